import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  chanceOfAtLeast,
  chanceOfAtMost,
  falseDiscoveryRates,
  intervalOfCount,
  standardErrorOfShare,
} from "#app/kernel/statistics.ts";

// The values beside the cases are those of SciPy 1.17 (stats.poisson, stats.gamma, stats.false_discovery_control).
function expectClose(actual: number, expected: number) {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-11 * Math.abs(expected) + 1e-300);
}

describe("chanceOfAtLeast and chanceOfAtMost", () => {
  test.each([
    [1, 0.01, 0.009950166250831952, 0.9999503320866597],
    [3, 0.5, 0.014387677966970684, 0.9982483774437092],
    [10, 2.5, 0.0002773520946208362, 0.999938373089875],
    [221, 12.13, 3.859928173522268e-190, 1],
    [50, 50, 0.5188083154720433, 0.5375166908531476],
    [5, 20, 0.9999830552560699, 7.190884052842894e-5],
    [1000, 900, 0.0005499022657117818, 0.9995093672671425],
    [2, 1e-6, 4.999996666667916e-13, 1],
    [40, 80, 0.9999997191278374, 5.749050165305909e-7],
  ])("%d where %d are expected", (count, expected, atLeast, atMost) => {
    expectClose(chanceOfAtLeast(count, expected), atLeast);
    expectClose(chanceOfAtMost(count, expected), atMost);
  });

  test("nothing is always reached, and something never where nothing is expected", () => {
    expect(chanceOfAtLeast(0, 3)).toBe(1);
    expect(chanceOfAtLeast(1, 0)).toBe(0);
    expect(chanceOfAtMost(0, 0)).toBe(1);
    expectClose(chanceOfAtMost(0, 2), Math.exp(-2));
  });

  test("what is at most k is not at least k + 1", () => {
    fc.assert(
      fc.property(fc.nat(400), fc.double({ min: 1e-6, max: 400, noNaN: true }), (count, expected) => {
        expect(chanceOfAtMost(count, expected) + chanceOfAtLeast(count + 1, expected)).toBeCloseTo(1, 10);
      }),
    );
  });
});

describe("intervalOfCount", () => {
  test.each([
    [0, 0, 3.6888794541139354],
    [1, 0.025317807984289876, 5.571643390938898],
    [3, 0.6186721228956014, 8.767273069742323],
    [10, 4.7953886961324335, 18.39035604201778],
    [42, 30.2699057324777, 56.77179877849065],
    [500, 457.1285768996295, 545.8092685651714],
    [20000, 19723.767600607054, 20279.133627926407],
  ])("%d was seen", (count, low, high) => {
    const interval = intervalOfCount(count);
    expectClose(interval.low, low);
    expectClose(interval.high, high);
  });

  test("its ends are where seeing the count becomes as unlikely as it says", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.constantFrom(0.5, 0.8, 0.95, 0.99, 0.999), (count, level) => {
        const { low, high } = intervalOfCount(count, level);
        expect(chanceOfAtLeast(count, low)).toBeCloseTo((1 - level) / 2, 9);
        expect(chanceOfAtMost(count, high)).toBeCloseTo((1 - level) / 2, 9);
      }),
    );
  });
});

describe("falseDiscoveryRates", () => {
  const p = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216];
  const q = [
    0.02928968253968254, 0.11715873015873016, 0.24603333333333333, 0.24603333333333333, 0.24603333333333333,
    0.2928968253968254, 0.3096337868480725, 0.6326571428571428, 0.6326571428571428, 0.6326571428571428,
  ];

  test("gives what Benjamini and Yekutieli's step-up gives, whatever the order", () => {
    falseDiscoveryRates(Float64Array.from(p)).forEach((value, i) => {
      expectClose(value, q[i] ?? 0);
    });
    falseDiscoveryRates(Float64Array.from(p.toReversed())).forEach((value, i) => {
      expectClose(value, q.toReversed()[i] ?? 0);
    });
  });

  test("tests that are left out count as if they had shown nothing", () => {
    const all = falseDiscoveryRates(Float64Array.from([...p, ...Array.from({ length: 90 }, () => 1)]));
    falseDiscoveryRates(Float64Array.from(p), 100).forEach((value, i) => {
      expectClose(value, all[i] ?? 0);
    });
    expect(() => falseDiscoveryRates(Float64Array.from(p), 9)).toThrow(RangeError);
  });

  test("of a thousand tests of nothing, none is taken in at least 95 runs of a hundred", () => {
    let runs = 0;
    for (let run = 0; run < 100; run++) {
      const none = Float64Array.from({ length: 1000 }, (_, i) => fractionOf(run * 1000 + i + 1));
      if (falseDiscoveryRates(none).some((value) => value <= 0.05)) runs++;
    }
    expect(runs).toBeLessThanOrEqual(5);
  });
});

/** Evenly scattered over 0 to 1 (a scrambled Weyl sequence), the same on every run. */
function fractionOf(i: number): number {
  const x = Math.sin(i * 12.9898) * 43758.5453;
  return x - Math.floor(x);
}

describe("standardErrorOfShare", () => {
  test("a quarter of 300 is known to two and a half points", () => {
    expectClose(standardErrorOfShare(75, 300) ?? 0, 0.025);
  });

  test("of nothing nothing is known", () => {
    expect(standardErrorOfShare(0, 0)).toBeNull();
  });
});
