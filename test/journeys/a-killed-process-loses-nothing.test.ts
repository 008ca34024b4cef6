import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "#app/runtime/database.server.ts";
import { generateWorld } from "#test/local-store/world/generate-world.ts";
import { prepareRealApp, type RealApp, until } from "#test/support/real-app.ts";
import { withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();

const world = generateWorld({ seed: 5, now: new Date().toISOString(), orders: 8000 });
const shop = world.shop.domain;
const lines = world.orders.reduce((sum, order) => sum + order.lines.length, 0);
const variantId = world.products[0]?.variants[0]?.id ?? 0;
let app: RealApp;

beforeAll(async () => {
  app = await prepareRealApp({ worlds: [world] });
  app.store.install(shop, [...app.store.manifest.scopes, "read_all_orders"]);
  await app.start();
});
afterAll(() => app.stop());

const backfill = () => db().intake.findFirst({ where: { shop, kind: "orders.bulk" } });

test("kill -9 in the middle of the first sync: the next process goes on where it was", async () => {
  expect(await app.open(shop)).toBe(200);
  await until("some rows are read", async () => Number((await backfill())?.rowsRead ?? 0) > 4000);
  await app.kill();
  const interrupted = await backfill();
  expect(interrupted?.finishedAt).toBeNull();
  expect(await db().order.count()).toBeLessThan(world.orders.length);
  await app.start();
  await until("the sync is done", async () => (await backfill())?.finishedAt != null, 90);
  const done = await backfill();
  expect(done).toMatchObject({ id: interrupted?.id, status: "done", rowsRead: done?.rowsTotal });
  expect(await db().order.count()).toBe(world.orders.length);
  expect(await db().orderLine.count()).toBe(lines);
}, 180_000);

test("kill -9 in the middle of a burst of webhooks: every order arrives", async () => {
  for (let n = 0; n < 150; n += 1) app.store.placeOrder(shop, { lines: [{ variantId, quantity: 1 + (n % 3) }] });
  await until(
    "some webhooks are stored",
    async () => (await db().delivery.count({ where: { topic: "orders/create" } })) > 20,
  );
  await app.kill();
  await app.store.webhooks.settled();
  await app.start();
  // Shopify tries again what was not answered, within four hours.
  await app.store.clock.advance(4 * 3_600_000);
  const expected = app.store.shop(shop).world.orders.length;
  await until("every order is stored", async () => (await db().order.count()) === expected, 90);
  await until("no delivery waits", async () => (await db().delivery.count({ where: { status: "waiting" } })) === 0, 60);
  expect(await db().delivery.count({ where: { topic: "orders/create" } })).toBe(150);
}, 180_000);
