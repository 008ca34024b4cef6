import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { priceSet } from "#app/kernel/price-set.ts";
import { priceRows, type Row, savingOf } from "#extensions/theme-script/src/match-set.ts";

const anyOf = (quantity: number) => ({ id: "any", slots: [{ p: [1, 2, 3], q: quantity }], pct: 12.5 });
const aRow = (productId: number, unit: number): Row => ({
  ...{ productId, variantId: String(productId * 10), quantity: 1, unit },
});

describe("priceRows of a choice", () => {
  test("the same product taken twice is one line of the cart, and its saving is rounded once", () => {
    const priced = priceRows([aRow(3, 750), aRow(3, 750)], [anyOf(2)], 1);
    // 12.5 % of 15.00 is 1.875; of 7.50 twice it would be 0.93 twice.
    expect(priced.map(({ saving }) => saving)).toEqual([93, 94]);
  });

  test("whatever is taken, rows save together what the cart's lines do", () => {
    const units = fc.tuple(...[1, 2, 3].map(() => fc.integer({ min: 1, max: 99_999 })));
    const picks = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(units, picks, fc.constantFrom(1, 100), (prices, taken, step) => {
        const rows = taken.map((productId) => aRow(productId, (prices[productId - 1] ?? 0) * step));
        const lines = [...Map.groupBy(rows, ({ productId }) => productId).values()].map((same) => ({
          ...{ unitMinor: (same[0]?.unit ?? 0) / step, quantity: same.length, capPercent: null },
        }));
        const saved = savingOf(priceRows(rows, [anyOf(taken.length)], step)) / step;
        expect(saved).toBe(priceSet(lines, 12.5).savingMinor);
      }),
    );
  });

  test("what is no part of the set saves nothing", () => {
    const priced = priceRows([aRow(1, 1000), aRow(9, 1000), aRow(2, 1000)], [anyOf(2)], 1);
    expect(priced.map(({ setId, saving }) => [setId, saving])).toEqual([
      ["any", 125],
      [null, 0],
      ["any", 125],
    ]);
  });
});
