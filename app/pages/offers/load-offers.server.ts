import { countShows, isSearching, listOfferIds } from "#app/pages/offers/offer-pages.server.ts";
import {
  type AddOn,
  type Asked,
  type Face,
  KINDS,
  OFFERS_A_PAGE,
  type OfferLine,
  type OfferShelf,
  type Shelf,
} from "#app/pages/offers/offers.ts";
import { listFaces } from "#app/pages/offers/product-faces.server.ts";
import { toStanding } from "#app/pages/offers/to-standing.ts";
import { getMining } from "#app/pipeline/affinities/store.server.ts";
import { parseBasketRules } from "#app/pipeline/baskets/basket-rules.ts";
import { getOffer } from "#app/pipeline/offers/store.server.ts";
import type { StoredOffer } from "#app/pipeline/offers/stored-offer.ts";
import { db } from "#app/runtime/database.server.ts";
import { getSettings } from "#app/shops/settings-store.server.ts";
import { getShop } from "#app/shops/store.server.ts";
import { knownTimeZone } from "#app/ui/time-words.ts";

/** One page of the bundles or the upgrades of this shop, and how good such offers are. */
export async function loadOffers(shop: string, shelf: Shelf, asked: Asked, now: Date): Promise<OfferShelf> {
  const [known, mining, isRunning, counts, page] = await Promise.all([
    getShop(shop),
    getMining(db(), shop),
    isSearching(shop, now),
    countShows(shop, KINDS[shelf]),
    listPage(shop, shelf, asked),
  ]);
  const { orders = 0, baskets = 0 } = mining?.census ?? {};
  return {
    ...{ now, shelf, asked, counts, ...page },
    timeZone: knownTimeZone(known?.timeZone),
    currency: known?.currency ?? "USD",
    search: { isRunning, ranAt: mining?.ranAt ?? null, orders, baskets },
    howGood: mining?.quality ?? null,
    addOns: await listAddOns(shop, mining?.addOns ?? []),
  };
}

async function listPage(shop: string, shelf: Shelf, { show, page }: Asked) {
  const offset = (page - 1) * OFFERS_A_PAGE;
  const ids = await listOfferIds(shop, { kinds: KINDS[shelf], show, offset, limit: OFFERS_A_PAGE + 1 });
  const found = await Promise.all(ids.slice(0, OFFERS_A_PAGE).map((id) => getOffer(db(), shop, id)));
  const offers = found.filter((one) => one !== null);
  const faceOf = await listFaces(
    shop,
    offers.flatMap(({ memberIds }) => memberIds),
  );
  return { offers: offers.map((offer) => toLine(offer, faceOf)), hasMore: ids.length > OFFERS_A_PAGE };
}

function toLine(offer: StoredOffer, faceOf: (productId: bigint) => Face): OfferLine {
  const { offerId, kind, sentence, memberIds, levels, merit, decision } = offer;
  return {
    ...{ offerId, kind, sentence },
    faces: memberIds.map(faceOf),
    most: Math.max(1, ...levels.flatMap(({ members }) => members.map(({ quantity }) => quantity))),
    savings: levels.map(({ savingPercent }) => savingPercent).filter((saving) => saving > 0),
    earning: { minor: merit.expectedProfitMinor, isProfit: merit.isProfit },
    standing: toStanding(offer),
    isPinned: decision === "pinned",
  };
}

type FoundAddOn = { productId: bigint; share: number; meanPriceMinor: number };

/** Those that the merchant has not yet decided about. */
async function listAddOns(shop: string, found: readonly FoundAddOn[]): Promise<AddOn[]> {
  const { excludedProducts, keptAddOns } = parseBasketRules(await getSettings(db(), shop, "baskets"));
  const open = found.filter(({ productId }) => !excludedProducts.has(productId) && !keptAddOns.has(productId));
  const faceOf = await listFaces(
    shop,
    open.map(({ productId }) => productId),
  );
  return open.map(({ productId, share, meanPriceMinor }) => ({ face: faceOf(productId), share, meanPriceMinor }));
}
