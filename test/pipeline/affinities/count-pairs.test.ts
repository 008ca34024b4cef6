import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countByRows } from "#app/pipeline/affinities/count-by-rows.ts";
import { countByTriangle } from "#app/pipeline/affinities/count-by-triangle.ts";
import { countPairs } from "#app/pipeline/affinities/count-pairs.ts";
import { findPlace, type PairTable, WEIGHT_UNIT } from "#app/pipeline/affinities/pair-table.ts";
import { mirrorPairs } from "#app/pipeline/affinities/score-pairs.ts";
import type { BasketOrder, Baskets } from "#app/pipeline/baskets/basket.ts";
import { DEFAULT_BASKET_RULES } from "#app/pipeline/baskets/basket-rules.ts";
import { composeBaskets } from "#app/pipeline/baskets/collect-baskets.ts";
import { plainBaskets, plainPairs } from "#test/pipeline/affinities/plain-recount.ts";
import { ordersOf } from "#test/pipeline/baskets/a-basket-order.ts";
import { someOrders } from "#test/pipeline/baskets/some-orders.ts";

const compose = (orders: readonly BasketOrder[]) => composeBaskets(orders, DEFAULT_BASKET_RULES).baskets;

/** A table by product ids ("lower id, higher id"), so that it can be compared whatever the codes. */
function named({ products }: Baskets, { start, other, together, weight }: PairTable) {
  const counts = new Map<string, number>();
  const weights = new Map<string, number>();
  for (let a = 0; a + 1 < start.length; a++) {
    for (let pair = start[a] ?? 0; pair < (start[a + 1] ?? 0); pair++) {
      const ids = [products[a] ?? 0n, products[other[pair] ?? 0] ?? 0n].sort((x, y) => (x < y ? -1 : 1));
      counts.set(ids.join(), together[pair] ?? 0);
      weights.set(ids.join(), (weight[pair] ?? 0) / WEIGHT_UNIT);
    }
  }
  return { counts, weights };
}

const WAYS = [
  ["in a triangle", countByTriangle],
  ["row by row", countByRows],
] as const;

describe.each(WAYS)("counting %s", (_, count) => {
  test("gives what a plain recount gives", () => {
    fc.assert(
      fc.property(someOrders(), fc.integer({ min: 1, max: 3 }), (orders, atLeast) => {
        const baskets = compose(orders);
        const table = count(baskets, baskets.atMs.length, atLeast);
        const plain = plainPairs(plainBaskets(orders));
        const often = new Map([...plain.together].filter(([, times]) => times >= atLeast));
        const { counts, weights } = named(baskets, table);
        expect(counts).toEqual(often);
        expect(table.met).toBe(plain.together.size);
        for (const [pair, weight] of weights) expect(weight).toBeCloseTo(plain.weight.get(pair) ?? 0, 4);
      }),
    );
  });

  test("of the first baskets only, it gives what those alone give", () => {
    fc.assert(
      fc.property(someOrders({ ours: false }), fc.nat(), (orders, cut) => {
        const baskets = compose(orders);
        const until = cut % (baskets.atMs.length + 1);
        const first = plainBaskets(orders).slice(0, until);
        const { counts } = named(baskets, count(baskets, until, 1));
        // Baskets of one moment may be cut either way: only whole moments can be compared.
        fc.pre(until === 0 || until === baskets.atMs.length || baskets.atMs[until - 1] !== baskets.atMs[until]);
        expect(counts).toEqual(plainPairs(first).together);
      }),
    );
  });

  test("counts do not depend on the sequence of the orders", () => {
    fc.assert(
      fc.property(someOrders(), (orders) => {
        const [one, other] = [compose(orders), compose(orders.toReversed())];
        expect(named(other, count(other, other.atMs.length, 1))).toEqual(named(one, count(one, one.atMs.length, 1)));
      }),
    );
  });

  test("one more basket adds its own pairs once each, and taking it away leaves what was", () => {
    fc.assert(
      fc.property(someOrders(), fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { minLength: 1 }), (orders, added) => {
        const [basket] = ordersOf([added], { orderId: 1000n, atMs: 7_000_000 });
        const [before, after] = [compose(orders), compose(basket ? [...orders, basket] : orders)];
        const { counts } = named(after, count(after, after.atMs.length, 1));
        for (const a of added) {
          for (const b of added) if (a < b) takeAway(counts, `${a},${b}`);
        }
        expect(counts).toEqual(named(before, count(before, before.atMs.length, 1)).counts);
      }),
    );
  });
});

