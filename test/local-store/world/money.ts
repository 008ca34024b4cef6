// Currencies whose minor unit is not a hundredth (ISO 4217).
const EXPONENTS: Record<string, number> = {
  BHD: 3,
  CLP: 0,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  OMR: 3,
  PYG: 0,
  TND: 3,
  UGX: 0,
  VND: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
};

/** How many decimals a currency has: 2 for most, 0 for yen, 3 for dinars. */
export function currencyExponent(currency: string): number {
  return EXPONENTS[currency] ?? 2;
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d*))?$/;

/** Reads a decimal such as `79.98` into integer minor units, half up on surplus digits; null when it is no number. */
export function parseMinor(text: string, exponent: number): number | null {
  const match = DECIMAL.exec(text);
  if (!match) return null;
  const [, sign, whole = "0", fraction = ""] = match;
  const padded = `${fraction}0000`.slice(0, exponent + 1);
  const scaled = Number(`${whole}${padded}`);
  if (!Number.isSafeInteger(scaled)) return null;
  const minor = Math.floor((scaled + 5) / 10);
  return sign === "-" && minor !== 0 ? -minor : minor;
}

/** Writes integer minor units as a decimal with all of the currency's places: 7998 with 2 is `79.98`. */
export function formatMinor(minor: number, exponent: number): string {
  const digits = String(Math.abs(minor)).padStart(exponent + 1, "0");
  const sign = minor < 0 ? "-" : "";
  if (exponent === 0) return sign + digits;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/**
 * An amount of one currency in another, of which one unit of the first is `rate`, rounded half up to its minor unit. Exact:
 * a rate is the decimal that it is written as.
 */
export function convertMinor(minor: number, from: string, to: string, rate: number): number {
  if (from === to) return minor;
  const [, digits = "", scale = "0"] = /^([\d.]+)(?:e([+-]\d+))?$/.exec(String(rate)) ?? [];
  const [whole = "", fraction = ""] = digits.split(".");
  const shift = currencyExponent(to) - currencyExponent(from) + Number(scale) - fraction.length;
  const top = BigInt(Math.abs(minor)) * BigInt(whole + fraction) * 10n ** BigInt(Math.max(shift, 0));
  const bottom = 10n ** BigInt(Math.max(-shift, 0));
  const rounded = Number((2n * top + bottom) / (2n * bottom));
  return minor < 0 && rounded !== 0 ? -rounded : rounded;
}

/** Splits an amount over weights so that the parts add up to it exactly; the largest remainders get the odd units. */
export function splitMinor(amountMinor: number, weights: number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (sum <= 0) return weights.map((_, i) => (i === 0 ? amountMinor : 0));
  const exact = weights.map((weight) => (amountMinor * weight) / sum);
  const parts = exact.map(Math.floor);
  let left = amountMinor - parts.reduce((total, part) => total + part, 0);
  const order = exact.map((value, i) => ({ i, rest: value - Math.floor(value) }));
  order.sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of order) {
    if (left <= 0) break;
    parts[i] = (parts[i] ?? 0) + 1;
    left -= 1;
  }
  return parts;
}
