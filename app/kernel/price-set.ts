/**
 * What a set costs: the one place that says so. Block, checkout, Function and preview agree with it to the minor unit.
 *
 * Shopify's own rounding, as observed on charged carts: the discount of a line is
 * floor(unit price × discounted quantity × percent), in the currency's minor unit (79.98 at 4 % is charged 76.79).
 * Percents are taken as the decimal digits they are written with, so no float comes between: 2.1739130434782608 % of
 * 23.00 is 0.4999…, which is 0.49 and not 0.50.
 */

/** A percent as a number, or as the decimal digits that a document carries. */
export type Percent = number | string;

/** One line of a set: `quantity` units that the set discounts. `capPercent`: the most that this line may be reduced by. */
export type SetLine = { unitMinor: number; quantity: number; capPercent?: Percent | null };

export type PricedLine = { fullMinor: number; savingMinor: number; payMinor: number };

/** What the whole set costs; every figure is the sum of its lines'. */
export type PricedSet = PricedLine & { lines: PricedLine[] };

/**
 * What the shopper doesn't pay on one line.
 * @throws RangeError for an amount that is no whole number of minor units, a quantity that is none, or a percent outside 0 to 100.
 */
export function savingMinor(unitMinor: number, quantity: number, percent: Percent): number {
  const { digits, scale } = toFraction(percent);
  return toMinor((requireWhole(unitMinor) * requireWhole(quantity) * digits) / scale);
}

/** Prices a set of lines that are all reduced by `percent`, each at most by its own cap. @throws RangeError */
export function priceSet(lines: readonly SetLine[], percent: Percent): PricedSet {
  const priced = lines.map((line) => priceLine(line, percent));
  return {
    fullMinor: sum(priced.map((line) => line.fullMinor)),
    savingMinor: sum(priced.map((line) => line.savingMinor)),
    payMinor: sum(priced.map((line) => line.payMinor)),
    lines: priced,
  };
}

function priceLine({ unitMinor, quantity, capPercent }: SetLine, percent: Percent): PricedLine {
  const saving = savingMinor(unitMinor, quantity, capPercent == null ? percent : lesserPercent(percent, capPercent));
  const fullMinor = toMinor(requireWhole(unitMinor) * requireWhole(quantity));
  return { fullMinor, savingMinor: saving, payMinor: fullMinor - saving };
}

/** The lesser of two percents, compared as the decimals they are. @throws RangeError */
export function lesserPercent(one: Percent, other: Percent): Percent {
  const [a, b] = [toFraction(one), toFraction(other)];
  return a.digits * b.scale <= b.digits * a.scale ? one : other;
}

/**
 * The percent that a set takes off a variant: its own, at most the caps of the variant and of its product, which stand under
 * `v` and `p` with their ids. @throws RangeError
 */
export function percentWithin(
  percent: Percent,
  caps: Readonly<Record<string, Percent>> | undefined,
  { variantId, productId }: { variantId: number | string; productId: number | string },
): Percent {
  const own = [caps?.[`v${variantId}`], caps?.[`p${productId}`]].filter((cap) => cap !== undefined);
  return own.reduce<Percent>(lesserPercent, percent);
}

/** The percent as a fraction of the whole: digits / scale. */
function toFraction(percent: Percent): { digits: bigint; scale: bigint } {
  const match = /^(\d+)(?:\.(\d*))?(?:e(-?\d+))?$/.exec(String(percent));
  if (!match) throw new RangeError(`"${percent}" is no percent`);
  const [, whole = "", decimals = "", power = "0"] = match;
  const places = decimals.length - Number(power);
  // More places than a number or a document of ours has, and the power below would not fit into memory.
  if (Math.abs(places) > 400) throw new RangeError(`"${percent}" is no percent`);
  const digits = BigInt(whole + decimals) * powerOfTen(-places);
  const scale = 100n * powerOfTen(places);
  if (digits > scale) throw new RangeError(`${percent} % is more than all of it`);
  return { digits, scale };
}

/** Ten to the power of `power`, one for what is below. Written out: Shopify's CLI builds checkout's code without `**` on bigints. */
function powerOfTen(power: number): bigint {
  return BigInt(`1${"0".repeat(Math.max(power, 0))}`);
}

function requireWhole(value: number): bigint {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${value} is no whole number from 0 upwards`);
  return BigInt(value);
}

function toMinor(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError(`${value} is too large`);
  return Number(value);
}

function sum(amounts: readonly number[]): number {
  return toMinor(amounts.reduce((total, amount) => total + BigInt(amount), 0n));
}
