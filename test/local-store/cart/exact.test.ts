import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dividedHalfUp, percentOf, readDecimal, requireDecimal, splitExactly, timesHalfUp } from "./exact.ts";

const minor = fc.integer({ min: 0, max: 10_000_000_000 });
/** A decimal from 0 to 100 as digits and places. */
const percent = fc
  .integer({ min: 0, max: 16 })
  .chain((places) => fc.tuple(fc.bigInt({ min: 0n, max: 100n * 10n ** BigInt(places) }), fc.constant(places)));

function write(digits: bigint, places: number): string {
  const text = digits.toString().padStart(places + 1, "0");
  return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
}

describe("percentOf", () => {
  test.each([
    [7998, "4", 319],
    [2300, "2.1739130434782608", 49],
    [4600, "2.1739130434782608", 99],
    [1, "99.999", 0],
    [1000, "100", 1000],
    [999, "0", 0],
  ])("of %i minor units, %s %% is %i", (amount, rate, taken) => {
    expect(percentOf(amount, requireDecimal(rate))).toBe(taken);
  });

  test("is the whole number just below the exact share, for any amount and percent", () => {
    fc.assert(
      fc.property(minor, percent, (amount, [digits, places]) => {
        const taken = BigInt(percentOf(amount, requireDecimal(write(digits, places))));
        const exact = BigInt(amount) * digits;
        const unit = 100n * 10n ** BigInt(places);
        expect(taken * unit <= exact && exact < (taken + 1n) * unit).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("readDecimal", () => {
  test("reads what it was written as, whatever the places", () => {
    fc.assert(
      fc.property(percent, ([digits, places]) => {
        expect(readDecimal(write(digits, places))).toEqual({ digits, scale: places });
      }),
    );
  });

  test("reads JSON's numbers, small ones too", () => {
    expect(readDecimal(1e-7)).toEqual({ digits: 1n, scale: 7 });
    expect(readDecimal(1.5e21)).toEqual({ digits: 1500000000000000000000n, scale: 0 });
    expect(readDecimal("-2.50")).toEqual({ digits: -250n, scale: 2 });
  });

  test.each(["", "1,5", "NaN", "1e", "0x10", "1.2.3", "1e9999"])("%j is none", (text) => {
    expect(readDecimal(text)).toBeNull();
  });
});

describe("timesHalfUp and dividedHalfUp", () => {
  test.each([
    [25, "1.18", 0, 30],
    [1000, "1.16", 0, 1160],
    [1, "0.5", 0, 1],
    [1999, "190.25", -2, 3803],
    [3803, "0.00525", 2, 1997],
  ])("%i at %s, shifted by %i, is %i", (amount, rate, shift, converted) => {
    expect(timesHalfUp(amount, requireDecimal(rate), shift)).toBe(converted);
  });

  test("there and back is off by no more than what one unit of the coarser currency is worth", () => {
    fc.assert(
      fc.property(minor, fc.integer({ min: 1, max: 1_000_000 }), (amount, millionths) => {
        const rate = { digits: BigInt(millionths), scale: 6 };
        const back = dividedHalfUp(timesHalfUp(amount, rate), rate);
        expect(Math.abs(back - amount)).toBeLessThanOrEqual(Math.ceil(1_000_000 / millionths));
      }),
    );
  });
});

describe("splitExactly", () => {
  const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 12 });

  test("the parts add up, and none is more than its weight or off its exact share by a unit", () => {
    fc.assert(
      fc.property(weights, fc.double({ min: 0, max: 1, noNaN: true }), (list, share) => {
        const sum = list.reduce((total, weight) => total + weight, 0);
        const amount = Math.floor(sum * share);
        const parts = splitExactly(amount, list);
        expect(parts.reduce((total, part) => total + part, 0)).toBe(amount);
        for (const [at, part] of parts.entries()) {
          const weight = list[at] ?? 0;
          expect(part).toBeLessThanOrEqual(weight);
          if (sum > 0) expect(Math.abs(part - (amount * weight) / sum)).toBeLessThan(1.000001);
        }
      }),
    );
  });

  test("nothing to weigh by is nothing to split", () => {
    expect(splitExactly(5, [0, 0])).toEqual([0, 0]);
  });
});
