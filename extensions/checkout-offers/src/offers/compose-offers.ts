import { arePricesTheirs, productsToCompare } from "./check-prices.ts";
import { composeSetOffers } from "./compose-set-offers.ts";
import { composeUpgradeOffers } from "./compose-upgrade-offers.ts";
import { findSets, listProducts } from "./find-sets.ts";
import { findUpgrades } from "./find-upgrades.ts";
import type { Live, Need } from "./live.ts";
import type { Offer } from "./offer.ts";
import { isShown, type Situation, toTerms } from "./situation.ts";

/** A cart in checkout. `may`: what checkout lets us change; a draft order's lines, for one, stay as they are. */
export type Checkout = Situation & { may: { add: boolean; update: boolean } };

/** What the offers of this cart need from Shopify; no products where there is nothing to offer. */
export function composeNeed(situation: Checkout): Need {
  const { sets, upgrades } = find(situation);
  const rows = upgrades.flatMap(({ entry }) => entry.rows).filter(({ s, k }) => s === "metafield" && k);
  const rating = upgrades.length > 0 ? ["reviews.rating", "reviews.rating_count"] : [];
  const words = [...sets, ...upgrades].flatMap(({ entry }) => entry.words ?? []);
  return {
    products: [
      ...new Set([
        ...(upgrades.length + sets.length > 0 ? productsToCompare(situation) : []),
        ...upgrades.flatMap(({ line, entry }) => [line.productId, entry.to]),
        ...sets.flatMap(({ missing }) => missing.flatMap(({ p }) => p)),
      ]),
    ],
    words: [...new Set(words)],
    facts: [...new Set([...rating, ...rows.map(({ k = "" }) => k)])],
  };
}

/** The offers to show, `most` at most: sets that save, then upgrades, then sets that only go well with the cart. */
export function composeOffers(
  situation: Checkout,
  live: Live,
  shown: { declined: readonly string[]; most: number },
): Offer[] {
  const { cart } = situation;
  if (!arePricesTheirs(situation, live)) return [];
  const { sets, upgrades } = find(situation);
  const terms = toTerms(situation, live);
  const setOffers = composeSetOffers(sets, cart, live, terms).filter(({ id }) => !shown.declined.includes(id));
  const upgradeOffers = composeUpgradeOffers(upgrades, cart, live, terms);
  const all = [
    ...setOffers.filter(({ price }) => price.savingMinor > 0),
    ...upgradeOffers.filter(({ id }) => !shown.declined.includes(id)),
    ...setOffers.filter(({ price }) => price.savingMinor === 0),
  ];
  return all.slice(0, shown.most);
}

function find(situation: Checkout) {
  const { cart, published, now, may } = situation;
  const none = { sets: [], upgrades: [] };
  if (!isShown(situation) || listProducts(cart).length === 0) return none;
  return {
    sets: may.add ? findSets(cart, published, now) : none.sets,
    upgrades: may.update ? findUpgrades(cart, published, now) : none.upgrades,
  };
}
