import { describe, expect, test } from "vitest";
import { startDrawing } from "#app/kernel/draw.ts";
import { countPairs } from "#app/pipeline/affinities/count-pairs.ts";
import { indexBaskets } from "#app/pipeline/affinities/index-baskets.ts";
import { measureSet } from "#app/pipeline/affinities/measure-set.ts";
import { mineAffinities } from "#app/pipeline/affinities/mine-affinities.ts";
import type { BasketOrder } from "#app/pipeline/baskets/basket.ts";
import { DEFAULT_BASKET_RULES } from "#app/pipeline/baskets/basket-rules.ts";
import { composeBaskets } from "#app/pipeline/baskets/collect-baskets.ts";
import { readWorldFromCsv } from "#test/local-store/world/read-csv.ts";
import { firstSales, type PlainBasket, plainBaskets, plainSet } from "#test/pipeline/affinities/plain-recount.ts";
import { shuffleBaskets } from "#test/pipeline/affinities/shuffle-baskets.ts";
import { toBasketOrders } from "#test/pipeline/baskets/world-orders.ts";
import { findRealData } from "#test/support/real-data.ts";

const data = findRealData();

describe.skipIf(!data)("a year of a real shop with large baskets", async () => {
  const orders = data ? await readOrders(data) : [];
  const { baskets, census } = composeBaskets(orders, DEFAULT_BASKET_RULES);
  const mining = mineAffinities(baskets, { seed: 1 });
  const plain = plainBaskets(orders);
  const onSale = firstSales(plain);

  test("its 134 fully refunded orders are no baskets, the other 19,639 are", () => {
    expect(census).toEqual({ orders: 19_773, baskets: 19_639, leftOut: { refunded: 134 } });
  });

  test("every pair is counted as a plain recount counts it", { timeout: 120_000 }, () => {
    const table = countPairs(baskets, { atLeast: 1 });
    const { meetings, pairs } = countMeetings(plain);
    expect(mining.pairsCounted).toBe(pairs);
    expect(table.other.length).toBe(pairs);
    let different = 0;
    for (let a = 0; a + 1 < table.start.length; a++) {
      for (let pair = table.start[a] ?? 0; pair < (table.start[a + 1] ?? 0); pair++) {
        const [one, other] = [baskets.products[a] ?? 0n, baskets.products[table.other[pair] ?? 0] ?? 0n];
        if (meetings(one, other) !== table.together[pair]) different++;
      }
    }
    expect(different).toBe(0);
  });

  test("the evidence of ties and of sets of three and four is what a plain recount gives", () => {
    const index = indexBaskets(baskets);
    const draw = startDrawing(3);
    const tiesOf = Map.groupBy(mining.affinities, ({ productId }) => productId);
    for (let i = 0; i < 60; i++) {
      const { productId = 0n } = mining.affinities[draw(mining.affinities.length)] ?? {};
      const others = (tiesOf.get(productId) ?? []).slice(0, 1 + (i % 3)).map(({ otherId }) => otherId);
      const members = [productId, ...others];
      const measured = measureSet(
        index,
        members.map((id) => baskets.products.indexOf(id)),
      );
      const { support, confidence, expected, lift, plainLift, ...counts } = plainSet(plain, members, onSale);
      expect(measured).toMatchObject(counts);
      for (const [own, recounted] of [
        [measured.expected, expected],
        [measured.lift, lift],
        [measured.plainLift, plainLift],
      ] as const) {
        expect(own / recounted).toBeCloseTo(1, 9);
      }
    }
  });

  test("by the usual lift nearly every common pair looks tied, by ours at its sizes far from it", () => {
    const index = indexBaskets(baskets);
    const table = countPairs(baskets, { atLeast: 30 });
    let [pairs, byPlain, byOurs] = [0, 0, 0];
    for (let a = 0; a + 1 < table.start.length; a++) {
      for (let pair = table.start[a] ?? 0; pair < (table.start[a + 1] ?? 0); pair += 40) {
        const { plainLift, lift } = measureSet(index, [a, table.other[pair] ?? 0]);
        pairs++;
        if (plainLift > 1) byPlain++;
        if (lift > 1) byOurs++;
      }
    }
    expect(byPlain / pairs).toBeGreaterThan(0.99);
    expect(byOurs / pairs).toBeLessThan(0.7);
  });

  test("of its baskets shuffled, at most one tie in twenty is offered", () => {
    const shuffled = composeBaskets(shuffleBaskets(baskets, startDrawing(5)), DEFAULT_BASKET_RULES).baskets;
    expect([...shuffled.frequency]).toEqual([...baskets.frequency]);
    expect(mineAffinities(shuffled, { seed: 1 }).pairsTied).toBeLessThanOrEqual(mining.pairsTied * 0.05);
  });

  test("our ranking beats the best confidence rule, and the sum of confidences one and a half times", () => {
    const { quality } = mining;
    if (!quality.enough) throw new Error("a year is enough");
    expect(quality.n).toBeGreaterThan(3000);
    expect(quality.ours).toBeGreaterThan(quality.confidenceMax);
    expect(quality.ours).toBeGreaterThan(quality.confidenceSum * 1.5);
    expect(quality.ours).toBeGreaterThan(quality.popularity * 5);
  });
});

async function readOrders(files: { ordersFile: string; productsFile: string }): Promise<BasketOrder[]> {
  const { world } = await readWorldFromCsv({ ...files, domain: "real.myshopify.com", now: "2011-12-10T00:00:00Z" });
  return toBasketOrders(world);
}

/** A map of maps by small numbers: 28 million meetings are too many for keys of text. */
function countMeetings(all: readonly PlainBasket[]) {
  const numbers = new Map<bigint, number>();
  for (const { held } of all) for (const id of held) if (!numbers.has(id)) numbers.set(id, numbers.size);
  const rows = Array.from(numbers, () => new Map<number, number>());
  for (const { held } of all) {
    const ids = Array.from(held, (id) => numbers.get(id) ?? 0).sort((a, b) => a - b);
    ids.forEach((a, at) => {
      const row = rows[a];
      for (let place = at + 1; place < ids.length; place++) {
        const b = ids[place] ?? 0;
        row?.set(b, (row.get(b) ?? 0) + 1);
      }
    });
  }
  const meetings = (one: bigint, other: bigint) => {
    const [a, b] = [numbers.get(one) ?? 0, numbers.get(other) ?? 0];
    return rows[Math.min(a, b)]?.get(Math.max(a, b));
  };
  return { meetings, pairs: rows.reduce((sum, row) => sum + row.size, 0) };
}
