import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countPairs } from "#app/pipeline/affinities/count-pairs.ts";
import { findNeighbours } from "#app/pipeline/affinities/find-neighbours.ts";
import {
  makeCartRanker,
  makeConfidenceMaxRanker,
  makeConfidenceSumRanker,
  makePopularityRanker,
  type Ranker,
} from "#app/pipeline/affinities/rank-cart.ts";
import { makePairScore, mirrorPairs, weighProducts } from "#app/pipeline/affinities/score-pairs.ts";
import type { BasketOrder, Baskets } from "#app/pipeline/baskets/basket.ts";
import { DEFAULT_BASKET_RULES } from "#app/pipeline/baskets/basket-rules.ts";
import { composeBaskets } from "#app/pipeline/baskets/collect-baskets.ts";
import { ordersOf } from "#test/pipeline/baskets/a-basket-order.ts";
import { someOrders } from "#test/pipeline/baskets/some-orders.ts";

const compose = (orders: readonly BasketOrder[]) => composeBaskets(orders, DEFAULT_BASKET_RULES).baskets;

function rankersOf(baskets: Baskets, size: number): Record<"ours" | "sum" | "max" | "popular", Ranker> {
  const table = countPairs(baskets);
  const wish = { size, frequency: baskets.frequency };
  const neighbours = findNeighbours(table, makePairScore(weighProducts(baskets), 0.8), 100);
  return {
    ours: makeCartRanker(neighbours, 3, wish),
    sum: makeConfidenceSumRanker(mirrorPairs(table), wish),
    max: makeConfidenceMaxRanker(mirrorPairs(table), wish),
    popular: makePopularityRanker(wish),
  };
}

/** Ranks by product ids. */
function rank(orders: readonly BasketOrder[], name: "ours" | "sum" | "max" | "popular", cart: number[], size = 5) {
  const baskets = compose(orders);
  const codes = Uint32Array.from(cart, (id) => baskets.products.indexOf(BigInt(id)));
  return Array.from(rankersOf(baskets, size)[name](codes), (code) => Number(baskets.products[code]));
}

const repeat = (times: number, basket: number[]) => Array.from({ length: times }, () => basket);

describe("rankers", () => {
  // 1 is with 3 in 6 of 10, with 4 in 4; 2 with 4 in 4 of 8. Sum: 4 has .4 + .5, 3 has .6; max: 3.
  const orders = ordersOf([...repeat(6, [1, 3]), ...repeat(4, [1, 4]), ...repeat(4, [2, 4]), ...repeat(4, [2])]);

  test("the sum of confidences adds up what each product of the cart says", () => {
    expect(rank(orders, "sum", [1, 2])).toEqual([4, 3]);
  });

  test("the best confidence lets one product of the cart decide", () => {
    expect(rank(orders, "max", [1, 2])).toEqual([3, 4]);
  });

  test("popularity is what sells most, whatever the cart", () => {
    expect(rank(orders, "popular", [1])).toEqual([2, 4, 3]);
  });

  test("ours gives the closest tie the say, and the others a part in it", () => {
    expect(rank(ordersOf([...repeat(9, [1, 3]), ...repeat(2, [1, 4]), ...repeat(2, [2, 4])]), "ours", [1])).toEqual([
      3, 4,
    ]);
  });

  test("none ever names what is in the cart, a product twice, or more than asked for", () => {
    fc.assert(
      fc.property(someOrders(), fc.integer({ min: 1, max: 4 }), fc.nat(), (some, size, pick) => {
        const baskets = compose(some);
        fc.pre(baskets.products.length > 1);
        const cart = Uint32Array.from(baskets.products.keys()).filter((code) => (pick >> code) % 2 === 1);
        for (const ranker of Object.values(rankersOf(baskets, size))) {
          const best = ranker(cart);
          expect(best.length).toBeLessThanOrEqual(size);
          expect(new Set([...best, ...cart]).size).toBe(best.length + cart.length);
          expect(ranker(cart)).toEqual(best);
        }
      }),
    );
  });
});
