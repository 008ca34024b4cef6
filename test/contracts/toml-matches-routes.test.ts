import ts from "typescript";
import { describe, expect, test } from "vitest";
import { readAccountSchema } from "#test/contracts/account-schema.ts";
import { constantTexts } from "#test/contracts/constant-text.ts";
import { eachNode, parseSource } from "#test/contracts/parse-source.ts";
import {
  checkScopes,
  listDocumentNeeds,
  listMetafieldNeeds,
  listOpenedNeeds,
  listTopicNeeds,
} from "#test/contracts/scopes.ts";
import { type Finding, readTree, type SourceFile } from "#test/contracts/source-tree.ts";
import { type Manifest, parseManifest, readManifestText } from "#test/contracts/toml.ts";
import { loadAdminSchema } from "#test/local-store/admin-api/schema.ts";

/** Without these three, Shopify's review refuses an app. */
const PRIVACY_TOPICS = ["customers/data_request", "customers/redact", "shop/redact"];

/** Checks that each topic of the toml has its route and each webhook route its topic, and that all their words agree. */
function checkRoutes(toml: string, files: readonly SourceFile[]): Finding[] {
  const routes = files.filter((file) => file.path.startsWith("app/routes/"));
  const manifest = parseManifest(toml);
  const topics = manifest.webhooks.subscriptions.flatMap((one) =>
    [...one.topics, ...one.compliance_topics].map((topic) => ({ topic, uri: one.uri })),
  );
  const wanted = topics.map(({ topic }) => routeOf(topic));
  const orphans = routes.filter((file) => /\/webhooks\./.test(file.path) && !wanted.includes(file.path));
  const repeated = topics.filter(({ topic }, index) => topics.findIndex((one) => one.topic === topic) !== index);
  const privacy = manifest.webhooks.subscriptions.flatMap((one) => one.compliance_topics);
  return [
    ...topics.flatMap(({ topic, uri }) => judgeTopic(topic, uri, toml, files)),
    ...orphans.map((file) => `${file.path} handles a webhook that shopify.app.toml does not subscribe to`),
    ...repeated.map(({ topic }) => `${topic} is subscribed to twice`),
    ...PRIVACY_TOPICS.filter((topic) => !privacy.includes(topic)).map((topic) => `${topic} is missing`),
  ];
}

function routeOf(topic: string): string {
  return `app/routes/webhooks.${topic.replaceAll("/", ".")}.ts`;
}

function judgeTopic(topic: string, uri: string, toml: string, files: readonly SourceFile[]): Finding[] {
  const path = routeOf(topic);
  const route = files.find((file) => file.path === path);
  const named = new RegExp(`^# (.*)\\n\\[\\[webhooks\\.subscriptions\\]\\]\\n.*topics = \\["${topic}"\\]`, "m").exec(
    toml,
  );
  const findings = [];
  if (uri !== `/webhooks/${topic}`) findings.push(`${topic} goes to ${uri}: its address is /webhooks/${topic}`);
  if (named?.[1] !== path) findings.push(`the comment over ${topic} must name ${path}`);
  if (!route) findings.push(`${topic} has no route: ${path} is missing`);
  else if (!topicsOf(route, files).includes(topic)) findings.push(`${path} does not say "${topic}"`);
  return findings;
}

/** What a route says its `topic` is. */
function topicsOf(route: SourceFile, files: readonly SourceFile[]): string[] {
  return [...eachNode(parseSource(route))].flatMap((node) =>
    ts.isPropertyAssignment(node) && node.name.getText() === "topic"
      ? constantTexts(node.initializer, route, files)
      : [],
  );
}

/** Checks that the addresses of the toml hang under one. */
function checkAddresses({ application_url, auth }: Manifest): Finding[] {
  const foreign = auth.redirect_urls.filter((url) => new URL(url).origin !== new URL(application_url).origin);
  return foreign.map((url) => `${url} is not under ${application_url}`);
}

const toml = readManifestText();
const manifest = parseManifest(toml);
const app = readTree("app");

