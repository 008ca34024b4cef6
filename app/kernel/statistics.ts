import { lowerGamma, quantileOfGamma, upperGamma } from "./gamma.ts";

/**
 * Words of this file.
 * - *count*: how often something was seen; *expected*: how often chance alone would show it.
 * - *p*: how likely chance alone gives a count at least as far off. *q*: the share of false finds among all that are taken
 *   with a p as small as this one.
 */

/** How likely chance alone, expecting `expected`, gives `count` or more: the tail of a Poisson distribution, P(X ≥ count). */
export function chanceOfAtLeast(count: number, expected: number): number {
  return count <= 0 ? 1 : lowerGamma(count, expected);
}

/** How likely chance alone, expecting `expected`, gives `count` or less: P(X ≤ count). */
export function chanceOfAtMost(count: number, expected: number): number {
  return upperGamma(count + 1, expected);
}

/**
 * The interval that holds the true mean of a Poisson count in at least `level` of cases: exact, by the quantiles of the
 * gamma distribution (F. Garwood, Biometrika 28, 1936, 437–442). Divided by an expected count it is the interval of their ratio.
 */
export function intervalOfCount(count: number, level = 0.95): { low: number; high: number } {
  const outside = (1 - level) / 2;
  return {
    low: count === 0 ? 0 : quantileOfGamma(outside, count),
    high: quantileOfGamma(1 - outside, count + 1),
  };
}

/**
 * Turns p-values into q-values by the step-up of Benjamini and Yekutieli (Annals of Statistics 29, 2001, 1165–1188): taking
 * all with q ≤ 0.05 leaves at most 5 % false finds on average **whatever the tests have to do with each other**. Benjamini
 * and Hochberg's is the same without the factor Σ 1/k, but needs tests that are independent or depend on each other in
 * one direction only; pairs of products that share products and baskets are neither.
 * @param p ascending or not; tests whose p is so large that nobody asks for their q may be left out of it.
 * @param tests how many tests there were in all, with those left out.
 * @returns the q of each p, in the order given.
 */
export function falseDiscoveryRates(p: Float64Array, tests = p.length): Float64Array {
  if (tests < p.length) throw new RangeError(`${p.length} p-values can't come from ${tests} tests`);
  const q = new Float64Array(p.length);
  const factor = tests * harmonic(tests);
  const bySize = Uint32Array.from(p.keys()).sort((a, b) => (p[a] ?? 0) - (p[b] ?? 0));
  let least = 1;
  for (let rank = p.length; rank >= 1; rank--) {
    const at = bySize[rank - 1] ?? 0;
    least = Math.min(least, ((p[at] ?? 1) * factor) / rank);
    q[at] = least;
  }
  return q;
}

/** 1 + 1/2 + … + 1/n. Beyond a million by Euler's expansion, which is exact there to the last digit. */
function harmonic(n: number): number {
  if (n > 1_000_000) return Math.log(n) + 0.5772156649015329 + 1 / (2 * n);
  let sum = 0;
  for (let k = n; k >= 1; k--) sum += 1 / k;
  return sum;
}

/** The standard error of a share of `hits` in `n`, or null without any. */
export function standardErrorOfShare(hits: number, n: number): number | null {
  if (n === 0) return null;
  const share = hits / n;
  return Math.sqrt((share * (1 - share)) / n);
}
