import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countPairs } from "#app/pipeline/affinities/count-pairs.ts";
import { findNeighbours } from "#app/pipeline/affinities/find-neighbours.ts";
import { makePairScore, weighProducts } from "#app/pipeline/affinities/score-pairs.ts";
import type { BasketOrder } from "#app/pipeline/baskets/basket.ts";
import { DEFAULT_BASKET_RULES } from "#app/pipeline/baskets/basket-rules.ts";
import { composeBaskets } from "#app/pipeline/baskets/collect-baskets.ts";
import { plainBaskets, plainPairs } from "#test/pipeline/affinities/plain-recount.ts";
import { ordersOf } from "#test/pipeline/baskets/a-basket-order.ts";
import { someOrders } from "#test/pipeline/baskets/some-orders.ts";

const ALPHA = 0.8;

function find(orders: readonly BasketOrder[], size: number) {
  const { baskets } = composeBaskets(orders, DEFAULT_BASKET_RULES);
  const score = makePairScore(weighProducts(baskets), ALPHA);
  const neighbours = findNeighbours(countPairs(baskets), score, size);
  return Array.from(baskets.products, (product, code) => {
    const [from, until] = [neighbours.start[code] ?? 0, neighbours.start[code + 1] ?? 0];
    const others = Array.from(neighbours.other.subarray(from, until), (other) => baskets.products[other] ?? 0n);
    return { product, others, scores: [...neighbours.score.subarray(from, until)] };
  });
}

/** w(i, j) / (w(i)^α · w(j)^(1−α)) over baskets of weight n^(−½), for pairs seen twice or more. */
function plainScores(orders: readonly BasketOrder[]) {
  const baskets = plainBaskets(orders);
  const { together, weight } = plainPairs(baskets);
  const own = new Map<bigint, number>();
  for (const { held } of baskets) for (const id of held) own.set(id, (own.get(id) ?? 0) + held.size ** -0.5);
  return (from: bigint, to: bigint): number => {
    const key = from < to ? `${from},${to}` : `${to},${from}`;
    if ((together.get(key) ?? 0) < 2) return 0;
    return (weight.get(key) ?? 0) / ((own.get(from) ?? 0) ** ALPHA * (own.get(to) ?? 0) ** (1 - ALPHA));
  };
}

describe("findNeighbours", () => {
  test("finds the best scores that there are, best first, as a plain recount has them", () => {
    fc.assert(
      fc.property(someOrders(), fc.integer({ min: 1, max: 5 }), (orders, size) => {
        const score = plainScores(orders);
        const found = find(orders, size);
        for (const { product, others, scores } of found) {
          const all = found.map((one) => score(product, one.product)).filter((value) => value > 0);
          const best = all.sort((a, b) => b - a).slice(0, size);
          expect(scores).toHaveLength(best.length);
          scores.forEach((value, rank) => {
            expect(value).toBeCloseTo(best[rank] ?? 0, 4);
            expect(value).toBeCloseTo(score(product, others[rank] ?? 0n), 4);
          });
        }
      }),
    );
  });

  test("a basket of two says more of its pair than a basket of many", () => {
    const many = [1, 3, 4, 5, 6, 7, 8, 9];
    const [first] = find(ordersOf([[1, 2], [1, 2], many, many]), 3);
    expect(first).toMatchObject({ product: 1n, others: [2n, 3n, 4n] });
  });

  test("what goes with it is not what goes with everything", () => {
    const orders = ordersOf([
      ...Array.from({ length: 10 }, () => [1, 2, 9]),
      ...Array.from({ length: 40 }, (_, i) => [9, 100 + i]),
    ]);
    const of1 = find(orders, 2).find(({ product }) => product === 1n);
    expect(of1?.others).toEqual([2n, 9n]);
  });

  test("a pair seen once is nobody's neighbour", () => {
    expect(find(ordersOf([[1, 2]]), 3).every(({ others }) => others.length === 0)).toBe(true);
  });
});
