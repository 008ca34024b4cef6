import type { CartLineChange, CartLineChangeResult } from "@shopify/ui-extensions/checkout";
import type { BundleEntry } from "#app/pipeline/publishing/wire.ts";
import { toVariantGid } from "./ids.ts";
import { setMarks, upgradeMarks } from "./marks.ts";
import type { UpgradeOffer } from "./offer.ts";
import type { Addition } from "./price-offer.ts";

type Apply = (change: CartLineChange) => Promise<CartLineChangeResult>;
type Marked = { currency: string; arm: string | null };

/**
 * Puts what a set lacks into the cart, one line after the other: checkout takes one change at a time.
 * @returns how many of them are in; fewer than asked for where Shopify refused one, and then none after it
 */
export async function addSet(
  apply: Apply,
  entry: BundleEntry,
  additions: readonly Addition[],
  marked: Marked,
): Promise<number> {
  let added = 0;
  for (const addition of additions) {
    const attributes = setMarks(entry, addition, marked);
    const merchandiseId = toVariantGid(addition.variantId);
    const result = await apply({ type: "addCartLine", merchandiseId, quantity: addition.quantity, attributes });
    if (result.type === "error") break;
    added += 1;
  }
  return added;
}

/** Swaps a line's product in one change, so that whatever happens the shopper has the one or the other. @returns whether it did */
export async function swapLine(
  apply: Apply,
  { line, variant, id }: UpgradeOffer,
  arm: string | null,
): Promise<boolean> {
  const attributes = upgradeMarks(line.attributes, id, arm);
  const merchandiseId = toVariantGid(variant.id);
  const result = await apply({
    type: "updateCartLine",
    id: line.id,
    merchandiseId,
    quantity: line.quantity,
    attributes,
  });
  return result.type === "success";
}
