import { Drop } from "liquidjs";

/**
 * A number with a point in it. Liquid tells 5 from 5.0: only the latter divides with a rest, and prints its point. It
 * calculates with the digits as written, so no float comes between: 0.1 and 0.2 are 0.3.
 */
export class Decimal extends Drop {
  readonly number: number;

  constructor(number: number) {
    super();
    this.number = number;
  }

  override valueOf(): number {
    return this.number;
  }
  override toString(): string {
    return Number.isInteger(this.number) ? `${this.number}.0` : String(this.number);
  }
  toJSON(): number {
    return this.number;
  }

  equals(other: unknown): boolean {
    return this.number === bare(other);
  }
  gt(other: unknown): boolean {
    return this.number > asNumber(other);
  }
  geq(other: unknown): boolean {
    return this.number >= asNumber(other);
  }
  lt(other: unknown): boolean {
    return this.number < asNumber(other);
  }
  leq(other: unknown): boolean {
    return this.number <= asNumber(other);
  }
}

function bare(value: unknown): unknown {
  return value instanceof Decimal ? value.number : value;
}

function asNumber(value: unknown): number {
  const number = bare(value);
  return typeof number === "number" ? number : Number.NaN;
}

/** Whether it has a point: a decimal, a number with a fraction, or a text such as "2.50". */
export function isDecimal(value: unknown): boolean {
  if (value instanceof Decimal) return true;
  if (typeof value === "number") return !Number.isInteger(value);
  return typeof value === "string" && /^\s*-?\d+\.\d+\s*$/.test(value);
}

type Digits = { digits: bigint; scale: number };

export function add(one: number, other: number): number {
  const [a, b, scale] = align(one, other);
  return toNumberOf({ digits: a + b, scale });
}

export function multiply(one: number, other: number): number {
  const [a, b] = [toDigits(one), toDigits(other)];
  return toNumberOf({ digits: a.digits * b.digits, scale: a.scale + b.scale });
}

/** The whole times that `other` goes into `one`, downwards: -7 by 2 is -4. @throws where `other` is nothing */
export function divideWhole(one: number, other: number): number {
  return Math.floor(divide(one, other));
}

/** @throws where `other` is nothing, as Liquid does */
export function divide(one: number, other: number): number {
  if (other === 0) throw new Error("divided by 0");
  return one / other;
}

/** What is left of `one`, of the sign of `other`. @throws where `other` is nothing */
export function modulo(one: number, other: number): number {
  if (other === 0) throw new Error("divided by 0");
  const [a, b, scale] = align(one, other);
  return toNumberOf({ digits: ((a % b) + b) % b, scale });
}

/** Rounds half away from nothing, to `places` decimals. */
export function round(number: number, places: number): number {
  const { digits, scale } = toDigits(Math.abs(number));
  if (scale <= places) return number;
  const step = 10n ** BigInt(Math.min(scale - places, 400));
  const rounded = toNumberOf({ digits: (digits + step / 2n) / step, scale: places });
  return number < 0 && rounded !== 0 ? -rounded : rounded;
}

function align(one: number, other: number): [bigint, bigint, number] {
  const [a, b] = [toDigits(one), toDigits(other)];
  const scale = Math.max(a.scale, b.scale);
  return [a.digits * 10n ** BigInt(scale - a.scale), b.digits * 10n ** BigInt(scale - b.scale), scale];
}

function toDigits(number: number): Digits {
  if (!Number.isFinite(number)) throw new Error(`${number} is no number to calculate with`);
  const [mantissa = "0", power = "0"] = String(number).split("e");
  const [whole = "0", decimals = ""] = mantissa.split(".");
  const scale = decimals.length - Number(power);
  const digits = BigInt(whole + decimals);
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale };
}

function toNumberOf({ digits, scale }: Digits): number {
  return Number(`${digits}e${-scale}`);
}
