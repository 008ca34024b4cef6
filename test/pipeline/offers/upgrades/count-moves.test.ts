import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { indexBaskets } from "#app/pipeline/affinities/index-baskets.ts";
import { countMoves } from "#app/pipeline/offers/upgrades/count-moves.ts";
import { basketsOf, type GivenOrder } from "./an-order.ts";

/** Counts one pair, given by product ids. */
function count(orders: readonly GivenOrder[], lesser: number, better: number, onSale: Record<number, number> = {}) {
  const baskets = basketsOf(orders, onSale);
  const [from, to] = [lesser, better].map((id) => baskets.products.indexOf(BigInt(id)));
  if (from === undefined || to === undefined || from < 0 || to < 0) throw new Error("Both have to be bought");
  const start = new Uint32Array(baskets.products.length + 1).fill(1, from + 1);
  const counts = countMoves(indexBaskets(baskets), { start, better: Uint32Array.of(to) });
  return { up: counts.up[0], down: counts.down[0], expectedUp: counts.expectedUp[0] };
}

const [A, B, C] = [1, 2, 3];
const bought = (customer: string | null, ...days: [day: number, ...products: number[]][]) =>
  days.map(([day, ...products]): GivenOrder => ({ customer, day, products }));
/** Somebody else, so that both products were bought by somebody. */
const BACKGROUND = bought("background", [900, A, B, C]);

describe("countMoves", () => {
  test.each<[what: string, orders: GivenOrder[], up: number, down: number]>([
    ["the lesser one, then the better one", bought("x", [1, A], [5, B]), 1, 0],
    ["the better one, then the lesser one", bought("x", [1, B], [5, A]), 0, 1],
    ["the lesser one several times, then the better one", bought("x", [1, A], [3, A], [5, B], [9, B]), 1, 0],
    ["the lesser one again after the better one", bought("x", [1, A], [5, B], [9, A]), 0, 0],
    ["both at once", bought("x", [1, A, B]), 0, 0],
    ["both at once, having had the lesser one", bought("x", [1, A], [5, A, B]), 0, 0],
    ["other things between", bought("x", [1, A, C], [3, C], [5, B, C]), 1, 0],
    ["two orders at one moment", [...bought("x", [1, A]), ...bought("x", [1, B])], 0, 0],
    ["one each by different customers", [...bought("x", [1, A]), ...bought("y", [5, B])], 0, 0],
    ["two guests", [...bought(null, [1, A]), ...bought(null, [5, B])], 0, 0],
    ["two who moved up", [...bought("x", [1, A], [5, B]), ...bought("y", [2, A], [3, B])], 2, 0],
  ])("%s", (_, orders, up, down) => {
    expect(count([...orders, ...BACKGROUND], A, B)).toMatchObject({ up, down });
  });

  test("somebody who had the lesser one before the better one was on sale had no choice, and doesn't count", () => {
    const orders = [...bought("x", [1, A], [50, B]), ...bought("y", [30, A], [50, B]), ...BACKGROUND];
    expect(count(orders, A, B, { [B]: 20 })).toMatchObject({ up: 1, down: 0 });
  });

  test("chance is told from what came later in the baskets of those who bought the lesser one", () => {
    // Three places in later baskets of A's only buyer; B took two of the ten places there are.
    const orders = [...bought("x", [1, A], [2, C], [3, B, C]), ...bought("y", [4, A, B, C], [5, C], [6, C], [7, C])];
    expect(count(orders, A, B).expectedUp).toBeCloseTo((3 + 3) * (2 / 10));
  });

  test("agrees with a plain recount, customer by customer", () => {
    const order = fc.record({
      customer: fc.constantFrom("x", "y", "z", null),
      day: fc.integer({ min: 1, max: 30 }),
      products: fc.uniqueArray(fc.constantFrom(A, B, C), { minLength: 1 }),
    });
    fc.assert(
      fc.property(fc.array(order, { maxLength: 25 }), (given) => {
        const orders = [...given, ...BACKGROUND];
        expect(count(orders, A, B)).toMatchObject(recount(orders, A, B));
      }),
      { numRuns: 300 },
    );
  });
});

function recount(orders: readonly GivenOrder[], lesser: number, better: number) {
  const totals = { up: 0, down: 0 };
  for (const name of new Set(orders.map(({ customer }) => customer))) {
    if (name === null) continue;
    const own = orders.filter(({ customer }) => customer === name);
    const days = (id: number) => own.filter(({ products }) => products.includes(id)).map(({ day }) => day);
    const [with1, with2] = [days(lesser), days(better)];
    if (with1.length === 0 || with2.length === 0) continue;
    if (Math.max(...with1) < Math.min(...with2)) totals.up++;
    if (Math.max(...with2) < Math.min(...with1)) totals.down++;
  }
  return totals;
}
