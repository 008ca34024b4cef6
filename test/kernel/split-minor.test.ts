import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitMinor } from "#app/kernel/split-minor.ts";

const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 20 });

describe("splitMinor", () => {
  test.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [10, [1, 3], [3, 7]],
    [1, [0, 5], [0, 1]],
    [0, [0, 0], [0, 0]],
  ])("splits %d by %j into %j", (amount, by, parts) => {
    expect(splitMinor(amount, by)).toEqual(parts);
  });

  test("no unit is lost or made, and no part is more than a unit off its share", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), weights, (amount, by) => {
        const total = by.reduce((sum, weight) => sum + weight, 0);
        fc.pre(total > 0);
        const parts = splitMinor(amount, by);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount);
        for (const [index, part] of parts.entries()) {
          expect(Math.abs(part - (amount * (by[index] ?? 0)) / total)).toBeLessThan(1 + 1e-6);
        }
      }),
    );
  });

  test("refuses to split an amount among nobody", () => {
    expect(() => splitMinor(1, [0, 0])).toThrow(RangeError);
    expect(() => splitMinor(1, [])).toThrow(RangeError);
  });
});
