import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PRIOR_TAKE, scoreMerit, takeRate } from "#app/pipeline/offers/merit.ts";

// Over 60 days: 200 orders have A without B, 50 have both. B adds 6.00, the saving on the set is 1.00.
const step = { without: 200, having: 50, addedMinor: 600, savingMinor: 100 };
const counted = { days: 60, isProfit: true };

describe("takeRate", () => {
  test("without a track record it is the prior of 2 %", () => {
    expect(takeRate(null)).toBe(0.02);
    expect(takeRate({ shown: 0, bought: 0 })).toBe(0.02);
  });

  test("a track record of 250 shoppers weighs as much as the prior", () => {
    expect(takeRate({ shown: 250, bought: 25 })).toBeCloseTo(0.06, 12);
    expect(takeRate({ shown: 250, bought: 0 })).toBeCloseTo(0.01, 12);
  });

  test("who is to add three products at once is taken to do so a third as often", () => {
    expect(takeRate(null, 3)).toBeCloseTo(0.02 / 3, 12);
    expect(takeRate({ shown: 250, bought: 25 }, 2)).toBeCloseTo((25 + 2.5) / 500, 12);
  });

  test("it lies between the prior and what the record shows, the closer to the record the longer that is", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (shown, share) => {
        const bought = Math.round(shown * share);
        const [low, high] = [PRIOR_TAKE, bought / shown].sort((a, b) => a - b);
        expect(takeRate({ shown, bought })).toBeGreaterThanOrEqual((low ?? 0) - 1e-12);
        expect(takeRate({ shown, bought })).toBeLessThanOrEqual((high ?? 1) + 1e-12);
      }),
    );
  });
});

describe("scoreMerit", () => {
  test("is the orders to be won × take × what each brings, less the saving given away, in 30 days", () => {
    // 200 × 0.02 × (600 − 100) − 50 × 100 = 2000 − 5000 = −3000 in 60 days, −1500 in 30.
    expect(scoreMerit([step], counted).expectedProfitMinor).toBe(-1500);
    // Without a saving: 200 × 0.02 × 600 / 2.
    expect(scoreMerit([{ ...step, savingMinor: 0 }], counted).expectedProfitMinor).toBe(1200);
    // 1000 × 0.02 × 500 − 50 × 100 = 5000, halved.
    expect(scoreMerit([{ ...step, without: 1000 }], counted).expectedProfitMinor).toBe(2500);
  });

  test("says how many more sets a month pay for the saving: 25 × 1.00 given a month, 5.00 from each further set", () => {
    expect(scoreMerit([step], counted).breakEvenSets).toBe(5);
    expect(scoreMerit([{ ...step, having: 51 }], counted).breakEvenSets).toBe(6);
  });

  test("nothing has to be paid for without a saving, or where nobody has the set anyway", () => {
    expect(scoreMerit([{ ...step, savingMinor: 0 }], counted).breakEvenSets).toBeNull();
    expect(scoreMerit([{ ...step, having: 0 }], counted).breakEvenSets).toBeNull();
  });

  test("a saving larger than what is added is never paid back, and the profit says so", () => {
    const merit = scoreMerit([{ ...step, savingMinor: 600 }], counted);
    expect(merit).toMatchObject({ breakEvenSets: null, expectedProfitMinor: -15_000 });
  });

  test("a track record replaces the guess as it grows", () => {
    const record = { shown: 250, bought: 45 };
    // (45 + 5) / 500 = 0.1: 200 × 0.1 × 500 − 5000 = 5000, halved.
    expect(scoreMerit([step], { ...counted, record })).toMatchObject({ take: 0.1, expectedProfitMinor: 2500 });
  });

  test("several steps earn the sum of each, whose saving is what it adds", () => {
    const steps = [
      { without: 1000, having: 100, addedMinor: 500, savingMinor: 50 },
      { without: 60, having: 40, addedMinor: 900, savingMinor: 150 },
    ];
    // (1000 × .02 × 450 − 100 × 50) + (60 × .02 × 750 − 40 × 150) = 4000 − 5100 = −1100, halved.
    expect(scoreMerit(steps, counted).expectedProfitMinor).toBe(-550);
    const alone = steps.map((one) => scoreMerit([one], counted).expectedProfitMinor);
    expect(alone).toEqual([2000, -2550]);
  });

  test("counts of less than a day are not blown up beyond a day's", () => {
    expect(scoreMerit([step], { ...counted, days: 0 })).toEqual(scoreMerit([step], { ...counted, days: 1 }));
  });

  const steps = fc.record({
    without: fc.integer({ min: 0, max: 100_000 }),
    having: fc.integer({ min: 0, max: 10_000 }),
    addedMinor: fc.integer({ min: 0, max: 100_000 }),
    savingMinor: fc.integer({ min: 0, max: 50_000 }),
  });

  test("without a saving no merit is negative", () => {
    fc.assert(
      fc.property(fc.array(steps, { minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 2000 }), (given, days) => {
        const free = given.map((one) => ({ ...one, savingMinor: 0 }));
        expect(scoreMerit(free, { days, isProfit: true }).expectedProfitMinor).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test("as many further sets as it says pay for the saving, and one less does not", () => {
    fc.assert(
      fc.property(steps, (one) => {
        const sets = scoreMerit([one], { days: 30, isProfit: true }).breakEvenSets;
        if (sets === null) return;
        const [gain, given] = [one.addedMinor - one.savingMinor, one.having * one.savingMinor];
        expect(sets * gain).toBeGreaterThanOrEqual(given);
        expect((sets - 1) * gain).toBeLessThan(given);
      }),
    );
  });
});
