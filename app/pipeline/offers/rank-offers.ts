import type { Level, Merit, OfferKind } from "./offer.ts";
import type { OfferRules } from "./rules.ts";

/** What ranking asks of an offer, proposed now or kept from before. */
export type Rankable = { offerId: string; kind: OfferKind; levels: readonly Level[]; merit: Merit };

/** Shopify's list of upgrades on a product holds three. */
const UPGRADES_A_PRODUCT = 3;

/** The product on whose page an offer stands: the first of its members. */
export function anchorOf({ levels }: Pick<Rankable, "levels">): bigint {
  const anchor = levels[0]?.members[0]?.productId;
  if (anchor === undefined) throw new RangeError("An offer has no members.");
  return anchor;
}

/** How many offers of a kind may stand on one product's page. */
export function mostPerProduct(kind: OfferKind, rules: OfferRules): number {
  if (kind === "bundle") return rules.maxBundlesPerProduct;
  return kind === "upgrade" ? UPGRADES_A_PRODUCT : 1;
}

/**
 * What is live stays before a newcomer that is expected to earn hardly more: each change takes an offer out of carts and
 * pages, and its counts waver from one run to the next.
 */
const ADVANTAGE_OF_THE_LIVE = 1.1;

/** Best first: those in `first` before all others, then by what they are expected to earn, then by id. */
export function rankOffers<Offer extends Rankable>(
  offers: readonly Offer[],
  { first = new Set(), live = new Set() }: { first?: ReadonlySet<string>; live?: ReadonlySet<string> } = {},
): Offer[] {
  const scored = offers.map((offer) => ({ offer, score: scoreOf(offer, live), isFirst: first.has(offer.offerId) }));
  scored.sort(
    (a, b) =>
      Number(b.isFirst) - Number(a.isFirst) || b.score - a.score || (a.offer.offerId < b.offer.offerId ? -1 : 1),
  );
  return scored.map(({ offer }) => offer);
}

function scoreOf({ offerId, merit }: Rankable, live: ReadonlySet<string>): number {
  const { expectedProfitMinor: profit } = merit;
  return live.has(offerId) && profit > 0 ? profit * ADVANTAGE_OF_THE_LIVE : profit;
}

/**
 * Takes the best offers, given best first, that find a place: so many of a kind a product, and so many in all. Those of
 * `keep` stay whatever their rank, and take places too.
 */
export function takePlaces<Offer extends Rankable>(
  ranked: readonly Offer[],
  rules: OfferRules,
  keep: ReadonlySet<string> = new Set(),
): { placed: Offer[]; beaten: Offer[] } {
  const taken = new Map<string, number>();
  const placeOf = (offer: Offer) => `${offer.kind} ${anchorOf(offer)}`;
  const kept = ranked.filter((offer) => keep.has(offer.offerId));
  for (const offer of kept) taken.set(placeOf(offer), (taken.get(placeOf(offer)) ?? 0) + 1);
  let left = Math.max(0, rules.maxOffers - kept.length);
  const placed = ranked.filter((offer) => {
    if (keep.has(offer.offerId)) return true;
    const others = taken.get(placeOf(offer)) ?? 0;
    if (left === 0 || others >= mostPerProduct(offer.kind, rules)) return false;
    taken.set(placeOf(offer), others + 1);
    left -= 1;
    return true;
  });
  const isPlaced = new Set(placed);
  return { placed, beaten: ranked.filter((offer) => !isPlaced.has(offer)) };
}
