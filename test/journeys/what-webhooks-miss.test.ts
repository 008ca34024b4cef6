import { afterAll, beforeAll, expect, test } from "vitest";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { compareOrdersJob, reconcileOrdersJob } from "#app/pipeline/orders/jobs.ts";
import { db } from "#app/runtime/database.server.ts";
import { generateWorld } from "#test/local-store/world/generate-world.ts";
import { type ConnectedApp, startConnectedApp } from "#test/support/connected-app.ts";
import { withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();

const world = generateWorld({ seed: 3, now: new Date().toISOString(), orders: 80 });
const shop = world.shop.domain;
const variants = world.products.flatMap((product) => product.variants).map((variant) => variant.id);
let app: ConnectedApp;

beforeAll(async () => {
  app = await startConnectedApp({ worlds: [world] });
  await app.open(shop);
  await app.untilIdle();
});
afterAll(() => app.stop());

test("without read_all_orders the orders older than 60 days are absent, not an error", async () => {
  const reachable = world.orders.filter((order) => Date.parse(order.createdAt) > Date.now() - 60 * 86_400_000);
  expect(await db().order.count()).toBe(reachable.length);
  expect(reachable.length).toBeLessThan(world.orders.length);
});

test("a lost webhook is found by the reconcile, an order of 300 lines with all of them", async () => {
  app.store.webhooks.faults.add({ kind: "drop", times: 100 });
  const lines = Array.from({ length: 300 }, (_, i) => ({ variantId: variants[i % variants.length] ?? 0, quantity: 1 }));
  app.store.placeOrder(shop, { lines });
  await app.untilIdle();
  app.store.webhooks.faults.clear();
  const orderId = BigInt(app.store.shop(shop).world.orders.at(-1)?.id ?? 0);
  expect(await db().order.findFirst({ where: { shop, orderId } })).toBeNull();
  await enqueue(db(), reconcileOrdersJob, { shop });
  await app.untilIdle();
  expect(await db().order.findFirst({ where: { shop, orderId } })).not.toBeNull();
  expect(await db().orderLine.count({ where: { shop, orderId } })).toBe(300);
});

test("a lost deletion is found by the weekly comparison, which removes no order it can't see", async () => {
  const order = app.store.shop(shop).world.orders.at(-2);
  const before = await db().order.count();
  app.store.webhooks.faults.add({ kind: "drop", times: 100 });
  app.store.deleteOrder(shop, { orderId: order?.id ?? 0 });
  await app.untilIdle();
  app.store.webhooks.faults.clear();
  await enqueue(db(), reconcileOrdersJob, { shop });
  await app.untilIdle();
  expect(await db().order.count()).toBe(before);
  await enqueue(db(), compareOrdersJob, { shop });
  await app.untilIdle();
  expect(await db().order.count()).toBe(before - 1);
  expect(await db().order.findFirst({ where: { shop, orderId: BigInt(order?.id ?? 0) } })).toBeNull();
});

test("looking again finds nothing to change", async () => {
  const rows = await db().order.findMany({ orderBy: { orderId: "asc" } });
  for (const job of [reconcileOrdersJob, compareOrdersJob]) {
    await enqueue(db(), job, { shop });
    await app.untilIdle();
  }
  expect(await db().order.findMany({ orderBy: { orderId: "asc" } })).toEqual(rows);
});
