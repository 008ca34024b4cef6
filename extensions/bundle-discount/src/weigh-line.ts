import { savingMinor } from "#app/kernel/price-set.ts";

/** Hundredths of a percent in the whole. */
const WHOLE = 10_000;

/**
 * What `units` of a line save at so many hundredths of a percent: `savingMinor` of the pricing module. The search asks
 * for it thousands of times, and QuickJS takes its time over BigInt (README), so what a float holds exactly is done in floats.
 */
export function saveOn(unitMinor: number, units: number, hundredths: number): number {
  const product = unitMinor * units * hundredths;
  if (product > Number.MAX_SAFE_INTEGER) return savingMinor(unitMinor, units, hundredths / 100);
  return (product - (product % WHOLE)) / WHOLE;
}

/** Units of one line that sets have taken, at one percent. */
export type Taken = { hundredths: number; units: number };

/**
 * The best that Shopify's one product discount a line can do for units taken at several percents: at the percent of some,
 * all that were promised as much or more are discounted. Nobody gets more than was promised, and another set on the
 * line never makes it less. Of equals, the higher percent.
 */
export function settleLine(unitMinor: number, taken: readonly Taken[]): Taken & { saving: number } {
  let best = { hundredths: 0, units: 0, saving: 0 };
  let units = 0;
  for (const level of [...taken].sort((one, other) => other.hundredths - one.hundredths)) {
    units += level.units;
    const saving = saveOn(unitMinor, units, level.hundredths);
    if (saving > best.saving) best = { hundredths: level.hundredths, units, saving };
  }
  return best;
}
