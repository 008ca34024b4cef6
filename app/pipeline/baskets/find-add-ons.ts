import { DAY_MS } from "#app/kernel/clock.ts";
import type { Baskets } from "./basket.ts";

/** A product that goes with everything because it is an extra (gift wrap, shipping protection): the merchant is asked about it. */
export type AddOn = {
  productId: bigint;
  /** The share of baskets with it: of all, or of those of its busiest quarter. */
  share: number;
  meanPriceMinor: number;
};

export type AddOnRules = {
  /** In more than this share of the baskets. */
  share: number;
  /** At no more than this share of what the shop's middle product costs. */
  priceShare: number;
};

export const DEFAULT_ADD_ON_RULES: AddOnRules = { share: 0.15, priceShare: 0.25 };

/** Some are asked for in one season only, such as gift wrap. */
const QUARTER_MS = 91 * DAY_MS;
/** A quarter with fewer baskets says little of shares. */
const QUARTER_BASKETS = 200;

/** Products in so many baskets, at so low a price, that they say nothing about what belongs together; the commonest first. */
export function findAddOns(baskets: Baskets, rules: AddOnRules = DEFAULT_ADD_ON_RULES): AddOn[] {
  const most = middlePrice(baskets) * rules.priceShare;
  const cheap = [...baskets.meanPriceMinor.keys()].filter((code) => (baskets.meanPriceMinor[code] ?? 0) <= most);
  const shares = findShares(baskets, new Set(cheap));
  return cheap
    .map((code) => ({
      productId: baskets.products[code] ?? 0n,
      share: shares[code] ?? 0,
      meanPriceMinor: Math.round(baskets.meanPriceMinor[code] ?? 0),
    }))
    .filter(({ share }) => share > rules.share);
}

function middlePrice({ meanPriceMinor, frequency }: Baskets): number {
  const prices = meanPriceMinor.filter((_, code) => (frequency[code] ?? 0) > 0).sort();
  return prices[prices.length >> 1] ?? 0;
}

/** The greatest share of each of these codes: overall, and in any quarter counted back from the last basket. */
function findShares({ atMs, start, items, frequency }: Baskets, among: ReadonlySet<number>): Float64Array {
  const shares = Float64Array.from(frequency, (count) => (atMs.length > 0 ? count / atMs.length : 0));
  const last = atMs.at(-1) ?? 0;
  const quarterOf = (basket: number) => Math.floor((last - (atMs[basket] ?? 0)) / QUARTER_MS);
  let basket = atMs.length - 1;
  while (basket >= 0) {
    const quarter = quarterOf(basket);
    const counts = new Map<number, number>();
    let size = 0;
    for (; basket >= 0 && quarterOf(basket) === quarter; basket--, size++) {
      for (const code of items.subarray(start[basket], start[basket + 1])) {
        if (among.has(code)) counts.set(code, (counts.get(code) ?? 0) + 1);
      }
    }
    if (size < QUARTER_BASKETS) continue;
    for (const [code, count] of counts) shares[code] = Math.max(shares[code] ?? 0, count / size);
  }
  return shares;
}
