import { indexBaskets } from "#app/pipeline/affinities/index-baskets.ts";
import type { Baskets } from "#app/pipeline/baskets/basket.ts";
import type { Listing } from "#app/pipeline/offers/good.ts";
import { guardProducts } from "#app/pipeline/offers/guard-offers.ts";
import { DEFAULT_RULES } from "#app/pipeline/offers/rules.ts";
import { composeUpgrades, type UpgradeGround } from "#app/pipeline/offers/upgrades/compose-upgrades.ts";
import type { ComparedProduct } from "#app/pipeline/offers/upgrades/upgrade.ts";

/** The upgrades of products and baskets, all else as by default. */
export function compose(
  products: readonly (Listing & ComparedProduct)[],
  baskets: Baskets,
  change: Partial<UpgradeGround> & { now: Date },
) {
  const guarded = guardProducts(products, { rules: DEFAULT_RULES, now: change.now });
  const index = indexBaskets(baskets);
  const until = new Date(baskets.atMs.at(-1) ?? 0);
  return composeUpgrades({ products, index, guarded, until, timeZone: "Europe/London", ...change });
}

/** From which product to which, as numbers. */
export function pairsOf({ proposals }: ReturnType<typeof compose>): [from: number, to: number][] {
  return proposals.map(({ levels }) => {
    const [from, to] = (levels[0]?.members ?? []).map(({ productId }) => Number(productId));
    return [from ?? 0, to ?? 0];
  });
}
