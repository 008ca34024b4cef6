import { dayAt } from "./check-open.ts";
import { composeSetOffers } from "./compose-set-offers.ts";
import { composeUpgradeOffers } from "./compose-upgrade-offers.ts";
import { findSets, listProducts } from "./find-sets.ts";
import { findUpgrades } from "./find-upgrades.ts";
import type { Live, Need } from "./live.ts";
import type { Offer } from "./offer.ts";
import type { Terms } from "./price-cart.ts";
import type { CartLine } from "./read-cart.ts";
import type { Published } from "./read-published.ts";

/** What checkout knows of the cart and of who buys. `arm`: of the cart's attributes. `may`: what checkout lets us change. */
export type Situation = {
  cart: readonly CartLine[];
  published: Published;
  currency: string;
  arm: string | null;
  isCompany: boolean;
  may: { add: boolean; update: boolean };
  now: Date;
};

/** Whether this shopper is shown offers at all: the shop's switch, the hold-out, and companies only where the shop says so. */
export function isShown({ published: { config }, arm, isCompany }: Omit<Situation, "may">): boolean {
  return config.isOn && arm !== "hold-out" && (!isCompany || config.isForCompanies);
}

/** What the offers of this cart need from Shopify; no products where there is nothing to offer. */
export function composeNeed(situation: Situation): Need {
  const { sets, upgrades } = find(situation);
  const rows = upgrades.flatMap(({ entry }) => entry.rows).filter(({ s, k }) => s === "metafield" && k);
  const rating = upgrades.length > 0 ? ["reviews.rating", "reviews.rating_count"] : [];
  const words = [...sets, ...upgrades].flatMap(({ entry }) => entry.words ?? []);
  return {
    products: [
      ...new Set([
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
  situation: Situation,
  live: Live,
  shown: { declined: readonly string[]; most: number },
): Offer[] {
  const { cart } = situation;
  const { sets, upgrades } = find(situation);
  const terms = toTerms(situation);
  const setOffers = composeSetOffers(sets, cart, live, terms).filter(({ id }) => !shown.declined.includes(id));
  const upgradeOffers = composeUpgradeOffers(upgrades, cart, live, terms);
  const all = [
    ...setOffers.filter(({ price }) => price.savingMinor > 0),
    ...upgradeOffers.filter(({ id }) => !shown.declined.includes(id)),
    ...setOffers.filter(({ price }) => price.savingMinor === 0),
  ];
  return all.slice(0, shown.most);
}

/** How savings in this cart are counted. */
export function toTerms({ published, currency, isCompany, now }: Omit<Situation, "may">): Terms {
  const { rules, bundles, audiences } = published;
  return { rules, bundles, audiences, isCompany, currency, day: dayAt(now, 0) };
}

function find(situation: Situation) {
  const { cart, published, now, may } = situation;
  const none = { sets: [], upgrades: [] };
  if (!isShown(situation) || listProducts(cart).length === 0) return none;
  return {
    sets: may.add ? findSets(cart, published, now) : none.sets,
    upgrades: may.update ? findUpgrades(cart, published, now) : none.upgrades,
  };
}
