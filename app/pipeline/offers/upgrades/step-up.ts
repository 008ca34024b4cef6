import type { Good } from "#app/pipeline/offers/good.ts";
import type { ComparedProduct, UpgradeRejection, UpgradeSettings } from "./upgrade.ts";

/** A product as an offer shows it: with the price and cost of the variant that its page shows first. */
export type Offerable = { compared: ComparedProduct; good: Good };

/**
 * Whether `to` is a step up from `from`: dearer by no less and no more than settled, not lower rated, and not earning less.
 * What is not known (a rating, a cost) is no reason against it.
 */
export function judgeStep(from: Offerable, to: Offerable, settings: UpgradeSettings): UpgradeRejection | null {
  const step = to.good.priceMinor / from.good.priceMinor;
  // Where the lesser one's dearest variant costs more than the better one ever does, it would be offered to some for less.
  const isStep = step >= settings.leastStep && step <= settings.greatestStep && highest(to) >= highest(from);
  if (!isStep) return "price-step";
  const was = from.compared.ratingHundredths;
  const is = to.compared.ratingHundredths;
  if (was !== null && is !== null && is < was) return "lower-rated";
  const gain = gainOf(from.good, to.good);
  return gain.isProfit && gain.minor <= 0 ? "lower-margin" : null;
}

/** What a shopper who takes `to` instead of `from` brings more: profit where both costs are known, revenue otherwise. */
export function gainOf(from: Good, to: Good): { minor: number; isProfit: boolean } {
  const price = to.priceMinor - from.priceMinor;
  if (from.costMinor === null || to.costMinor === null) return { minor: price, isProfit: false };
  return { minor: price - (to.costMinor - from.costMinor), isProfit: true };
}

function highest({ compared, good }: Offerable): number {
  return compared.variants.reduce((most, { priceMinor }) => Math.max(most, priceMinor), good.priceMinor);
}
