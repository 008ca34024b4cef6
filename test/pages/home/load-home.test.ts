import { beforeEach, describe, expect, test } from "vitest";
import { loadHome } from "#app/pages/home/load-home.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { markAccessLost } from "#app/shopify/access-loss.server.ts";
import { aDelivery, anIntake, aPromise, aTry, minutesAgo, now } from "#test/pages/records.ts";
import { aShop } from "#test/pipeline/orders/file/a-file.ts";
import { takeInOrder } from "#test/shops/an-order.ts";
import { emptyDatabase, withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();
beforeEach(async () => {
  await emptyDatabase();
  await aShop();
  await aShop({ shop: OTHER });
});

const SHOP = "a.myshopify.com";
const OTHER = "b.myshopify.com";

const reading = async (what: "products" | "orders") =>
  (await loadHome(SHOP, now)).readings.find((one) => one.what === what);

describe("loadHome", () => {
  test("a shop that has just been installed waits for both readings", async () => {
    const home = await loadHome(SHOP, now);
    expect(home.readings.map(({ what, state }) => [what, state])).toEqual([
      ["products", "waiting"],
      ["orders", "waiting"],
    ]);
    expect(home.counts).toEqual({ orders: 0, orderLines: 0, products: 0, customers: 0 });
    expect(home.concerns).toEqual([]);
    expect(home.reach).toEqual({ since: null, newest: null, fileSince: null, isLimited: true });
  });

  test.each([
    ["asked", "preparing"],
    ["reading", "reading"],
    ["done", "done"],
    ["partial", "partial"],
    ["failed", "failed"],
  ])("an intake that is %s is shown as %s", async (status, state) => {
    await anIntake({ shop: SHOP, status, rowsRead: 40n, rowsTotal: 100n, objectsRead: 12n });
    expect(await reading("orders")).toMatchObject({ state, rows: 40, rowsTotal: 100, objects: 12 });
  });

  test("what an earlier install read says nothing of this one", async () => {
    await db().shop.updateMany({ where: { shop: SHOP }, data: { installGeneration: 2 } });
    await anIntake({ shop: SHOP, kind: "products.bulk", installGeneration: 1 });
    expect(await reading("products")).toMatchObject({ state: "waiting", startedAt: null });
  });

  test("counts and reach are this shop's", async () => {
    await takeInOrder({ id: 1, customerId: 7, of: SHOP });
    await takeInOrder({ id: 2, customerId: 8, source: "file", of: SHOP });
    await db().order.updateMany({
      where: { shop: SHOP, orderId: 2n },
      data: { processedAt: new Date("2024-05-01T00:00:00Z") },
    });
    await takeInOrder({ id: 3, customerId: 9, of: OTHER });
    const { counts, reach } = await loadHome(SHOP, now);
    expect(counts).toMatchObject({ orders: 2, orderLines: 2, customers: 2 });
    expect(reach).toEqual({
      since: new Date("2026-02-01T10:00:00Z"),
      newest: new Date("2026-02-01T10:00:00Z"),
      fileSince: new Date("2024-05-01T00:00:00Z"),
      isLimited: true,
    });
  });

  test("an upload that reaches no further back than Shopify is not praised for it", async () => {
    await takeInOrder({ id: 1, of: SHOP });
    await takeInOrder({ id: 2, source: "file", of: SHOP });
    expect((await loadHome(SHOP, now)).reach.fileSince).toBeNull();
  });

  test("with all orders granted, the reach is not limited", async () => {
    await db().shop.updateMany({ where: { shop: SHOP }, data: { scopes: ["read_orders", "read_all_orders"] } });
    expect((await loadHome(SHOP, now)).reach.isLimited).toBe(false);
  });

  test("nothing of another shop is a concern of this one", async () => {
    await markAccessLost(OTHER, now);
    await anIntake({ shop: OTHER, status: "failed" });
    await anIntake({ shop: OTHER, kind: "orders.file", status: "failed" });
    await aTry({ shop: OTHER, outcome: "failed" });
    await aDelivery({ shop: OTHER, status: "failed" });
    await db().stageRun.create({ data: { shop: OTHER, stage: "orders", startedAt: now } });
    const mine = await loadHome(SHOP, now);
    expect(mine.concerns).toEqual([]);
    expect(mine.stages).toEqual([]);
    expect((await loadHome(OTHER, now)).concerns).toHaveLength(5);
  });

  test("prices are those of this shop's last 30 days", async () => {
    const days = (count: number) => minutesAgo(count * 24 * 60);
    await aPromise({ shop: SHOP, verdict: "kept", orderedAt: days(1) });
    await aPromise({ shop: SHOP, verdict: "better", orderedAt: days(29) });
    await aPromise({ shop: SHOP, verdict: "broken", orderedAt: days(3) });
    await aPromise({ shop: SHOP, verdict: "broken", orderedAt: days(31) });
    await aPromise({ shop: SHOP, verdict: "not-due", orderedAt: days(1) });
    await aPromise({ shop: OTHER, verdict: "broken", orderedAt: days(1) });
    expect((await loadHome(SHOP, now)).prices).toEqual({ kept: 2, broken: 1, days: 30 });
  });

  test("a failed task is no concern once the same work has been done", async () => {
    await aTry({ shop: SHOP, outcome: "failed", startedAt: minutesAgo(20) });
    expect((await loadHome(SHOP, now)).concerns).toHaveLength(1);
    await aTry({ shop: SHOP, outcome: "done", startedAt: minutesAgo(2) });
    expect((await loadHome(SHOP, now)).concerns).toEqual([]);
  });

  test("only the newest upload of a kind is a concern", async () => {
    await anIntake({ shop: SHOP, kind: "orders.file", status: "failed", startedAt: minutesAgo(20) });
    expect((await loadHome(SHOP, now)).concerns).toHaveLength(1);
    await anIntake({ shop: SHOP, kind: "orders.file", status: "done", startedAt: minutesAgo(2) });
    expect((await loadHome(SHOP, now)).concerns).toEqual([]);
  });
});
