import { isolateText } from "#app/kernel/isolate-text.ts";
import type { Face } from "#app/pages/offers/offers.ts";
import { formatPercent } from "#app/ui/count-words.ts";

/**
 * - *cap*: how far a product may be reduced before less than the merchant's margin is left of its price; null where no cost
 *   is known. A product is as far from it as the variant that is nearest to it, in the market where that is sold for the
 *   least: `market` names it, and is null where it is the shop's own price that decides. `lacksCost`: of a
 *   variant, or of all, no cost is known.
 */
export type ProductCap = { productId: string; capPercent: number | null; lacksCost: boolean; market: string | null };

const MOST_ASKED = 20;

/** The products whose caps a page's address asks for: `?products=1,2`. */
export function parseChosen(address: string): bigint[] {
  const ids = new URL(address).searchParams.get("products")?.split(",") ?? [];
  return ids
    .filter((id) => /^\d{1,18}$/.test(id))
    .slice(0, MOST_ASKED)
    .map(BigInt);
}

type Wanted = { savingPercent: number; floorPercent: number };

/** What the margin floor makes of a saving, product by product; nothing where it changes nothing. */
export function describeCaps(faces: readonly Face[], caps: readonly ProductCap[], wanted: Wanted): string[] {
  return faces.flatMap(({ productId, title }) => {
    const cap = caps.find((one) => one.productId === productId);
    return (cap && sayCap(isolateText(title), cap, wanted)) ?? [];
  });
}

function sayCap(name: string, { capPercent, market }: ProductCap, { savingPercent, floorPercent }: Wanted) {
  // Nothing is held back while no number is entered.
  if (capPercent === null || !(capPercent < savingPercent)) return null;
  const floor = formatPercent(floorPercent);
  const price = market === null ? "its price" : `its price in ${isolateText(market)}`;
  if (capPercent > 0) {
    return `${name} is reduced by ${formatPercent(capPercent)} at most, so that ${floor} of ${price} is left to you.`;
  }
  return market === null
    ? `${name} stays at its full price: it earns no more than ${floor} as it is.`
    : `${name} stays at its full price: in ${isolateText(market)} it earns no more than ${floor} as it is.`;
}

/** The products whose cost is nowhere, so that a saving is not held back for them. */
export function describeCostless(faces: readonly Face[], caps: readonly ProductCap[]): string[] {
  const costless = new Set(caps.filter(({ lacksCost }) => lacksCost).map(({ productId }) => productId));
  return faces
    .filter(({ productId }) => costless.has(productId))
    .map(({ title }) => `${isolateText(title)}: its cost is not in Shopify, so no margin is kept for it.`);
}
