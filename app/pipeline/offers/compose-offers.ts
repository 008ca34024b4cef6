import { indexBaskets } from "#app/pipeline/affinities/index-baskets.ts";
import type { Baskets } from "#app/pipeline/baskets/basket.ts";
import type { ListedProduct } from "#app/pipeline/catalog/list-store.server.ts";
import { composeBundles, findSets } from "./compose-bundles.ts";
import { composeQuantityBreaks } from "./compose-quantity-breaks.ts";
import { composeTiers } from "./compose-tiers.ts";
import { countQuantities } from "./count-quantities.ts";
import { makeCountSet } from "./count-set.ts";
import { toListing } from "./good.ts";
import { type Guarded, guardProducts } from "./guard-offers.ts";
import type { TrackRecord } from "./merit.ts";
import type { Proposal } from "./offer.ts";
import { type Scales, toProposal, type Weighed } from "./propose.ts";
import { rankOffers, takePlaces } from "./rank-offers.ts";
import type { OfferRules } from "./rules.ts";
import type { Reasons, Tie } from "./tie.ts";
import { composeUpgrades } from "./upgrades/compose-upgrades.ts";
import type { ComparedProduct } from "./upgrades/upgrade.ts";

/** Everything that offers are composed from. Plain values, so that a thread can be given them. */
export type Ground = {
  baskets: Baskets;
  ties: readonly Tie[];
  products: readonly ListedProduct[];
  rules: OfferRules;
  now: Date;
  timeZone: string;
  /** Savings of levels that the merchant settled, by offer. */
  settled: ReadonlyMap<string, readonly number[]>;
  /** The merchant's word: offers that keep their place whatever they rank, that wait without one, and that are not wanted. */
  kept: ReadonlySet<string>;
  paused: ReadonlySet<string>;
  unwanted: ReadonlySet<string>;
  records?: ReadonlyMap<string, TrackRecord>;
};

/** Why candidates were left out: sets of products, quantity breaks, upgrades, and offers that found no place. */
export type Rejected = Partial<Record<"set" | "quantity" | "upgrade" | "offer", Reasons>>;

/** What a run proposes, before the merchant's decisions are applied, and why it does not propose more. */
export type ComposedOffers = { proposals: Proposal[]; rejected: Rejected };

/** Composes every kind of offer. Takes seconds for a large shop, so it is run in a thread. */
export default function composeOffers(ground: Ground): ComposedOffers {
  const { baskets, ties, products, rules, now, timeZone, settled, records } = ground;
  const guarded = guardListed(products, { rules, now });
  const newest = baskets.atMs.at(-1);
  const until = newest === undefined ? now : new Date(newest);
  const scales: Scales = { goods: guarded.goods, rules, until, now, timeZone, settled, records };
  const index = indexBaskets(baskets);
  const countSet = makeCountSet(index);
  const sets = findSets({ ties, countSet, guarded });
  const quantity = composeQuantityBreaks(countQuantities(baskets), guarded, scales);
  const found = [
    ...composeBundles(sets, countSet, scales),
    ...composeTiers(sets, countSet, scales),
    ...quantity.offers,
  ];
  const { placed, beaten } = keepBest(found, ground);
  const upgrades = composeUpgrades({
    products: products.map(toCompared),
    index,
    guarded,
    until,
    now,
    timeZone,
    records,
    kept: ground.kept,
    unwanted: ground.unwanted,
  });
  return {
    proposals: [...placed.map((one) => toProposal(one, scales)), ...upgrades.proposals],
    rejected: { set: sets.rejected, quantity: quantity.rejected, upgrade: upgrades.rejected, offer: { beaten } },
  };
}

/** Asks every guard about the whole catalogue. */
export function guardListed(products: readonly ListedProduct[], asked: { rules: OfferRules; now: Date }): Guarded {
  return guardProducts(products.map(toListing), asked);
}

function toCompared({ product, variants, collectionIds, facts }: ListedProduct): ComparedProduct {
  return { ...product, variants, collectionIds, facts };
}

/** Of thousands found only those that have a place get a sentence; the merchant's decisions are applied to them later. */
function keepBest(
  found: readonly Weighed[],
  { rules, kept, paused, unwanted }: Ground,
): { placed: Weighed[]; beaten: number } {
  const open = found.filter(({ offerId }) => !unwanted.has(offerId) && !paused.has(offerId));
  const { placed, beaten } = takePlaces(rankOffers(open), rules, kept);
  return { placed: [...placed, ...found.filter((one) => paused.has(one.offerId))], beaten: beaten.length };
}
