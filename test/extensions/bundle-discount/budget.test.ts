import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Rule } from "#extensions/bundle-discount/src/parse-rules.ts";
import type { Line } from "#extensions/bundle-discount/src/read-lines.ts";
import { type LineDiscount, solveCart } from "#extensions/bundle-discount/src/solve-cart.ts";
import { isPromised, listChoices, worthOf } from "#test/extensions/bundle-discount/every-choice.ts";
import { smallCart } from "#test/extensions/bundle-discount/small-carts.ts";

const sumOf = (discounts: readonly LineDiscount[]) => discounts.reduce((sum, { saving }) => sum + saving, 0);
const toLine = (unitMinor: number, n: number): Line => ({
  ...{ id: `gid://shopify/CartLine/${n}`, productId: n, variantId: n, quantity: 1 + (n % 3), unitMinor },
});
/** Each product with its next five: a thousand rules on two hundred lines. */
const fullCart = (count: number) => ({
  lines: Array.from({ length: count }, (_, n) => toLine(1000 + ((n * 7919) % 9000), n)),
  rules: Array.from({ length: count * 5 }, (_, at): Rule => {
    const [n, next] = [Math.floor(at / 5), 1 + (at % 5)];
    const slots = [n, (n + next) % count].map((id) => ({ products: [id], quantity: 1 }));
    return { slots, hundredths: 500 + 100 * ((n + 3 * next) % 7), caps: new Map() };
  }),
});

describe("past the budget", () => {
  test("a cart saves no more than was promised, never less than its best set alone, and the same each time", () => {
    const limits = fc.record({ mostPlaces: fc.integer({ min: 1, max: 6 }), spareSteps: fc.constant(0) });
    fc.assert(
      fc.property(smallCart(), limits, ({ lines, rules }, limit) => {
        // Slots that want the same products are only reckoned before they are weighed.
        fc.pre(rules.every(({ slots }) => new Set(slots.flatMap((one) => one.products)).size === countIds(slots)));
        const choices = listChoices(lines, rules);
        const { discounts, isProved, unweighed } = solveCart(lines, rules, limit);
        expect(isPromised(lines, choices, discounts)).toBe(true);
        const alone = rules.flatMap((rule) => listChoices(lines, [rule], { mostSets: 1 }));
        expect(sumOf(discounts)).toBeGreaterThanOrEqual(Math.max(...alone.map((choice) => worthOf(lines, choice))));
        expect(solveCart(lines, rules, limit).discounts).toEqual(discounts);
        if (unweighed > 0) expect(isProved).toBe(false);
      }),
      { numRuns: 1000, seed: 11 },
    );
  });

  test("steps that run out leave what was taken before", () => {
    const { lines, rules } = fullCart(20);
    const sums = [0, 510, 530, 560, 9000].map((steps) => sumOf(solveCart(lines, rules, { steps }).discounts));
    expect(sums[0]).toBeGreaterThan(0);
    expect(sums).toEqual([...sums].sort((one, other) => one - other));
    expect(new Set(sums).size).toBeGreaterThan(2);
  });
});

describe("the budget", () => {
  test("has room for every rule of thirty lines with five rules each", () => {
    const { lines, rules } = fullCart(30);
    expect(solveCart(lines, rules).unweighed).toBe(0);
  });

  test("leaves rules of the fullest cart unweighed, counts them, and saves nine tenths of what all of them would at least", () => {
    const { lines, rules } = fullCart(200);
    const { discounts, unweighed } = solveCart(lines, rules);
    expect(unweighed).toBeGreaterThan(500);
    const all = solveCart(lines, rules, { mostPlaces: 10_000, steps: 1_000_000 });
    expect(all.unweighed).toBe(0);
    expect(sumOf(discounts)).toBeGreaterThan(0.9 * sumOf(all.discounts));
  });
});

function countIds(slots: Rule["slots"]): number {
  return slots.reduce((sum, { products }) => sum + products.length, 0);
}
