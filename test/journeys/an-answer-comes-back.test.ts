import { afterAll, beforeAll, expect, test } from "vitest";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { backfillOrdersJob, reconcileOrdersJob } from "#app/pipeline/orders/jobs.ts";
import { db } from "#app/runtime/database.server.ts";
import { setOrderMetafield } from "#test/local-store/admin-api/metafields/set-order-metafield.ts";
import { generateWorld } from "#test/local-store/world/generate-world.ts";
import { type ConnectedApp, startConnectedApp } from "#test/support/connected-app.ts";
import { until } from "#test/support/real-app.ts";
import { withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();

const world = generateWorld({ seed: 5, now: new Date().toISOString(), orders: 60 });
const shop = world.shop.domain;
const order = world.orders.findLast(({ customerId }) => customerId !== null);
const orderId = order?.id ?? 0;
let app: ConnectedApp;

beforeAll(async () => {
  app = await startConnectedApp({ worlds: [world] });
  await app.open(shop);
  await app.untilIdle();
});
afterAll(() => app.stop());

/** The shopper writes this onto their order, as order status does. */
function write(answer: object | string): void {
  const value = typeof answer === "string" ? answer : JSON.stringify({ v: 1, id: "v1", useful: true, ...answer });
  const { adminDeps: deps, clock } = app.store;
  const written = setOrderMetafield(
    { orderId, key: "suggestion", value },
    { shop: app.store.shop(shop), deps, nowMs: clock.now() },
  );
  if ("userError" in written) throw new Error(written.userError.message);
}

async function stored() {
  const rows = await db().orderAnswer.findMany({ where: { shop } });
  return rows.map(({ orderId, versionId, useful, said }) => ({ orderId, versionId, useful, said }));
}

/** While no webhook arrives. */
async function unheard(change: () => void): Promise<void> {
  app.store.webhooks.faults.add({ kind: "drop", times: 100 });
  change();
  await app.store.webhooks.settled();
  app.store.webhooks.faults.clear();
}

/** Not until all is idle: finding new offers takes longer, and no answer waits for it. */
async function untilHeard(): Promise<void> {
  await app.store.webhooks.settled();
  await until("what was told and asked for is read", async () => {
    const waiting = await db().delivery.count({ where: { shop, status: "waiting" } });
    const kinds = ["orders.refresh", "orders.reconcile", "orders.backfill", "intake.wake"];
    const [row] = await db().$queryRaw<{ n: number }[]>`
      select count(*)::int as n from pgboss.job where state in ('created', 'retry', 'active') and name = any(${kinds})`;
    return waiting === 0 && row?.n === 0;
  });
}

const answer = { orderId: BigInt(orderId), versionId: "v1", useful: true, said: null };

test("an answer on order status comes with the order's webhook, and again when the shopper adds a sentence", async () => {
  write({});
  await untilHeard();
  expect(await stored()).toEqual([answer]);
  write({ useful: false, said: "שלי\nwas a gift 🌱" });
  await untilHeard();
  expect(await stored()).toEqual([{ ...answer, useful: false, said: "שלי was a gift 🌱" }]);
});

test("an answer whose webhook was lost is found by the reconcile", async () => {
  await unheard(() => write({ said: "In the end it was" }));
  expect(await stored()).toMatchObject([{ useful: false }]);
  await enqueue(db(), reconcileOrdersJob, { shop });
  await untilHeard();
  expect(await stored()).toEqual([{ ...answer, said: "In the end it was" }]);
});

test("a bulk read brings answers too", async () => {
  await db().orderAnswer.deleteMany({ where: { shop } });
  await enqueue(db(), backfillOrdersJob, { shop });
  await untilHeard();
  expect(await stored()).toEqual([{ ...answer, said: "In the end it was" }]);
});

test("what a browser made up is no answer, and keeps no order out", async () => {
  write('{"v":1,"id":"v1","useful":true,"said":"a\\u0000b"}');
  await untilHeard();
  expect(await stored()).toEqual([{ ...answer, said: "a b" }]);
  write({ said: "a".repeat(301) });
  await untilHeard();
  expect(await stored()).toEqual([]);
  expect(await db().delivery.count({ where: { shop, status: { not: "handled" } } })).toBe(0);
});

test("an answer goes with its order", async () => {
  write({});
  await untilHeard();
  expect(await stored()).toHaveLength(1);
  app.store.deleteOrder(shop, { orderId });
  await untilHeard();
  expect(await stored()).toEqual([]);
});