function takeAway(counts: Map<string, number>, key: string): void {
  const left = (counts.get(key) ?? 0) - 1;
  if (left === 0) counts.delete(key);
  else counts.set(key, left);
}

describe("countPairs", () => {
  test("both ways give the same table, to the last bit", () => {
    fc.assert(
      fc.property(someOrders({ products: 20, most: 60 }), (orders) => {
        const baskets = compose(orders);
        const until = baskets.atMs.length;
        expect(countByRows(baskets, until, 2)).toEqual(countByTriangle(baskets, until, 2));
      }),
    );
  });

  test("what was seen together once only is dropped unless wanted", () => {
    const baskets = compose(
      ordersOf([
        [1, 2],
        [1, 2],
        [1, 3],
      ]),
    );
    expect(named(baskets, countPairs(baskets)).counts).toEqual(new Map([["1,2", 2]]));
    expect(countPairs(baskets)).toMatchObject({ met: 2, atLeast: 2 });
    expect(named(baskets, countPairs(baskets, { atLeast: 1 })).counts).toEqual(
      new Map([
        ["1,2", 2],
        ["1,3", 1],
      ]),
    );
  });

  test("more products than a triangle has room for are counted all the same", () => {
    const pairs = Array.from({ length: 12_000 }, (_, i) => [2 * i + 1, 2 * i + 2]);
    const baskets = compose(ordersOf([...pairs, ...pairs]));
    expect(countPairs(baskets).together).toEqual(new Uint32Array(12_000).fill(2));
  });

  test("baskets of nothing but our own offers have no pairs", () => {
    const baskets = compose(
      ordersOf([
        [1, 2],
        [1, 2],
      ]).map((order) => ({
        ...order,
        lines: order.lines.map((line) => ({ ...line, isOurs: true })),
      })),
    );
    expect(countPairs(baskets)).toMatchObject({ met: 0, other: new Uint32Array() });
  });
});

describe("findPlace", () => {
  test("finds every listed pair from either side, and no other", () => {
    fc.assert(
      fc.property(someOrders(), (orders) => {
        const baskets = compose(orders);
        const table = countPairs(baskets);
        const codes = [...baskets.products.keys()];
        const found = codes.flatMap((a) => codes.map((b) => [findPlace(table, a, b), findPlace(table, b, a)] as const));
        expect(found.every(([there, back]) => there === back)).toBe(true);
        const listed = found.map(([place]) => place).filter((place) => place >= 0);
        expect(new Set(listed)).toEqual(new Set(table.other.keys()));
      }),
    );
  });
});

describe("mirrorPairs", () => {
  test("lists each pair in the rows of both, ascending, with the same numbers", () => {
    fc.assert(
      fc.property(someOrders(), (orders) => {
        const table = countPairs(compose(orders), { atLeast: 1 });
        const mirrored = mirrorPairs(table);
        expect(mirrored.other).toHaveLength(table.other.length * 2);
        for (let row = 0; row + 1 < mirrored.start.length; row++) {
          const others = mirrored.other.subarray(mirrored.start[row], mirrored.start[row + 1]);
          expect(others).toEqual(others.toSorted());
          others.forEach((code, at) => {
            const [there, here] = [findPlace(table, row, code), (mirrored.start[row] ?? 0) + at];
            expect([mirrored.together[here], mirrored.weight[here]]).toEqual([
              table.together[there],
              table.weight[there],
            ]);
          });
        }
      }),
    );
  });
});
