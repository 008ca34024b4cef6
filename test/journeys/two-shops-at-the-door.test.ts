import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db, Prisma } from "#app/runtime/database.server.ts";
import { loadRoute, request, routeFiles, type Visit, visit, workOffQueue } from "#test/journeys/two-shops/door.ts";
import { digestRows } from "#test/journeys/two-shops/rows.ts";
import { startTwins, type Twins } from "#test/journeys/two-shops/twins.ts";
import { SAY_NOTHING, VISITS } from "#test/journeys/two-shops/visits.ts";
import { TELL_TALE } from "#test/journeys/two-shops/worlds.ts";
import { countRows } from "#test/shops/rows-of-a-shop.ts";
import { signedWebhook } from "#test/support/signed-webhook.ts";
import { withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();

let twins: Twins;
let mine: string;
let other: string;

beforeAll(async () => {
  twins = await startTwins();
  mine = twins.mine.shop.domain;
  other = twins.other.shop.domain;
}, 120_000);
afterAll(() => twins.app.stop());

const visits = Object.entries(VISITS).flatMap(([file, list]) => list.map((one): [string, Visit] => [file, one]));
/** Domains that a request named itself say nothing. */
const withoutNames = (text: string) => text.toLowerCase().replaceAll(`${TELL_TALE}.myshopify.com`, "");

async function expectOtherUntouched(run: () => Promise<string>): Promise<void> {
  const before = await digestRows(db(), other);
  const answer = await run();
  expect(await digestRows(db(), other)).toEqual(before);
  expect(withoutNames(answer)).not.toContain(TELL_TALE);
}

test("every route is tried below", () => {
  const webhooks = routeFiles.filter((file) => file.startsWith("webhooks."));
  expect(Object.keys(VISITS).toSorted()).toEqual(routeFiles.filter((file) => !webhooks.includes(file)).toSorted());
  expect(Object.keys(BODIES).toSorted()).toEqual(webhooks.map(topicOf).toSorted());
});

describe("a page opened with one shop's session", () => {
  test.each(visits)("%s shows and changes nothing of the other, %j", async (file, one) => {
    await expectOtherUntouched(() =>
      visit(file, request(one, { token: twins.app.store.mintSessionToken(mine) }), one.params),
    );
  });

  test.each(visits)("%s does not either when the address names the other, %j", async (file, one) => {
    const token = twins.app.store.mintSessionToken(mine);
    const host = Buffer.from(`admin.shopify.com/store/${TELL_TALE}`).toString("base64");
    const query = new URLSearchParams({ shop: other, host, embedded: "1" });
    await expectOtherUntouched(() => visit(file, request(one, { token, query }), one.params));
    // The first load of the frame: the token is in the address, and no header brings another.
    query.set("id_token", token);
    await expectOtherUntouched(() => visit(file, request(one, { query }), one.params));
  });

  test("shows what the other has to the other alone", async () => {
    const shown = new Set<string>();
    for (const [file, one] of visits.filter(([, { form, body }]) => !form && !body)) {
      const answer = await visit(file, request(one, { token: twins.app.store.mintSessionToken(other) }), one.params);
      if (withoutNames(answer).includes(TELL_TALE)) shown.add(file);
    }
    expect([...shown, ...SAY_NOTHING].toSorted()).toEqual(Object.keys(VISITS).toSorted());
  });
});

describe("a session token", () => {
  const unsigned = (token: string) => {
    const head = Buffer.from(JSON.stringify({ alg: "none", typ: "JWT" })).toString("base64url");
    return `${head}.${token.split(".")[1]}.`;
  };
  const withBodyOf = (token: string, body: string) => {
    const [head, , signature] = token.split(".");
    return [head, body.split(".")[1], signature].join(".");
  };
  test.each<[string, () => string]>([
    ["is not signed", () => unsigned(twins.app.store.mintSessionToken(other))],
    [
      "is signed for another shop",
      () => withBodyOf(twins.app.store.mintSessionToken(mine), twins.app.store.mintSessionToken(other)),
    ],
    ["is over", () => twins.app.store.mintSessionToken(other, { expMs: -60_000 })],
    ["is for another app", () => twins.app.store.mintSessionToken(other, { claims: { aud: "another-app" } })],
  ])("that %s opens nothing", async (_what, token) => {
    for (const [file, one] of visits.filter(([file]) => file.startsWith("app"))) {
      const before = await digestRows(db(), other);
      const answer = await visit(file, request(one, { token: token() }), one.params);
      expect(answer, file).toMatch(/^401 /);
      expect(withoutNames(answer), file).not.toContain(TELL_TALE);
      expect(await digestRows(db(), other)).toEqual(before);
    }
  });
});

const gid = (kind: string, id: number | undefined) => `gid://shopify/${kind}/${id}`;

/** What each topic's body holds; every id is the other shop's too. */
const BODIES: Record<
  string,
  (given: { order: number; product: number; customers: number[]; email: string }) => object
> = {
  "orders/create": ({ order }) => ({ id: order }),
  "orders/updated": ({ order }) => ({ id: order }),
  "orders/cancelled": ({ order }) => ({ id: order }),
  "orders/delete": ({ order }) => ({ id: order }),
  "orders/edited": ({ order }) => ({ order_edit: { order_id: order } }),
  "refunds/create": ({ order }) => ({ id: 1, order_id: order }),
  "products/create": ({ product }) => ({ id: product }),
  "products/update": ({ product }) => ({ id: product }),
  "products/delete": ({ product }) => ({ id: product }),
  "bulk_operations/finish": () => ({
    admin_graphql_api_id: gid("BulkOperation", 51_000_000_000_001),
    status: "completed",
  }),
  "customers/merge": ({ customers: [kept, deleted] }) => ({
    admin_graphql_api_customer_kept_id: gid("Customer", kept),
    admin_graphql_api_customer_deleted_id: gid("Customer", deleted),
    status: "completed",
  }),
  "customers/data_request": ({ customers: [id], email, order }) => ({
    ...{ shop_domain: mine, customer: { id, email }, orders_requested: [order], data_request: { id: 5 } },
  }),
  "customers/redact": ({ customers: [id], email, order }) => ({
    ...{ shop_domain: mine, customer: { id, email }, orders_to_redact: [order] },
  }),
  "app/scopes_update": () => ({ current: ["read_orders", "read_products", "read_all_orders"] }),
  "app/uninstalled": () => ({ myshopify_domain: mine }),
  "shop/redact": () => ({ shop_domain: mine }),
};

function topicOf(file: string): string {
  return file.replace(/^webhooks\.|\.ts$/g, "").replace(".", "/");
}

async function post(topic: string, body: object, shop: string): Promise<string> {
  const file = `webhooks.${topic.replace("/", ".")}.ts`;
  const { action } = await loadRoute(file);
  expect(action).toBeDefined();
  return visit(file, signedWebhook(topic, body, { shop, triggeredAt: new Date().toISOString() }));
}

describe("a webhook for one shop", () => {
  beforeAll(() => workOffQueue(mine));

  test.each(Object.entries(BODIES))("about %s leaves the other alone", async (topic, compose) => {
    const { orders, products, customers } = twins.other;
    const ids = { order: orders.at(-2)?.id ?? 0, product: products.at(-2)?.id ?? 0, email: customers[3]?.email ?? "" };
    const body = compose({ ...ids, customers: [customers[3]?.id ?? 0, customers[4]?.id ?? 0] });
    await expectOtherUntouched(async () => {
      const answer = await post(topic, body, mine);
      expect(answer).toMatch(/^200 /);
      expect(await workOffQueue(mine)).not.toEqual([]);
      return answer;
    });
  });
});

describe("a webhook that comes after the shop was erased", () => {
  const kept = async () => Object.keys(await countRows(mine)).filter((table) => table !== "privacy_request");
  const given = { order: 1, product: 2, customers: [3, 4], email: "late@example.com" };
  const owed = ["customers/data_request", "customers/redact", "shop/redact"];

  test.each(Object.entries(BODIES).filter(([topic]) => !owed.includes(topic)))(
    "about %s leaves nothing",
    async (topic, compose) => {
      const before = await kept();
      expect(await post(topic, compose(given), mine)).toMatch(/^200 /);
      expect(await workOffQueue(mine)).toEqual([]);
      expect(await kept()).toEqual(before);
    },
  );

  test.each(owed)("about %s is done, and names nobody", async (topic) => {
    expect(await post(topic, BODIES[topic]?.(given) ?? {}, mine)).toMatch(/^200 /);
    expect(await workOffQueue(mine)).not.toEqual([]);
    expect(await db().privacyRequest.count({ where: { shop: mine, topic, doneAt: null } })).toBe(0);
    expect(await db().privacyRequest.count({ where: { shop: mine, topic, export: { not: Prisma.DbNull } } })).toBe(0);
    const about = { OR: [{ subjectId: { not: null } }, { about: { not: Prisma.DbNull } }] };
    expect(await db().delivery.count({ where: { shop: mine, ...about } })).toBe(0);
  });
});
