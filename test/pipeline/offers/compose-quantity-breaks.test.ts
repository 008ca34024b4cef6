import { describe, expect, test } from "vitest";
import type { BasketOrder } from "#app/pipeline/baskets/basket.ts";
import { DEFAULT_BASKET_RULES } from "#app/pipeline/baskets/basket-rules.ts";
import { composeBaskets } from "#app/pipeline/baskets/collect-baskets.ts";
import { composeQuantityBreaks } from "#app/pipeline/offers/compose-quantity-breaks.ts";
import { countQuantities } from "#app/pipeline/offers/count-quantities.ts";
import { guardProducts } from "#app/pipeline/offers/guard-offers.ts";
import { DEFAULT_RULES } from "#app/pipeline/offers/rules.ts";
import { aBasketLine, aBasketOrder } from "#test/pipeline/baskets/a-basket-order.ts";
import { aGood, aListing, scalesOf, UNTIL } from "#test/pipeline/offers/an-offer.ts";

const START = Date.parse("2026-03-01T00:00:00Z");

/** Orders of one product each, so many with each quantity: {2: 30} are thirty orders with two. */
function ordersWith(productId: bigint, quantities: Record<number, number>): Partial<BasketOrder>[] {
  return Object.entries(quantities).flatMap(([quantity, orders]) =>
    Array.from({ length: orders }, () => ({
      lines: [aBasketLine({ productId, currentQuantity: Number(quantity) })],
    })),
  );
}

function compose(orders: Partial<BasketOrder>[], kept = [1n, 2n, 9n]) {
  const numbered = orders.map((order, at) =>
    aBasketOrder({ orderId: BigInt(at + 1), atMs: START + at * 60_000, ...order }),
  );
  const quantities = countQuantities(composeBaskets(numbered, DEFAULT_BASKET_RULES).baskets);
  const guarded = guardProducts(
    kept.map((productId) => aListing({ productId })),
    { rules: DEFAULT_RULES, now: UNTIL },
  );
  return composeQuantityBreaks(quantities, guarded, scalesOf(kept.map((productId) => aGood(productId))));
}

/** A product that is nearly always bought once: what is usual. */
const usual = ordersWith(9n, { 1: 1000, 2: 10 });
const unitsOf = (offer?: ReturnType<typeof compose>["offers"][number]) => offer?.sets.map((set) => set[0]?.quantity);

describe("composeQuantityBreaks", () => {
  test("a product that orders hold several of gets cheaper from two on, and once more from three", () => {
    const { offers } = compose([...usual, ...ordersWith(1n, { 1: 60, 2: 20, 3: 10 })]);
    expect(offers).toHaveLength(1);
    expect(unitsOf(offers[0])).toEqual([1, 2, 3]);
    expect(offers[0]?.reach).toEqual([90, 30, 10]);
    expect(offers[0]?.evidence).toMatchObject({ together: 30, each: [90], customers: 30, baskets: 90 });
  });

  test("it compares with what is usual: 40 of 1,100 sales are of several, so 90 orders would have 3.3", () => {
    const { offers } = compose([...usual, ...ordersWith(1n, { 1: 60, 2: 20, 3: 10 })]);
    expect(offers[0]?.evidence.expected).toBeCloseTo((90 * 40) / 1100, 9);
    expect(offers[0]?.evidence.lift).toBeCloseTo(30 / ((90 * 40) / 1100), 9);
  });

  test("breaks begin above what most orders hold already", () => {
    const trade = ordersWith(1n, { 1: 10, 6: 30, 12: 25, 24: 5 });
    expect(unitsOf(compose([...usual, ...trade]).offers[0])).toEqual([1, 8, 12]);
  });

  test("where next to nobody reaches a second break there is one", () => {
    expect(unitsOf(compose([...usual, ...ordersWith(1n, { 1: 80, 2: 20 })]).offers[0])).toEqual([1, 2]);
  });

  test("the saving is given for every whole set that is bought anyway, at the highest break it reaches", () => {
    // Breaks at 2 and 3: two orders of 2 are a set of two each, one of 7 is two sets of three, and one of 3 is one.
    const { offers } = compose([...usual, ...ordersWith(1n, { 1: 6, 2: 2, 3: 1, 7: 1 })]);
    expect(unitsOf(offers[0])).toEqual([1, 2, 3]);
    expect(offers[0]?.having).toEqual([2 + 1 + 2, 1 + 2]);
    expect(offers[0]?.adds).toEqual([[{ productId: 1n, units: 1 }], [{ productId: 1n, units: 1 }]]);
  });

  test("a product that is rarely bought in several gets none, and is no candidate", () => {
    expect(compose(usual)).toEqual({ offers: [], rejected: {} });
  });

  test("a product bought in several no more often than the shop's others gets none", () => {
    const alike = [1n, 2n].flatMap((productId) => ordersWith(productId, { 1: 60, 2: 20 }));
    expect(compose(alike)).toEqual({ offers: [], rejected: { notMoreThanUsual: 2 } });
  });

  test("one customer's habit is no rule of the shop's", () => {
    const habit = ordersWith(1n, { 1: 60, 2: 30 }).map((order) => {
      const isSeveral = (order.lines?.[0]?.currentQuantity ?? 0) > 1;
      return isSeveral ? { ...order, customerKey: "one" } : order;
    });
    expect(compose([...usual, ...habit]).rejected).toEqual({ tooFewCustomers: 1 });
  });

  test("a product that may stand in no offer gets none", () => {
    const { rejected } = compose([...usual, ...ordersWith(1n, { 1: 60, 2: 30 })], [9n]);
    expect(rejected).toEqual({ unknown: 1 });
  });
});
