import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { savingMinor } from "#app/kernel/price-set.ts";
import type { Rule } from "#extensions/bundle-discount/src/parse-rules.ts";
import type { Line } from "#extensions/bundle-discount/src/read-lines.ts";
import { type LineDiscount, solveCart } from "#extensions/bundle-discount/src/solve-cart.ts";
import { saveOn } from "#extensions/bundle-discount/src/weigh-line.ts";
import { type Choice, isPromised, listChoices, worthOf } from "#test/extensions/bundle-discount/every-choice.ts";
import { line, smallCart, twelveSets } from "#test/extensions/bundle-discount/small-carts.ts";

/** As if every group were too large to be looked at to the end. */
const GREEDY = { spareSteps: 0, provedCarts: 0 };

const sumOf = (discounts: readonly LineDiscount[]) => discounts.reduce((sum, { saving }) => sum + saving, 0);
const bestOf = (lines: readonly Line[], choices: readonly Choice[]) =>
  Math.max(...choices.map((choice) => worthOf(lines, choice)));
const bestAlone = (lines: readonly Line[], rules: readonly Rule[]) =>
  bestOf(
    lines,
    rules.flatMap((rule) => listChoices(lines, [rule], { mostSets: 1 })),
  );

describe("solveCart", () => {
  test("saves as much as the best of every choice of sets, and gives nothing that none of them promised", () => {
    fc.assert(
      fc.property(smallCart(), ({ lines, rules }) => {
        const choices = listChoices(lines, rules);
        const { discounts, isProved } = solveCart(lines, rules);
        expect(isProved).toBe(true);
        expect(sumOf(discounts)).toBe(bestOf(lines, choices));
        expect(isPromised(lines, choices, discounts)).toBe(true);
      }),
      { numRuns: 1500, seed: 4 },
    );
  });

  test("is exact where twelve sets overlap", () => {
    fc.assert(
      fc.property(twelveSets, ({ lines, rules }) => {
        const { discounts, isProved } = solveCart(lines, rules);
        expect(isProved).toBe(true);
        expect(sumOf(discounts)).toBe(bestOf(lines, listChoices(lines, rules)));
      }),
      { numRuns: 8, seed: 12 },
    );
  });

  test("never saves less for another item in the cart", () => {
    fc.assert(
      fc.property(smallCart(9), line, ({ lines, rules }, more) => {
        const before = solveCart(lines, rules);
        const grown = lines.map((one, at) => ({ ...one, quantity: one.quantity + (at === 0 ? 1 : 0) }));
        for (const cart of [[...lines, { ...more, id: "another" }], grown]) {
          const after = solveCart(cart, rules);
          if (after.isProved) expect(sumOf(after.discounts)).toBeGreaterThanOrEqual(sumOf(before.discounts));
        }
      }),
      { numRuns: 2000, seed: 6 },
    );
  });

  test("saves the same in whatever order the lines and rules come", () => {
    fc.assert(
      fc.property(smallCart(9), ({ lines, rules }) => {
        const turned = solveCart([...lines].reverse(), [...rules].reverse());
        if (turned.isProved) expect(sumOf(turned.discounts)).toBe(sumOf(solveCart(lines, rules).discounts));
      }),
      { numRuns: 1000, seed: 8 },
    );
  });

  test("where it can't look at every choice, gives nothing unpromised, the best set at least, and here more than half", () => {
    fc.assert(
      fc.property(smallCart(), ({ lines, rules }) => {
        const choices = listChoices(lines, rules);
        const best = bestOf(lines, choices);
        const { discounts } = solveCart(lines, rules, GREEDY);
        expect(isPromised(lines, choices, discounts)).toBe(true);
        expect(sumOf(discounts)).toBeLessThanOrEqual(best);
        expect(sumOf(discounts)).toBeGreaterThanOrEqual(bestAlone(lines, rules));
        expect(sumOf(discounts) * 2).toBeGreaterThanOrEqual(best);
      }),
      { numRuns: 1500, seed: 5 },
    );
  });

  test("a search that is cut short is no worse than none, and doesn't call itself proved", () => {
    fc.assert(
      fc.property(smallCart(9), fc.integer({ min: 1, max: 6 }), ({ lines, rules }, spareSteps) => {
        const cut = solveCart(lines, rules, { spareSteps, provedCarts: 0 });
        const whole = sumOf(solveCart(lines, rules).discounts);
        expect(sumOf(cut.discounts)).toBeGreaterThanOrEqual(sumOf(solveCart(lines, rules, GREEDY).discounts));
        if (cut.isProved) expect(sumOf(cut.discounts)).toBe(whole);
      }),
      { numRuns: 1000, seed: 9 },
    );
  });
});

test("saveOn says what the pricing module says, also where floats end", () => {
  const amount = fc.oneof(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: 10 ** 11 }));
  fc.assert(
    fc.property(
      amount,
      fc.integer({ min: 0, max: 5000 }),
      fc.integer({ min: 0, max: 10_000 }),
      (unit, units, hundredths) => {
        expect(saveOn(unit, units, hundredths)).toBe(savingMinor(unit, units, hundredths / 100));
      },
    ),
    { numRuns: 5000, seed: 7 },
  );
});
