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

type Levels = { unitMinor: number; levels: readonly number[] };

/**
 * The best that Shopify's one product discount a line can do for units taken at several percents (`taken`, by level): at the
 * percent of some, all that were promised as much or more are discounted. So nobody gets more than was promised, and
 * another set on the line never makes it less. `more` units are counted as if they were taken at `level` too.
 */
export function weighLine({ unitMinor, levels }: Levels, taken: readonly number[], level = 0, more = 0): number {
  let best = 0;
  let units = 0;
  for (let at = 0; at < levels.length; at += 1) {
    const own = (taken[at] ?? 0) + (at === level ? more : 0);
    // So many units at a lower percent come to less.
    if (own === 0) continue;
    units += own;
    const saving = saveOn(unitMinor, units, levels[at] ?? 0);
    if (saving > best) best = saving;
  }
  return best;
}

/** What `weighLine` decided on. Of equals, the higher percent. */
export function settleLine({ unitMinor, levels }: Levels, taken: readonly number[]) {
  let best = { units: 0, hundredths: 0, saving: 0 };
  let units = 0;
  for (let level = 0; level < levels.length; level += 1) {
    const own = taken[level] ?? 0;
    if (own === 0) continue;
    units += own;
    const hundredths = levels[level] ?? 0;
    const saving = saveOn(unitMinor, units, hundredths);
    if (saving > best.saving) best = { units, hundredths, saving };
  }
  return best;
}
