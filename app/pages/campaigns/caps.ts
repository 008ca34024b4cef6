import type { Face } from "#app/pages/offers/offers.ts";

/**
 * - *cap*: how far a product may be reduced before less than the merchant's margin is left of its price; null where no cost
 *   is known. A product is as far from it as the variant that is nearest to it.
 */
export type ProductCap = { productId: string; capPercent: number | null; isCostKnown: boolean };

const MOST_ASKED = 20;

/** The products whose caps a page's address asks for: `?products=1,2`. */
export function parseChosen(address: string): bigint[] {
  const ids = new URL(address).searchParams.get("products")?.split(",") ?? [];
  return ids
    .filter((id) => /^\d{1,18}$/.test(id))
    .slice(0, MOST_ASKED)
    .map(BigInt);
}

/** What the margin floor makes of a campaign's saving, product by product; nothing where it changes nothing. */
export function describeCaps(
  faces: readonly Face[],
  caps: readonly ProductCap[],
  { savingPercent, floorPercent }: { savingPercent: number; floorPercent: number },
): string[] {
  return faces.flatMap(({ productId, title }) => {
    const known = caps.find((one) => one.productId === productId);
    if (!known || !(savingPercent > 0)) return [];
    const { capPercent, isCostKnown } = known;
    if (capPercent === 0)
      return [`${title} stays at its full price: it earns no more than ${floorPercent} % as it is.`];
    if (capPercent !== null && capPercent < savingPercent) {
      return [`${title} is reduced by ${capPercent} % at most, so that ${floorPercent} % of its price is left to you.`];
    }
    return isCostKnown ? [] : [`${title}: its cost is not in Shopify, so no margin is kept for it.`];
  });
}
