import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chanceOfAtLeast, intervalOfCount } from "#app/kernel/statistics.ts";
import { indexBaskets } from "#app/pipeline/affinities/index-baskets.ts";
import { measureSet } from "#app/pipeline/affinities/measure-set.ts";
import type { BasketOrder } from "#app/pipeline/baskets/basket.ts";
import { DEFAULT_BASKET_RULES } from "#app/pipeline/baskets/basket-rules.ts";
import { composeBaskets } from "#app/pipeline/baskets/collect-baskets.ts";
import { plainBaskets, plainSet } from "#test/pipeline/affinities/plain-recount.ts";
import { aBasketLine, aBasketOrder, ordersOf } from "#test/pipeline/baskets/a-basket-order.ts";
import { someOrders } from "#test/pipeline/baskets/some-orders.ts";

function measure(orders: readonly BasketOrder[], members: readonly number[], onSale?: Map<bigint, number>) {
  const { baskets } = composeBaskets(orders, DEFAULT_BASKET_RULES, onSale);
  return measureSet(
    indexBaskets(baskets),
    members.map((id) => baskets.products.indexOf(BigInt(id))),
  );
}

const CLOSE = ["support", "confidence", "expected", "lift", "plainLift"] as const;

describe("measureSet", () => {
  test.each([2, 3, 4])("of %d products says what a plain recount says", (size) => {
    fc.assert(
      fc.property(
        someOrders({ products: 6 }),
        fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: size, maxLength: size }),
        (orders, members) => {
          const ids = members.map(BigInt);
          const sold = new Set(orders.flatMap((order) => order.lines.map((line) => line.productId)));
          fc.pre(ids.every((id) => sold.has(id)));
          const measured = measure(orders, members);
          const plain = plainSet(plainBaskets(orders), ids);
          for (const key of CLOSE) expect(measured[key]).toBeCloseTo(plain[key], 10);
          const { support, confidence, expected, lift, plainLift, ...counts } = plain;
          expect(measured).toMatchObject(counts);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("42 of 310 orders, with the interval and p of a count of 42", () => {
    const orders = ordersOf([
      ...Array.from({ length: 42 }, () => [1, 2]),
      ...Array.from({ length: 268 }, () => [1, 3]),
      ...Array.from({ length: 100 }, () => [2, 4]),
    ]);
    const found = measure(orders, [1, 2]);
    const expected = (310 * 142 * 820) / 820 ** 2;
    expect(found).toMatchObject({ baskets: 410, each: [310, 142], together: 42, confidence: 42 / 310 });
    expect(found.expected).toBeCloseTo(expected, 10);
    expect(found.liftLow).toBeCloseTo(intervalOfCount(42).low / expected, 10);
    expect(found.liftHigh).toBeCloseTo(intervalOfCount(42).high / expected, 10);
    expect(found.p).toBeCloseTo(chanceOfAtLeast(42, expected), 10);
  });

  test("in baskets of everything two products meet by chance, though plain lift says otherwise", () => {
    const everything = Array.from({ length: 50 }, (_, i) => i + 1);
    const orders = ordersOf([
      ...Array.from({ length: 20 }, () => everything),
      ...Array.from({ length: 500 }, (_, i) => [1 + (i % 50)]),
    ]);
    const found = measure(orders, [1, 2]);
    expect(found.plainLift).toBeGreaterThan(10);
    expect(found.lift).toBeLessThan(1.1);
    expect(found.p).toBeGreaterThan(0.3);
  });

  test("only orders since both were on sale count", () => {
    const orders = ordersOf([[1], [1], [1], [1, 2], [1, 3], [2, 3]]);
    expect(measure(orders, [1, 2])).toMatchObject({ sinceMs: 240_000, baskets: 3, each: [2, 2], together: 1 });
    const onSale = new Map([[2n, 120_000]]);
    expect(measure(orders, [1, 2], onSale)).toMatchObject({ sinceMs: 120_000, baskets: 5, each: [4, 2], together: 1 });
    const longAgo = new Map([1n, 2n].map((id) => [id, -1_000_000]));
    const first = measure(orders, [1, 2], longAgo).sinceMs;
    expect(first, "nothing is counted before the first basket").toBe(60_000);
  });

  test("what came through our own offers is no evidence, and counts apart", () => {
    const byUs = aBasketOrder({
      orderId: 99n,
      atMs: 9_000_000,
      lines: [aBasketLine({ productId: 1n }), aBasketLine({ productId: 2n, isOurs: true })],
    });
    const orders = [...ordersOf([[1, 2], [1, 2], [1]]), byUs];
    expect(measure(orders, [1, 2])).toMatchObject({ each: [4, 2], together: 2, throughOffers: 1 });
  });

  test("one customer who buys the same again and again is one, and each order of nobody we know another", () => {
    const again = ordersOf(
      [
        [1, 2],
        [1, 2],
        [1, 2],
      ],
      { customerKey: "a" },
    );
    expect(measure(again, [1, 2])).toMatchObject({ together: 3, customers: 1, guests: 0 });
    expect(
      measure(
        ordersOf([
          [1, 2],
          [1, 2],
        ]),
        [1, 2],
      ),
    ).toMatchObject({ customers: 2, guests: 2 });
  });

  test("the whole set counts, and not only its pairs", () => {
    const orders = ordersOf([
      [1, 2, 3],
      [1, 2],
      [2, 3],
      [1, 3],
      [1, 2],
      [2, 3],
      [1, 3],
    ]);
    expect(measure(orders, [1, 2, 3])).toMatchObject({ together: 1, each: [5, 5, 5], confidence: 1 / 3 });
  });

  test("products that never met have a lift of nothing", () => {
    expect(measure(ordersOf([[1], [2], [1, 3]]), [1, 2])).toMatchObject({ together: 0, lift: 0, liftLow: 0, p: 1 });
  });
});
