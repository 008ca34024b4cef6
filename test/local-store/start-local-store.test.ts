import { createServer } from "node:http";
import { fetch } from "undici";
import { afterEach, expect, test } from "vitest";
import { aSmallWorld } from "./a-small-world.ts";
import { parseAppManifest } from "./app-manifest.ts";
import { makeRedirect } from "./redirect.ts";
import { type LocalStore, startLocalStore } from "./start-local-store.ts";
import { toOrderPayload } from "./webhooks/payloads/order-payload.ts";
import { signWebhook } from "./webhooks/post-delivery.ts";

const app = { apiKey: "key", apiSecret: "secret" };
const shop = "birch-and-brook.myshopify.com";
const manifest = parseAppManifest(`
name = "Tandem"
[access_scopes]
scopes = "read_orders,read_products"
[webhooks]
api_version = "2026-10"
[[webhooks.subscriptions]]
topics = ["orders/create"]
uri = "/webhooks/orders/create"
`);

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** An app that remembers what was posted to it. */
async function listenAsApp() {
  const seen: { path: string; headers: Record<string, unknown>; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    seen.push({ path: request.url ?? "", headers: request.headers, body });
    response.end("ok");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  const address = server.address();
  return { seen, url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}` };
}

async function start(url = "http://127.0.0.1:9"): Promise<LocalStore> {
  const store = await startLocalStore({ worlds: [aSmallWorld()], app: { ...app, url, manifest } });
  closing.push(() => store.close());
  return store;
}

test("a session token buys a token that the Admin API takes, over Shopify's own addresses", async () => {
  const store = await start();
  const dispatcher = makeRedirect(store.url);
  closing.push(() => dispatcher.close());
  const answer = await fetch(`https://${shop}/admin/oauth/access_token`, {
    dispatcher,
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      client_id: app.apiKey,
      client_secret: app.apiSecret,
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: store.mintSessionToken(shop),
      subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
      requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
      expiring: "1",
    }),
  });
  expect(answer.status).toBe(200);
  const tokens = (await answer.json()) as { access_token: string };
  expect(tokens).toMatchObject({
    expires_in: 3600,
    refresh_token_expires_in: 7_776_000,
    scope: "read_orders,read_products",
  });
  const data = await fetch(`https://${shop}/admin/api/2026-10/graphql.json`, {
    dispatcher,
    method: "POST",
    headers: { "content-type": "application/json", "x-shopify-access-token": tokens.access_token },
    body: JSON.stringify({ query: "{ shop { name } }" }),
  });
  expect(await data.json()).toMatchObject({ data: { shop: { name: "Birch & Brook" } } });
});

test("an order is told to the app as a signed webhook", async () => {
  const stub = await listenAsApp();
  const store = await start(stub.url);
  const { world } = store.shop(shop);
  const [order] = world.orders;
  if (!order) throw new Error("The small world has an order");
  store.webhooks.send(shop, "orders/create", toOrderPayload(world, order));
  await store.webhooks.settled();
  expect(stub.seen).toHaveLength(1);
  const [post] = stub.seen;
  expect(post?.path).toBe("/webhooks/orders/create");
  expect(post?.headers).toMatchObject({
    "x-shopify-topic": "orders/create",
    "x-shopify-shop-domain": shop,
    "x-shopify-api-version": "2026-10",
    "x-shopify-hmac-sha256": signWebhook(post?.body ?? "", app.apiSecret),
  });
  expect(JSON.parse(post?.body ?? "")).toMatchObject({
    id: order.id,
    total_price: "23.50",
    email: "ada.1@example.com",
  });
});
