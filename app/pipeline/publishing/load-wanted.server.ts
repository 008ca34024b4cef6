import { DAY_MS } from "#app/kernel/clock.ts";
import { getMining } from "#app/pipeline/affinities/store.server.ts";
import { parseBasketRules } from "#app/pipeline/baskets/basket-rules.ts";
import { type ListedProduct, listProducts } from "#app/pipeline/catalog/list-store.server.ts";
import { guardProducts } from "#app/pipeline/offers/guard-offers.ts";
import { getRules } from "#app/pipeline/offers/rules-store.server.ts";
import { listOffers } from "#app/pipeline/offers/store.server.ts";
import type { StoredOffer } from "#app/pipeline/offers/stored-offer.ts";
import { listBestSellers } from "#app/pipeline/orders/best-store.server.ts";
import { type AddOns, chooseFallback } from "#app/pipeline/publishing/choose-fallback.ts";
import { FALLBACK_PRODUCTS } from "#app/pipeline/publishing/limits.ts";
import type { LiveOffer, Manners, ProductCaps, Wanted } from "#app/pipeline/publishing/live-offer.ts";
import { capInMarkets } from "#app/pipeline/publishing/market-prices.ts";
import { listMarketPrices, type MarketPrice } from "#app/pipeline/publishing/market-store.server.ts";
import { handleOfWords, toCampaign, toWords } from "#app/pipeline/publishing/say-words.ts";
import { db } from "#app/runtime/database.server.ts";
import { getSettings } from "#app/shops/settings-store.server.ts";

/** Best sellers of this long are what shoppers are shown of whom nothing is known. */
const BEST_SINCE_DAYS = 180;

/** What is to be published for a shop, as the stages before say. */
export async function loadWanted(
  shop: string,
  { settings: { isOn, ...manners }, now }: { settings: Pick<Wanted, "isOn"> & Manners; now: Date },
): Promise<Wanted> {
  if (!isOn) return { offers: [], caps: new Map(), words: new Map(), fallback: [], isOn, manners };
  const rules = await getRules(db(), shop);
  const products = await listProducts(db(), shop);
  const live = await listOffers(db(), shop, { states: ["live"] });
  const offers = live.map(toLiveOffer);
  const { goods } = guardProducts(products.map(toListing), { rules, now });
  const since = new Date(now.getTime() - BEST_SINCE_DAYS * DAY_MS);
  // More than are shown, as some of them can't be bought now.
  const best = await listBestSellers(db(), shop, { since, limit: 4 * FALLBACK_PRODUCTS });
  const abroad = await listMarketPrices(db(), shop);
  const caps = listCaps(products, offers, { floor: rules.marginFloorPercent, abroad });
  const words = new Map(live.flatMap((offer) => toWords(offer) ?? []).map((said) => [handleOfWords(said), said]));
  return { offers, caps, words, fallback: chooseFallback(best, goods, await loadAddOns(shop)), isOn, manners };
}

async function loadAddOns(shop: string): Promise<AddOns> {
  const mining = await getMining(db(), shop);
  const rules = parseBasketRules(await getSettings(db(), shop, "baskets"));
  return { found: mining?.addOns ?? [], kept: rules.keptAddOns, excluded: rules.excludedProducts };
}

function toLiveOffer(offer: StoredOffer): LiveOffer {
  const { offerId, versionId, kind, anchorId, levels, audience, upgrade } = offer;
  const said = toWords(offer);
  return {
    ...{ offerId, versionId, kind, anchorId, levels, audience, upgrade },
    from: offer.fromDay,
    until: offer.untilDay,
    words: said && handleOfWords(said),
    campaign: offer.origin === "merchant" ? toCampaign(offer) : null,
    rank: offer.rank ?? Number.MAX_SAFE_INTEGER,
  };
}

function toListing({ product, variants, source, deletedAt }: ListedProduct) {
  return { ...product, variants, source, deletedAt };
}

/**
 * The caps of every variant of the products in offers: the margin that the merchant wants to keep, variant by variant, in
 * the market where it is sold for the least. Where nothing is known of markets the shop's own price stands for them.
 */
function listCaps(
  products: readonly ListedProduct[],
  offers: readonly LiveOffer[],
  { floor, abroad }: { floor: number; abroad: ReadonlyMap<bigint, MarketPrice> },
): ProductCaps {
  const members = new Set(
    offers.flatMap(({ levels }) => levels.flatMap((level) => level.members)).map((m) => m.productId),
  );
  const own = products.filter(({ product }) => members.has(product.productId));
  return new Map(
    own.map(({ product, variants }) => [
      product.productId,
      variants.map(({ variantId, priceMinor, costMinor }) => ({
        variantId,
        percent: capInMarkets([priceMinor, abroad.get(variantId)?.leastMinor ?? priceMinor], costMinor, floor),
      })),
    ]),
  );
}