describe("checkRoutes", () => {
  test("every webhook topic has its route, every webhook route its topic, and the comment over it names it", () => {
    expect(checkRoutes(toml, app)).toEqual([]);
  });

  const small = `application_url = "https://a.example"
[access_scopes]
scopes = "read_orders"
[auth]
redirect_urls = ["https://a.example/auth/callback"]
[webhooks]
api_version = "2026-10"
${["orders/create", ...PRIVACY_TOPICS]
  .map((topic) => {
    const kind = PRIVACY_TOPICS.includes(topic) ? "compliance_topics" : "topics";
    return `# ${routeOf(topic)}\n[[webhooks.subscriptions]]\n${kind} = ["${topic}"]\nuri = "/webhooks/${topic}"\n`;
  })
  .join("\n")}`;
  const good = ["orders/create", ...PRIVACY_TOPICS].map((topic) => ({
    path: routeOf(topic),
    text: `takeInWebhook(request, { topic: "${topic}" })`,
  }));

  test("finds nothing where all agree", () => {
    expect(checkRoutes(small, good)).toEqual([]);
  });

  test.each([
    ["a topic without a route", small, good.slice(1)],
    ["a route without a topic", small, [...good, { path: "app/routes/webhooks.carts.update.ts", text: "" }]],
    [
      "a route that answers another topic",
      small,
      [{ path: routeOf("orders/create"), text: 'take({ topic: "orders/paid" })' }, ...good.slice(1)],
    ],
    ["an address that is not the route's", small.replace('"/webhooks/orders/create"', '"/webhooks/orders"'), good],
    [
      "a comment that names another file",
      small.replace("# app/routes/webhooks.orders.create.ts", "# app/routes/webhooks.ts"),
      good,
    ],
    [
      "a missing privacy topic",
      small.replace(/compliance_topics = \["shop\/redact"\]/, 'topics = ["shop/redact"]'),
      good,
    ],
  ])("finds %s", (_what, text, files) => {
    expect(checkRoutes(text, files)).toHaveLength(1);
  });
});

describe("checkAddresses", () => {
  test("all addresses of the app hang under one", () => {
    expect(checkAddresses(manifest)).toEqual([]);
    const elsewhere = { ...manifest, auth: { redirect_urls: ["https://elsewhere.example/auth/callback"] } };
    expect(checkAddresses(elsewhere)).toHaveLength(1);
  });
});

describe("checkScopes", () => {
  const admin = loadAdminSchema();
  const { scopes, optional_scopes } = manifest.access_scopes;
  const topics = manifest.webhooks.subscriptions.flatMap((one) => one.topics);
  const keysOf = (owner: "product" | "customer" | "discount") => Object.keys(manifest[owner]?.metafields.app ?? {});
  const keys = { product: keysOf("product"), customer: keysOf("customer"), discount: keysOf("discount") };
  const opened = (["product", "customer", "order", "discount"] as const).flatMap((owner) =>
    Object.entries(manifest[owner]?.metafields.app ?? {}).map(([key, { access }]) => {
      return { owner, key, opened: access.customer_account };
    }),
  );
  const needs = [
    ...listDocumentNeeds(app, admin),
    ...listTopicNeeds(topics, admin),
    ...listMetafieldNeeds(keys, app),
    ...listOpenedNeeds(opened),
    ...listDocumentNeeds(readTree("extensions/checkout-offers"), readAccountSchema()),
  ];

  test("the scopes asked for are exactly those used", () => {
    expect(checkScopes([...scopes, ...optional_scopes], needs, app)).toEqual([]);
  });

  test("finds a scope that a document needs and nobody asks for", () => {
    const text = "const a = `#graphql\nquery Read { draftOrders(first: 1) { nodes { id } } }`;";
    const planted = listDocumentNeeds([{ path: "app/shopify/a.ts", text }], admin);
    expect(checkScopes(["read_orders"], planted, [])).toEqual([
      expect.stringContaining("demands read_draft_orders"),
      "shopify.app.toml asks for read_orders, which nothing uses",
    ]);
  });

  test("finds a write scope that nothing writes with, beside the read scope that is used", () => {
    const text = "const a = `#graphql\nquery Read { products(first: 1) { nodes { id } } }`;";
    const reading = listDocumentNeeds([{ path: "app/shopify/a.ts", text }], admin);
    expect(checkScopes(["read_products"], reading, [])).toEqual([]);
    expect(checkScopes(["read_products", "write_products"], reading, [])).toHaveLength(1);
  });

  test("finds a scope that a webhook needs and nobody asks for", () => {
    expect(checkScopes([], listTopicNeeds(["orders/create", "app/uninstalled"], admin), [])).toHaveLength(1);
    expect(checkScopes(["read_orders"], listTopicNeeds(["orders/create"], admin), [])).toEqual([]);
  });

  test("finds a scope that metafields need, once the application writes them", () => {
    const writer = { path: "app/shopify/a.ts", text: "mutation Save { metafieldsSet }" };
    const owned = { product: ["bundles"], customer: ["picks"] };
    expect(listMetafieldNeeds(owned, [])).toEqual([]);
    expect(checkScopes([], listMetafieldNeeds(owned, [writer]), [])).toHaveLength(1);
    expect(checkScopes(["write_products"], listMetafieldNeeds(owned, [writer]), [])).toEqual([]);
    const picks = { path: "app/pipeline/publishing/wire.ts", text: 'const key = "picks";' };
    const needs = listMetafieldNeeds(owned, [writer, picks]);
    expect(checkScopes(["write_products"], needs, [])).toEqual([
      expect.stringContaining("demands write_customers"),
      expect.stringContaining("write_products, which nothing uses"),
    ]);
  });

  test("finds a scope that a metafield opened to customers needs, for reading and for writing", () => {
    const needs = listOpenedNeeds([
      { owner: "order", key: "suggestion", opened: "read_write" },
      { owner: "product", key: "bundles", opened: "none" },
    ]);
    expect(checkScopes(["customer_read_orders", "customer_write_orders"], needs, [])).toEqual([]);
    expect(checkScopes(["customer_write_orders"], needs, [])).toHaveLength(1);
    expect(
      checkScopes(["customer_read_orders", "customer_write_orders", "customer_read_customers"], needs, []),
    ).toEqual(["shopify.app.toml asks for customer_read_customers, which nothing uses"]);
  });

  test("finds a scope that an extension needs in customers' accounts", () => {
    const text = "const a = `#graphql\nquery Read { customer { orders(first: 1) { nodes { id } } } }`;";
    const asking = listDocumentNeeds([{ path: "extensions/a/a.ts", text }], readAccountSchema());
    expect(checkScopes(["customer_read_customers", "customer_read_orders"], asking, [])).toEqual([]);
    expect(checkScopes([], asking, [])).toEqual([
      expect.stringContaining("Customer, which demands customer_read_customers"),
      expect.stringContaining("Order, which demands customer_read_orders"),
    ]);
  });

  test("a scope that code tells apart by name is used", () => {
    const reader = { path: "app/shops/a.ts", text: 'scopes.includes("read_all_orders")' };
    expect(checkScopes(["read_all_orders"], [], [reader])).toEqual([]);
    expect(checkScopes(["read_all_orders"], [], [])).toHaveLength(1);
  });
});
