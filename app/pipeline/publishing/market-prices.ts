import { currencyExponent } from "#app/kernel/money.ts";
import { capPercent } from "#app/pipeline/offers/cap-saving.ts";
import type { Market, MarketCountry } from "#app/shopify/read-markets.server.ts";

/**
 * So many minor units of a market's currency are worth so many of the shop's; as text, as whole numbers may be long.
 * The shop's side is never above the truth.
 */
export type Rate = { market: string; shop: string };

/** Where prices are asked for: one country stands for all of its market that pay in the same currency. */
export type MarketContext = { market: string; country: string; currency: string; rate: Rate | null };

/** What an order was paid in both currencies. */
export type PaidTwice = { presentmentMinor: number; shopMinor: number };

const SAME: Rate = { market: "1", shop: "1" };

/**
 * Where prices have to be asked for, so that none is missed. Nowhere, where all shoppers are of one market and pay in the
 * shop's own currency.
 * @param paid the newest order in each currency: Shopify tells the rate that it converts by in no other way, unless the
 * merchant set it by hand.
 */
export function chooseContexts(
  markets: readonly Market[],
  { currency, paid }: { currency: string; paid: ReadonlyMap<string, PaidTwice> },
): MarketContext[] {
  const contexts = markets.flatMap((market) => {
    const byCurrency = new Map(market.countries.toReversed().map((country) => [country.currency, country]));
    return [...byCurrency.values()].map((country) => ({
      ...{ market: market.name, country: country.code, currency: country.currency },
      rate: findRate(country, currency, paid.get(country.currency)),
    }));
  });
  return contexts.length === 1 && contexts[0]?.currency === currency ? [] : contexts;
}

function findRate({ currency, manualRate }: MarketCountry, own: string, paid: PaidTwice | undefined): Rate | null {
  if (currency === own) return SAME;
  if (manualRate !== null) return rateByHand(manualRate, { market: currency, shop: own });
  if (!paid || paid.presentmentMinor <= 0 || paid.shopMinor <= 0) return null;
  // Either amount was rounded to its minor unit: the order's rate was at least this.
  return { market: String(2 * paid.presentmentMinor + 1), shop: String(2 * paid.shopMinor - 1) };
}

/** @param rate a decimal: one unit of the shop's currency in the market's. */
function rateByHand(rate: string, { market, shop }: { market: string; shop: string }): Rate | null {
  const [, whole = "", decimals = ""] = /^(\d+)(?:\.(\d*))?$/.exec(rate) ?? [];
  const digits = BigInt(whole + decimals || "0");
  if (digits === 0n) return null;
  const shift = decimals.length + currencyExponent(shop) - currencyExponent(market);
  const powers = [10n ** BigInt(Math.max(-shift, 0)), 10n ** BigInt(Math.max(shift, 0))] as const;
  return { market: String(digits * powers[0]), shop: String(powers[1]) };
}

/** What a price of a market is worth in the shop's minor units, rounded down. */
export function worthAtHome(minor: number, { market, shop }: Rate): number {
  return Number((BigInt(minor) * BigInt(shop)) / BigInt(market));
}

/**
 * The cap of a variant that is sold at these prices, all in the shop's currency: the margin floor is kept at the least of
 * them, and so at every other.
 */
export function capInMarkets(
  pricesMinor: readonly [number, ...number[]],
  costMinor: number | null,
  marginFloorPercent: number,
): number | null {
  return capPercent(Math.min(...pricesMinor), costMinor, marginFloorPercent);
}
