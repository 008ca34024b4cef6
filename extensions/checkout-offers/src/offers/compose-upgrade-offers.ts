import type { NearUpgrade } from "./find-upgrades.ts";
import { fits, type Live, type LiveProduct, type LiveVariant } from "./live.ts";
import { toAddition, type UpgradeOffer } from "./offer.ts";
import type { Terms } from "./price-cart.ts";
import { priceSwap } from "./price-offer.ts";
import type { CartLine } from "./read-cart.ts";

/** The upgrades that can be offered now, one a line, and no product twice. */
export function composeUpgradeOffers(
  upgrades: readonly NearUpgrade[],
  cart: readonly CartLine[],
  live: Live,
  terms: Terms,
): UpgradeOffer[] {
  const taken = new Set<number | string>();
  return upgrades.flatMap((upgrade) => {
    if (taken.has(upgrade.line.id) || taken.has(upgrade.entry.to)) return [];
    const offer = composeUpgradeOffer(upgrade, cart, live, terms);
    if (!offer) return [];
    taken.add(upgrade.line.id).add(upgrade.entry.to);
    return [offer];
  });
}

function composeUpgradeOffer(
  { line, entry }: NearUpgrade,
  cart: readonly CartLine[],
  live: Live,
  terms: Terms,
): UpgradeOffer | null {
  const product = live.products.get(line.productId);
  const better = live.products.get(entry.to);
  const variant = better?.isOffered ? chooseVariant(better, line, product) : null;
  if (!product || !better || !variant) return null;
  const stepMinor = priceSwap(cart, line, toAddition({ product: better, variant }, line.quantity), terms);
  if (stepMinor === null) return null;
  const words = (entry.words && live.words.get(entry.words)) || null;
  return { kind: "upgrade", id: entry.id, entry, line, product, better, variant, stepMinor, words };
}

/** The variant that is called as the line's is, or else the first that can be bought in the line's quantity. */
function chooseVariant(better: LiveProduct, line: CartLine, product: LiveProduct | undefined): LiveVariant | null {
  const fitting = better.variants.filter((variant) => fits(variant, line.quantity));
  const title = product?.variants.find(({ id }) => id === line.variantId)?.title;
  return fitting.find((variant) => variant.title === title) ?? fitting[0] ?? null;
}
