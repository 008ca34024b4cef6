import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { savingMinor } from "#app/kernel/price-set.ts";
import { capPercent, capSaving, keepRising } from "#app/pipeline/offers/cap-saving.ts";

describe("capPercent", () => {
  test.each([
    // 10.00 at a cost of 4.00 and a floor of 20 %: 5.00 has to be paid.
    [1000, 400, 20, 50],
    [1000, 400, 0, 60],
    [1000, 750, 20, 6],
    // 6.25 % is rounded down to half a percent.
    [1000, 750, 20.5, 5.5],
    [1000, 800, 20, 0],
    [1000, 950, 20, 0],
    [1000, 0, 20, 100],
    [0, 0, 20, 0],
  ])("%d at a cost of %d and a floor of %d %% may be reduced by %d %%", (price, cost, floor, cap) => {
    expect(capPercent(price, cost, floor)).toBe(cap);
  });

  test("an unknown cost protects nothing", () => {
    expect(capPercent(1000, null, 20)).toBeNull();
  });

  const halves = (max: number) => fc.integer({ min: 0, max: max * 2 }).map((half) => half / 2);
  const prices = fc.integer({ min: 1, max: 5_000_000 });

  test("what is charged after it leaves the margin floor, unless there was none before", () => {
    fc.assert(
      fc.property(prices, prices, halves(95), fc.integer({ min: 1, max: 20 }), (price, cost, floor, quantity) => {
        const cap = capPercent(price, cost, floor) ?? Number.NaN;
        if (cap === 0) return;
        const paid = price * quantity - savingMinor(price, quantity, cap);
        // (paid − cost) / paid ≥ floor, in whole numbers.
        expect(BigInt(paid) * BigInt(1000 - floor * 10)).toBeGreaterThanOrEqual(BigInt(cost * quantity) * 1000n);
      }),
    );
  });

  test("half a percent more would break the floor", () => {
    fc.assert(
      fc.property(prices, prices, halves(95), (price, cost, floor) => {
        const cap = capPercent(price, cost, floor) ?? Number.NaN;
        const left = BigInt(price) * BigInt(2000 - (cap * 2 + 1) * 10) * BigInt(1000 - floor * 10);
        expect(left).toBeLessThan(BigInt(cost) * 2_000_000n);
      }),
    );
  });
});

describe("capSaving", () => {
  test.each([
    [5, [], 5],
    [5, [null, null], 5],
    [5, [null, 50], 5],
    [10, [50, 3], 3],
    [10, [3.5, null], 3.5],
    [5, [0.5], 0],
    [5, [0], 0],
    [0, [50], 0],
  ])("%d %% with caps of %j is %d %%", (wanted, caps, saving) => {
    expect(capSaving(wanted, caps)).toBe(saving);
  });

  test("never more than wanted or than any cap, and never below zero", () => {
    const percents = fc.integer({ min: 0, max: 200 }).map((half) => half / 2);
    fc.assert(
      fc.property(percents, fc.array(fc.option(percents)), (wanted, caps) => {
        const saving = capSaving(wanted, caps);
        expect(saving).toBeLessThanOrEqual(Math.min(wanted, ...caps.map((cap) => cap ?? 100)));
        expect(saving).toBeGreaterThanOrEqual(0);
        expect(Number.isInteger(saving * 2)).toBe(true);
      }),
    );
  });
});

describe("keepRising", () => {
  test.each([
    { savings: [0, 5, 10], rising: [0, 5, 10] },
    { savings: [0, 5, 5], rising: [0, 2.5, 5] },
    { savings: [0, 5, 3], rising: [0, 1.5, 3] },
    { savings: [0, 5], rising: [0, 5] },
    // Half of 1.5 would be next to nothing.
    { savings: [0, 5, 1.5], rising: [0, 0, 1.5] },
    { savings: [0, 5, 0], rising: [0, 0, 0] },
    { savings: [0, 0, 10], rising: [0, 0, 10] },
  ])("$savings becomes $rising", ({ savings, rising }) => {
    expect(keepRising(savings)).toEqual(rising);
  });
});
