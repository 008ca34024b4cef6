import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { aSmallWorld } from "./a-small-world.ts";
import { startStubApp } from "./a-stub-app.ts";
import { askShopify, credentials, projectManifest, SHOP, START_MS } from "./a-test-store.ts";
import { createClock } from "./clock.ts";
import { startLocalStore } from "./start-local-store.ts";
import type { World } from "./world/types.ts";

/** Runs a store on the same folder as often as it is called; each run ends before the next begins. */
async function runsOnOneFolder() {
  const dataDir = mkdtempSync(join(tmpdir(), "local-store-test-"));
  const stub = await startStubApp();
  onTestFinished(async () => {
    await stub.close();
    rmSync(dataDir, { recursive: true });
  });
  const start = (world: World = aSmallWorld()) =>
    startLocalStore({
      worlds: [world],
      app: { ...credentials, url: stub.url, manifest: projectManifest() },
      dataDir,
      clock: createClock({ startMs: START_MS, speed: 0 }),
    });
  return { start, stub };
}

async function exchange(store: Awaited<ReturnType<typeof startLocalStore>>) {
  const answer = await askShopify(store, "/admin/oauth/access_token", {
    body: {
      client_id: credentials.apiKey,
      client_secret: credentials.apiSecret,
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: store.mintSessionToken(SHOP),
      expiring: "1",
    },
  });
  return (await answer.json()).access_token as string;
}

test("a second run goes on with the tokens, the orders and the changes of the first", async () => {
  const { start } = await runsOnOneFolder();
  const first = await start();
  const token = await exchange(first);
  const { world } = first.shop(SHOP);
  const [mug, teapot] = world.products;
  first.placeOrder(SHOP, { lines: [{ variantId: mug?.variants[0]?.id ?? 0, quantity: 2 }], email: "new@example.com" });
  first.cancelOrder(SHOP, { orderId: world.orders[0]?.id ?? 0 });
  first.deleteProduct(SHOP, { productId: teapot?.id ?? 0 });
  await first.close();

  const second = await start();
  onTestFinished(() => second.close());
  const after = second.shop(SHOP).world;
  expect({ ...after, planted: [] }).toEqual({ ...world, planted: [] });
  expect(second.shop(SHOP).generation).toBe(1);
  const body = { query: "{ shop { name } }" };
  expect((await askShopify(second, "/admin/api/2026-10/graphql.json", { token, body })).status).toBe(200);
  const next = second.placeOrder(SHOP, { lines: [{ variantId: mug?.variants[0]?.id ?? 0, quantity: 1 }] });
  expect(next.find((one) => one.what === "order-created")).toMatchObject({ order: { name: "#1003" } });
});

test("a webhook that was still to be retried is retried by the next run", async () => {
  const { start, stub } = await runsOnOneFolder();
  const first = await start();
  first.install(SHOP);
  stub.webhookAnswers.push(500);
  const [delivery] = first.webhooks.send(SHOP, "orders/delete", { id: 7 });
  await first.webhooks.settled();
  await first.close();

  const second = await start();
  onTestFinished(() => second.close());
  await second.clock.advance(60_000);
  expect(stub.seen.map(({ headers }) => headers["x-shopify-webhook-id"])).toEqual([delivery?.id, delivery?.id]);
  expect(second.webhooks.log().map(({ status }) => status)).toEqual(["delivered"]);
});

test("shop/redact is still due after a restart", async () => {
  const { start, stub } = await runsOnOneFolder();
  const first = await start();
  first.install(SHOP);
  first.uninstall(SHOP);
  await first.webhooks.settled();
  await first.close();

  const second = await start();
  onTestFinished(() => second.close());
  await second.clock.advance(48 * 3_600_000);
  await second.webhooks.settled();
  expect(stub.seen.map(({ headers }) => headers["x-shopify-topic"])).toEqual(["app/uninstalled", "shop/redact"]);
});

test("a shop that is started with another world begins anew", async () => {
  const { start } = await runsOnOneFolder();
  const first = await start();
  first.install(SHOP);
  await first.close();
  const second = await start(aSmallWorld({ orders: [] }));
  onTestFinished(() => second.close());
  expect(second.shop(SHOP).installation).toBeNull();
});
