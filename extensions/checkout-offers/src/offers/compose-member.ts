import { fits, type Live } from "./live.ts";
import type { Choice, Member } from "./offer.ts";

/** Who can fill a slot of these products now, in that quantity; null where nobody can. */
export function composeMember(productIds: readonly number[], quantity: number, live: Live): Member | null {
  const choices = productIds.flatMap((id): Choice[] => {
    const product = live.products.get(id);
    if (!product?.isOffered) return [];
    return product.variants.filter((variant) => fits(variant, quantity)).map((variant) => ({ product, variant }));
  });
  const [preferred] = choices;
  return preferred ? { quantity, choices, preferred } : null;
}
