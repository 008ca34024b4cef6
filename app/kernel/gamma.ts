/** Lanczos' coefficients for g = 7, n = 9 (P. Godfrey 2001); relative error below 1e-15. */
const LANCZOS = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

/** The natural logarithm of Γ(x), for x ≥ 0.5. */
export function logGamma(x: number): number {
  let sum = LANCZOS[0] ?? 0;
  for (let i = 1; i < LANCZOS.length; i++) sum += (LANCZOS[i] ?? 0) / (x - 1 + i);
  const t = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

/** The regularised lower incomplete gamma function P(a, x), for a ≥ 0.5 and x ≥ 0. */
export function lowerGamma(a: number, x: number): number {
  if (x <= 0) return 0;
  return x < a + 1 ? lowerBySeries(a, x) : 1 - upperByFraction(a, x);
}

/** The regularised upper incomplete gamma function Q(a, x) = 1 − P(a, x), exact where it is small. */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  return x < a + 1 ? 1 - lowerBySeries(a, x) : upperByFraction(a, x);
}

/**
 * The x below which a gamma variable of shape `shape` (≥ 1) and scale 1 falls with probability `p`: Wilson and Hilferty's
 * approximation, made exact by Newton's steps.
 */
export function quantileOfGamma(p: number, shape: number): number {
  const z = quantileOfNormal(p);
  const root = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
  // Far out in the lower tail of a small shape the cube loses its sense; P(shape, x) ≈ x^shape / Γ(shape + 1) there.
  let x = root > 0.1 ? shape * root ** 3 : Math.exp((Math.log(p) + logGamma(shape + 1)) / shape);
  for (let step = 0; step < 60; step++) {
    const density = Math.exp((shape - 1) * Math.log(x) - x - logGamma(shape));
    const next = Math.max(x - (lowerGamma(shape, x) - p) / density, x / 10);
    const moved = Math.abs(next - x);
    x = next;
    if (moved <= 1e-12 * x) break;
  }
  return x;
}

/**
 * The quantile of the standard normal distribution, to 4.5e-4 (Abramowitz and Stegun, Handbook of Mathematical Functions,
 * 26.2.23): a beginning for Newton's steps.
 */
function quantileOfNormal(p: number): number {
  const t = Math.sqrt(-2 * Math.log(p < 0.5 ? p : 1 - p));
  const z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  return p < 0.5 ? -z : z;
}

/** P(a, x) by its series (Press et al., Numerical Recipes, 6.2), for x < a + 1. */
function lowerBySeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < 10_000; n++) {
    term *= x / (a + n);
    sum += term;
    if (term < sum * 1e-16) break;
  }
  return sum * Math.exp(a * Math.log(x) - x - logGamma(a));
}

/** Q(a, x) by its continued fraction, evaluated by Lentz's method (Press et al., Numerical Recipes, 6.2), for x ≥ a + 1. */
function upperByFraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let value = d;
  for (let i = 1; i < 10_000; i++) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / nonZero(an * d + b, tiny);
    c = nonZero(b + an / c, tiny);
    const factor = d * c;
    value *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return value * Math.exp(a * Math.log(x) - x - logGamma(a));
}

function nonZero(value: number, tiny: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}
