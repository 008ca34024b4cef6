/**
 * Money arithmetic without floats. Separate from the app's on purpose: the local store charges what Shopify would charge, so
 * it must not share the app's mistakes.
 */
export interface Decimal {
  digits: bigint;
  /** How many of the digits stand after the point. */
  scale: number;
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

/** Reads `2.17`, 2.17 or `1e-7`; null when it is no number. */
export function readDecimal(value: string | number): Decimal | null {
  const match = DECIMAL.exec(String(value).trim());
  if (!match) return null;
  const [, sign, whole = "0", fraction = "", exponent = "0"] = match;
  const digits = BigInt(`${sign}${whole}${fraction}`);
  const scale = fraction.length - Number(exponent);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

/** Like `readDecimal` for what must be a number. */
export function requireDecimal(value: string | number): Decimal {
  const decimal = readDecimal(value);
  if (!decimal) throw new Error(`${value} is no decimal number`);
  return decimal;
}

/** So many percent of an amount that is not negative, rounded down to the minor unit. */
export function percentOf(amountMinor: number, percent: Decimal): number {
  return Number((BigInt(amountMinor) * percent.digits) / (100n * 10n ** BigInt(percent.scale)));
}

/** `amount × factor × 10^shift`, not negative, rounded half up to a whole number. */
export function timesHalfUp(amount: number, factor: Decimal, shift = 0): number {
  const top = BigInt(amount) * factor.digits * (shift > 0 ? 10n ** BigInt(shift) : 1n);
  const bottom = 10n ** BigInt(factor.scale) * (shift < 0 ? 10n ** BigInt(-shift) : 1n);
  return Number((2n * top + bottom) / (2n * bottom));
}

/** `amount ÷ factor × 10^shift`, not negative, rounded half up to a whole number. */
export function dividedHalfUp(amount: number, factor: Decimal, shift = 0): number {
  const top = BigInt(amount) * 10n ** BigInt(factor.scale) * (shift > 0 ? 10n ** BigInt(shift) : 1n);
  const bottom = factor.digits * (shift < 0 ? 10n ** BigInt(-shift) : 1n);
  return Number((2n * top + bottom) / (2n * bottom));
}

/**
 * Splits an amount over weights so that the parts add up to it, none above its weight where the sum allows it; what rounding
 * leaves goes to the largest remainders, the first of equal ones first.
 */
export function splitExactly(amountMinor: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + BigInt(weight), 0n);
  if (sum === 0n) return weights.map(() => 0);
  const amount = BigInt(amountMinor);
  const parts = weights.map((weight) => (amount * BigInt(weight)) / sum);
  const rests = weights.map((weight, at) => ({ at, rest: (amount * BigInt(weight)) % sum }));
  rests.sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1));
  const left = Number(amount - parts.reduce((total, part) => total + part, 0n));
  for (const { at } of rests.slice(0, left)) parts[at] = (parts[at] ?? 0n) + 1n;
  return parts.map(Number);
}
