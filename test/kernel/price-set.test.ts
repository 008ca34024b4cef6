import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lesserPercent, priceSet, savingMinor } from "#app/kernel/price-set.ts";

const units = fc.integer({ min: 0, max: 10_000_000 });
const quantities = fc.integer({ min: 0, max: 500 });
const percents = fc.oneof(
  fc.integer({ min: 0, max: 200 }).map((half) => half / 2),
  fc.double({ min: 0, max: 100, noNaN: true }),
);
const lines = fc.array(
  fc.record({ unitMinor: units, quantity: quantities, capPercent: fc.option(percents, { nil: null }) }),
  { maxLength: 6 },
);

describe("savingMinor", () => {
  test.each([
    // Charged by Shopify: 76.79, and half-up would give 76.78.
    [7998, 1, 4, 319],
    // Charged by Shopify: 22.51, and two of them 45.01.
    [2300, 1, "2.1739130434782608", 49],
    [2300, 1, 2.1739130434782608, 49],
    [2300, 2, 2.1739130434782608, 99],
    [1000, 1, 33.5, 335],
    [999, 1, 10, 99],
    [1, 1, 99.5, 0],
    [1, 1, 100, 1],
    [0, 9, 50, 0],
    [500, 0, 50, 0],
    [1_000_000, 1, 1e-7, 0],
    [2_000_000_000, 1, 5e-8, 1],
  ])("%d minor units × %d at %s %% save %d", (unit, quantity, percent, saving) => {
    expect(savingMinor(unit, quantity, percent)).toBe(saving);
  });

  test("floats do not creep in: 0.285 of 100 000 is 28 500, though 100 000 × 0.285 is less in floats", () => {
    expect(savingMinor(1000, 100, 28.5)).toBe(28_500);
    expect(savingMinor(110, 1, "10.0")).toBe(11);
    expect(savingMinor(4_503_599_627_370_497, 2, 50)).toBe(4_503_599_627_370_497);
  });

  test.each([-1, "-1", 101, "100.0001", "5 %", "", "NaN", Number.NaN, Number.POSITIVE_INFINITY, "1e999999"])(
    "refuses %s as a percent",
    (percent) => {
      expect(() => savingMinor(100, 1, percent)).toThrow(RangeError);
    },
  );

  test.each([
    [1.5, 1],
    [-1, 1],
    [100, 0.5],
    [100, -1],
    [2 ** 53, 1],
  ])("refuses %d minor units × %d", (unit, quantity) => {
    expect(() => savingMinor(unit, quantity, 5)).toThrow(RangeError);
  });

  test("takes nothing negative, and never more than the line costs", () => {
    fc.assert(
      fc.property(units, quantities, percents, (unit, quantity, percent) => {
        const saving = savingMinor(unit, quantity, percent);
        expect(saving).toBeGreaterThanOrEqual(0);
        expect(saving).toBeLessThanOrEqual(unit * quantity);
      }),
    );
  });

  test("more of it, or a greater percent, never saves less", () => {
    fc.assert(
      fc.property(units, quantities, percents, percents, (unit, quantity, one, other) => {
        const [less, more] = one < other ? [one, other] : [other, one];
        expect(savingMinor(unit, quantity, more)).toBeGreaterThanOrEqual(savingMinor(unit, quantity, less));
        expect(savingMinor(unit, quantity + 1, one)).toBeGreaterThanOrEqual(savingMinor(unit, quantity, one));
      }),
    );
  });
});

describe("priceSet", () => {
  test("rounds each line down by itself, as Shopify does", () => {
    expect(
      priceSet(
        [
          { unitMinor: 999, quantity: 1 },
          { unitMinor: 999, quantity: 1 },
        ],
        5,
      ),
    ).toEqual({
      fullMinor: 1998,
      savingMinor: 98,
      payMinor: 1900,
      lines: [
        { fullMinor: 999, savingMinor: 49, payMinor: 950 },
        { fullMinor: 999, savingMinor: 49, payMinor: 950 },
      ],
    });
  });

  test("a line's cap holds for that line only", () => {
    const set = priceSet(
      [
        { unitMinor: 1000, quantity: 1, capPercent: 2.5 },
        { unitMinor: 1000, quantity: 2, capPercent: 50 },
        { unitMinor: 1000, quantity: 1, capPercent: null },
      ],
      10,
    );
    expect(set.lines.map((line) => line.savingMinor)).toEqual([25, 200, 100]);
  });

  test("the lines sum to the set, and what is paid and saved to what it costs in full", () => {
    fc.assert(
      fc.property(lines, percents, (given, percent) => {
        const set = priceSet(given, percent);
        for (const figure of ["fullMinor", "savingMinor", "payMinor"] as const) {
          expect(set.lines.reduce((total, line) => total + line[figure], 0)).toBe(set[figure]);
        }
        expect(set.payMinor + set.savingMinor).toBe(set.fullMinor);
        expect(set.payMinor).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test("an empty set costs nothing", () => {
    expect(priceSet([], 10)).toEqual({ fullMinor: 0, savingMinor: 0, payMinor: 0, lines: [] });
  });
});

describe("lesserPercent", () => {
  test("compares decimals, not texts", () => {
    expect(lesserPercent("9.5", 10)).toBe("9.5");
    expect(lesserPercent(10, "9.50")).toBe("9.50");
    expect(lesserPercent("2.17391304347826086", "2.17391304347826087")).toBe("2.17391304347826086");
  });
});
