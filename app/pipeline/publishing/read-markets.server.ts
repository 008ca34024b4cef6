import { chunk } from "#app/kernel/chunk.ts";
import { DAY_MS } from "#app/kernel/clock.ts";
import { listCosted } from "#app/pipeline/catalog/list-store.server.ts";
import { listOffers } from "#app/pipeline/offers/store.server.ts";
import { listPaidTwice } from "#app/pipeline/orders/rate-store.server.ts";
import { whileInstalled } from "#app/pipeline/publishing/hold-install.server.ts";
import { chooseContexts, type MarketContext, worthAtHome } from "#app/pipeline/publishing/market-prices.ts";
import {
  forgetPricesBefore,
  getMarketReading,
  listMarketPrices,
  type MarketPrice,
  type MarketReading,
  saveMarketPrices,
  saveMarketReading,
} from "#app/pipeline/publishing/market-store.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { log } from "#app/runtime/log.server.ts";
import { ShopifyRefused } from "#app/shopify/errors.ts";
import { type PriceThere, readMarketPrices, VARIANTS_A_CALL } from "#app/shopify/read-market-prices.server.ts";
import { readMarkets } from "#app/shopify/read-markets.server.ts";

/** An order older than this says little about today's rate. */
const RATE_MAX_DAYS = 14;

type Reader = { generation: number; currency: string | null; now: Date; signal: AbortSignal };
type Costed = { variantId: bigint; priceMinor: number };

/**
 * Brings what members of live offers cost in the shop's markets up to date: markets and all prices once a day, and in
 * between the prices of members that are new or have another price at home. Where nothing is due, Shopify is not asked.
 * @returns the markets whose prices can't be told in the shop's currency, so that the shop's own price stands for them.
 */
export async function refreshMarketPrices(shop: string, reader: Reader): Promise<string[]> {
  const { currency, generation, now } = reader;
  const variants = await listVariants(shop);
  if (currency === null || variants.length === 0) return [];
  try {
    const reading = await freshReading(shop, { ...reader, currency });
    const strange = await readPrices(shop, reading, variants, { ...reader, currency });
    const unrated = [...new Set([...reading.unrated, ...strange])];
    await whileInstalled(shop, generation, async (tx) => {
      if (unrated.length > reading.unrated.length) await saveMarketReading(tx, shop, { ...reading, unrated });
      await forgetPricesBefore(tx, shop, reading.readAt);
    });
    return unrated;
  } catch (error) {
    if (!(error instanceof ShopifyRefused)) throw error;
    log.warn({ shop, now, reason: error.message }, "Shopify tells nothing of the markets");
    return (await getMarketReading(db(), shop))?.unrated ?? [];
  }
}

/** Every variant that a cap is of use for: a member of a live offer whose cost is known. */
async function listVariants(shop: string): Promise<Costed[]> {
  const live = await listOffers(db(), shop, { states: ["live"] });
  return listCosted(db(), shop, new Set(live.flatMap((offer) => offer.memberIds)));
}

/** The markets as read today. */
async function freshReading(shop: string, reader: Reader & { currency: string }): Promise<MarketReading> {
  const { currency, generation, now } = reader;
  const known = await getMarketReading(db(), shop);
  if (known && !known.isDue && now.getTime() - known.readAt.getTime() < DAY_MS) return known;
  const markets = await readMarkets(shop);
  const paid = await listPaidTwice(db(), shop, new Date(now.getTime() - RATE_MAX_DAYS * DAY_MS));
  const contexts = chooseContexts(markets, { currency, paid });
  const unrated = [...new Set(contexts.filter(({ rate }) => rate === null).map(({ market }) => market))];
  if (unrated.length > 0) log.info({ shop, unrated }, "markets whose exchange rate is not known");
  const reading = { contexts, unrated, readAt: now, isDue: false };
  await whileInstalled(shop, generation, (tx) => saveMarketReading(tx, shop, reading));
  return reading;
}

/**
 * Each part is noted as soon as it is read in every market, so that a run that is cut short is not for nothing.
 * @returns the markets that have another currency than their country says, of which no rate is known.
 */
async function readPrices(
  shop: string,
  { contexts, readAt }: MarketReading,
  variants: readonly Costed[],
  { generation, currency, now, signal }: Reader & { currency: string },
): Promise<Set<string>> {
  const known = await listMarketPrices(db(), shop);
  const wanted = variants.filter(({ variantId, priceMinor }) => {
    const price = known.get(variantId);
    return price?.ownMinor !== priceMinor || price.readAt < readAt;
  });
  const strange = new Set<string>();
  if (contexts.length === 0) return strange;
  for (const part of chunk(wanted, VARIANTS_A_CALL)) {
    const least = new Map<bigint, Least>();
    for (const context of contexts.filter(({ rate }) => rate !== null)) {
      signal.throwIfAborted();
      const asked = { country: context.country, variantIds: part.map(({ variantId }) => variantId) };
      const prices = await readMarketPrices(shop, asked);
      for (const price of prices) if (!keepLeast(least, price, context, currency)) strange.add(context.market);
    }
    const rows = part.map(({ variantId, priceMinor }): MarketPrice => {
      const { minor = null, market = null } = least.get(variantId) ?? {};
      return { variantId, ownMinor: priceMinor, leastMinor: minor, market, readAt: now };
    });
    await whileInstalled(shop, generation, (tx) => saveMarketPrices(tx, shop, rows));
  }
  return strange;
}

type Least = { minor: number; market: string };

/** @returns whether the price could be told in the shop's currency. */
function keepLeast(
  least: Map<bigint, Least>,
  { variantId, minor, currency: paid }: PriceThere,
  { market, currency, rate }: MarketContext,
  own: string,
): boolean {
  const worth = paid === own ? minor : rate && paid === currency ? worthAtHome(minor, rate) : null;
  const known = least.get(variantId);
  if (worth !== null && (!known || worth < known.minor)) least.set(variantId, { minor: worth, market });
  return worth !== null;
}
