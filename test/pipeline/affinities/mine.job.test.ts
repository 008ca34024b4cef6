import { beforeEach, describe, expect, test } from "vitest";
import type { JobContext } from "#app/jobs/define-job.ts";
import { mineShop } from "#app/pipeline/affinities/mine.job.server.ts";
import { forgetShop, getMining, listAffinities } from "#app/pipeline/affinities/store.server.ts";
import { saveWholeOrders } from "#app/pipeline/orders/save-orders.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { saveSettings } from "#app/shops/settings-store.server.ts";
import { welcomeShop } from "#app/shops/welcome-shop.server.ts";
import { aLine, anOrder } from "#test/support/an-order.ts";
import { emptyDatabase, withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();

const shop = "a.myshopify.com";
const now = new Date("2026-03-01T10:00:00Z");
const context: JobContext = { now, clock: () => now, signal: new AbortController().signal, isLastTry: false };
const mine = (one = shop) => mineShop({ shop: one }, context);

beforeEach(async () => {
  await emptyDatabase();
  await welcomeShop(shop, { scopes: ["read_orders"], now });
});

type Sold = { productIds: (number | null)[]; isTest?: boolean; ours?: number };

/** Saves orders a minute apart, the newest first, as a bulk result may bring them. */
async function sell(sold: readonly Sold[], of = shop): Promise<void> {
  const whole = sold.map(({ productIds, isTest = false, ours }, at) => {
    const orderId = BigInt(sold.length - at);
    const processedAt = new Date(now.getTime() - Number(at) * 60_000);
    const lines = productIds.map((id, line) =>
      aLine({
        orderId,
        lineId: BigInt(line + 1),
        productId: id === null ? null : BigInt(id),
        offerVersionId: id === ours ? "v1" : null,
      }),
    );
    return { order: anOrder({ orderId, processedAt, isTest }), lines };
  });
  await db().$transaction((tx) => saveWholeOrders(tx, of, whole, { source: "api", now }));
}

const repeat = (times: number, one: Sold): Sold[] => Array.from({ length: times }, () => one);
const others = Array.from({ length: 300 }, (_, i) => ({ productIds: [10 + (i % 10)] }));
const tied = repeat(12, { productIds: [1, 2] });

describe("mineShop", () => {
  test("stored orders become ties with their evidence", async () => {
    await sell([...others, ...tied, ...repeat(3, { productIds: [1], isTest: true }), { productIds: [null] }]);
    expect(await mine()).toEqual({ summary: "312 baskets, 1 pairs, 1 ties" });
    const ties = await listAffinities(db(), shop);
    expect(ties.map(({ productId, otherId, rank }) => [productId, otherId, rank])).toEqual([
      [1n, 2n, 1],
      [2n, 1n, 1],
    ]);
    expect(ties[0]?.evidence).toMatchObject({ together: 12, each: [12, 12], customers: 12, guests: 12 });
    expect(await getMining(db(), shop)).toMatchObject({
      ranAt: now,
      census: { orders: 316, baskets: 312, leftOut: { test: 3, noProduct: 1 } },
      pairsCounted: 1,
      pairsTied: 1,
      quality: { enough: false, n: 0 },
      addOns: [],
    });
  });

  test("a run puts what it finds in the place of what the one before found", async () => {
    await sell([...others, ...tied]);
    await mine();
    const before = await listAffinities(db(), shop);
    await mine();
    expect(await listAffinities(db(), shop)).toEqual(before);
    await saveSettings(db(), shop, "baskets", { excludedProducts: ["2"] });
    await mine();
    expect(await listAffinities(db(), shop)).toEqual([]);
  });

  test("what came through our own offers is no evidence, and counts apart", async () => {
    await sell([...others, ...tied, ...repeat(5, { productIds: [1, 2], ours: 2 })]);
    await mine();
    const [first] = await listAffinities(db(), shop);
    expect(first?.evidence).toMatchObject({ together: 12, each: [17, 12], throughOffers: 5 });
  });

  test("another shop's orders are neither read nor touched", async () => {
    const other = "b.myshopify.com";
    await welcomeShop(other, { scopes: ["read_orders"], now });
    await sell([...others, ...tied]);
    await mine();
    const before = await listAffinities(db(), shop);
    await mine(other);
    expect(await listAffinities(db(), other)).toEqual([]);
    expect(await listAffinities(db(), shop)).toEqual(before);
    await forgetShop(db(), other);
    expect(await listAffinities(db(), shop)).toEqual(before);
  });

  test("a shop that is gone is left alone, and forgetting leaves nothing", async () => {
    expect(await mine("gone.myshopify.com")).toMatchObject({ unchanged: true });
    await sell([...others, ...tied]);
    await mine();
    await forgetShop(db(), shop);
    expect(await listAffinities(db(), shop)).toEqual([]);
    expect(await getMining(db(), shop)).toBeNull();
  });

  test("more customers may be asked for", async () => {
    await sell([...others, ...tied]);
    await saveSettings(db(), shop, "baskets", { minCustomers: 13 });
    expect(await mine()).toMatchObject({ summary: "312 baskets, 1 pairs, 0 ties" });
  });
});
