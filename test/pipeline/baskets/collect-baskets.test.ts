import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BasketOrder, Baskets } from "#app/pipeline/baskets/basket.ts";
import { DEFAULT_BASKET_RULES } from "#app/pipeline/baskets/basket-rules.ts";
import { composeBaskets } from "#app/pipeline/baskets/collect-baskets.ts";
import { invertBaskets } from "#app/pipeline/baskets/invert-baskets.ts";
import { aBasketLine, aBasketOrder, ordersOf } from "#test/pipeline/baskets/a-basket-order.ts";
import { someOrders } from "#test/pipeline/baskets/some-orders.ts";

const compose = (orders: readonly BasketOrder[], onSale?: Map<bigint, number>) =>
  composeBaskets(orders, DEFAULT_BASKET_RULES, onSale).baskets;

/** The product ids of every basket, in the order of the baskets. */
function contents({ products, start, items }: Baskets): bigint[][] {
  return Array.from({ length: start.length - 1 }, (_, basket) =>
    Array.from(items.subarray(start[basket], start[basket + 1]), (code) => products[code] ?? 0n),
  );
}

describe("collectBaskets", () => {
  test("the commonest product gets the first code, and of equals the one with the lower id", () => {
    const baskets = compose(ordersOf([[5, 9], [9, 3], [9]]));
    expect([...baskets.products]).toEqual([9n, 3n, 5n]);
    expect([...baskets.frequency]).toEqual([3, 1, 1]);
    expect(contents(baskets)).toEqual([[9n, 5n], [9n, 3n], [9n]]);
  });

  test("two lines of one product make one product, with their quantities added up", () => {
    const lines = [aBasketLine({ currentQuantity: 2 }), aBasketLine({ currentQuantity: 3 })];
    const baskets = compose([aBasketOrder({ lines })]);
    expect(contents(baskets)).toEqual([[100n]]);
    expect([...baskets.quantities]).toEqual([5]);
  });

  test("orders are counted, and those that are no baskets by their reason", () => {
    const orders = [
      aBasketOrder(),
      aBasketOrder({ isTest: true }),
      aBasketOrder({ isTest: true }),
      aBasketOrder({ lines: [] }),
    ];
    expect(composeBaskets(orders, DEFAULT_BASKET_RULES).census).toEqual({
      orders: 4,
      baskets: 1,
      leftOut: { test: 2, noProduct: 1 },
    });
  });

  test("what came through our own offers is kept apart from what was chosen without them", () => {
    const lines = [aBasketLine({ productId: 1n }), aBasketLine({ productId: 2n, isOurs: true })];
    const baskets = compose([aBasketOrder({ lines })]);
    expect(contents(baskets)).toEqual([[1n]]);
    expect(Array.from(baskets.ownItems, (code) => baskets.products[code])).toEqual([2n]);
    expect([...baskets.frequency]).toEqual([1, 0]);
  });

  test("a product that was in the basket without our doing too counts as chosen", () => {
    const ours = aBasketLine({ productId: 1n, isOurs: true, currentQuantity: 4 });
    for (const lines of [
      [ours, aBasketLine({ productId: 1n })],
      [aBasketLine({ productId: 1n }), ours],
    ]) {
      const baskets = compose([aBasketOrder({ lines })]);
      expect(contents(baskets)).toEqual([[1n]]);
      expect([...baskets.quantities]).toEqual([1]);
      expect(baskets.ownItems).toHaveLength(0);
    }
  });

  test("a known customer has one number, and each order of nobody we know another", () => {
    const customers = ["a", null, "b", "a", null];
    const orders = ordersOf(customers.map(() => [1])).map((order, at) => ({
      ...order,
      customerKey: customers[at] ?? null,
    }));
    const { customers: numbers, firstGuest } = compose(orders);
    expect(numbers[0]).toBe(numbers[3]);
    expect(new Set(numbers).size).toBe(4);
    expect([...numbers].filter((number) => number >= firstGuest)).toHaveLength(2);
  });

  test("a product is on sale from what the catalogue says, or from its first sale if that is earlier", () => {
    const orders = ordersOf([[1], [1, 2], [3]]);
    const baskets = compose(
      orders,
      new Map([
        [1n, 0],
        [2n, 10 * 60_000],
      ]),
    );
    const from = new Map(Array.from(baskets.products, (id, code) => [id, baskets.onSaleFromMs[code]]));
    expect(from).toEqual(
      new Map([
        [1n, 0],
        [2n, 120_000],
        [3n, 180_000],
      ]),
    );
  });

  test("the mean price of a product is over the baskets with it", () => {
    const orders = [1000, 2000, 1500].map((unitPriceMinor) =>
      aBasketOrder({ lines: [aBasketLine({ unitPriceMinor })] }),
    );
    expect([...compose(orders).meanPriceMinor]).toEqual([1500]);
  });

  test("the sequence in which orders come makes no difference", () => {
    fc.assert(
      fc.property(someOrders(), fc.nat(), (orders, turn) => {
        const cut = orders.length > 0 ? turn % orders.length : 0;
        const turned = [...orders.slice(cut), ...orders.slice(0, cut)].reverse();
        expect(withoutNumbers(compose(turned))).toEqual(withoutNumbers(compose(orders)));
      }),
    );
  });

  test("no order at all makes no basket", () => {
    const baskets = compose([]);
    expect(contents(baskets)).toEqual([]);
    expect(baskets.products).toHaveLength(0);
  });
});

/** The customers' own numbers say nothing; who is the same as whom does. */
function withoutNumbers({ customers, ...rest }: Baskets) {
  const seen = new Map<number, number>();
  const same = Array.from(customers, (customer) => {
    const known = seen.get(customer) ?? seen.size;
    seen.set(customer, known);
    return known;
  });
  return { ...rest, same };
}

describe("invertBaskets", () => {
  test("a product has the baskets that hold it, in order of time", () => {
    fc.assert(
      fc.property(someOrders(), (orders) => {
        const baskets = compose(orders);
        const postings = invertBaskets(baskets);
        const held = contents(baskets);
        baskets.products.forEach((product, code) => {
          const expected = held.flatMap((ids, basket) => (ids.includes(product) ? [basket] : []));
          expect([...postings.baskets.subarray(postings.start[code], postings.start[code + 1])]).toEqual(expected);
        });
      }),
    );
  });

  test("of the first baskets only, where told", () => {
    const postings = invertBaskets(compose(ordersOf([[1], [1], [1]])), 2);
    expect([...postings.baskets]).toEqual([0, 1]);
  });
});
