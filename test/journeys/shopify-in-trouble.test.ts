import { afterEach, beforeEach, expect, test } from "vitest";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { backfillOrdersJob } from "#app/pipeline/orders/jobs.ts";
import { db } from "#app/runtime/database.server.ts";
import { getAccessLostAt } from "#app/shopify/access-loss.server.ts";
import { createClock } from "#test/local-store/clock.ts";
import { generateWorld } from "#test/local-store/world/generate-world.ts";
import { type ConnectedApp, startConnectedApp } from "#test/support/connected-app.ts";
import { emptyDatabase, withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();

const HOUR = 3_600_000;
let app: ConnectedApp;
let shop: string;
let orders: number;
let variantId: number;

beforeEach(async () => {
  await emptyDatabase();
  const world = generateWorld({ seed: 4, now: new Date().toISOString(), orders: 60 });
  shop = world.shop.domain;
  orders = world.orders.length;
  variantId = world.products[0]?.variants[0]?.id ?? 0;
  // Stands still but for `advance`: access tokens expire by it.
  app = await startConnectedApp({ worlds: [world], clock: createClock({ speed: 1 }) });
  app.store.install(shop, [...app.store.manifest.scopes, "read_all_orders"]);
});
afterEach(() => app.stop());

const intakes = () => db().intake.findMany({ orderBy: { startedAt: "asc" } });

test("a throttled and failing Admin API only takes longer", async () => {
  Object.assign(app.store.adminDeps.faults, { throttleNext: 3, failNext: { times: 2, status: 503 } });
  await app.open(shop);
  await app.untilIdle();
  expect(await intakes()).toMatchObject([{ status: "done" }, { status: "done" }]);
  expect(await db().order.count()).toBe(orders);
});

test("a download that breaks off goes on where it stopped", async () => {
  app.store.adminDeps.faults.truncateBulkDownload = { atByte: 20_000, times: 2 };
  await app.open(shop);
  await app.untilIdle();
  expect((await intakes()).map((intake) => intake.status)).toEqual(["done", "done"]);
  expect(await db().order.count()).toBe(orders);
  const tries = await db().jobRun.findMany({ where: { outcome: "retrying" } });
  expect(tries.length).toBeGreaterThan(0);
  expect(tries[0]?.reason).toMatch(/broke off|ended early/);
});

test("a bulk operation that Shopify ends early leaves what came, and says so", async () => {
  await app.open(shop);
  await app.untilIdle();
  app.store.adminDeps.faults.failBulkNext = { afterObjects: 40, errorCode: "TIMEOUT" };
  await enqueue(db(), backfillOrdersJob, { shop });
  await app.untilIdle();
  const last = (await intakes()).at(-1);
  expect(last).toMatchObject({ kind: "orders.bulk", status: "partial" });
  expect(last?.message).toMatch(/Shopify stopped after \d+ rows, which are kept: it took Shopify too long; read again/);
  expect(await db().order.count()).toBe(orders);
});

test("an expired token is renewed once, by whoever comes first", async () => {
  await app.open(shop);
  await app.untilIdle();
  const before = await db().session.findFirst();
  // For the app's own clock the token is expired too.
  await db().session.updateMany({ data: { expires: new Date(Date.now() - HOUR) } });
  app.store.placeOrder(shop, { lines: [{ variantId, quantity: 1 }] });
  await app.untilIdle();
  const after = await db().session.findFirst();
  expect(after?.accessToken).not.toBe(before?.accessToken);
  expect(after?.refreshToken).not.toBe(before?.refreshToken);
  expect(await db().order.count()).toBe(orders + 1);
});

test("a revoked token ends the work with what to do, and opening the app again catches up", async () => {
  await app.open(shop);
  await app.untilIdle();
  app.store.revokeTokens(shop);
  app.store.placeOrder(shop, { lines: [{ variantId, quantity: 1 }] });
  await app.untilIdle();
  expect(await getAccessLostAt(shop)).not.toBeNull();
  const failed = await db().jobRun.findFirst({ where: { outcome: "failed" } });
  expect(failed?.reason).toMatch(/Open Tandem in the Shopify admin once/);
  expect(await db().delivery.count({ where: { status: "waiting" } })).toBeGreaterThan(0);
  await app.open(shop);
  await app.untilIdle();
  expect(await getAccessLostAt(shop)).toBeNull();
  expect(await db().order.count()).toBe(orders + 1);
  expect(await db().delivery.count({ where: { status: "waiting" } })).toBe(0);
});

test("when the token endpoint can't be reached the work waits and goes on", async () => {
  await app.open(shop);
  await app.untilIdle();
  await db().session.updateMany({ data: { expires: new Date(Date.now() - HOUR) } });
  app.store.authFaults.set({ kind: "unreachable", times: 1 });
  app.store.placeOrder(shop, { lines: [{ variantId, quantity: 1 }] });
  await app.untilIdle();
  expect(await getAccessLostAt(shop)).toBeNull();
  expect(await db().order.count()).toBe(orders + 1);
});
