import type { LocalShop } from "#test/local-store/local-shop.ts";
import type { WorldProduct, WorldVariant } from "#test/local-store/world/types.ts";
import { type CartProblem, refuse, unknownVariant } from "./cart-problem.ts";

export type Found = { product: WorldProduct; variant: WorldVariant };

/** The variant, if the Online Store sells its product; null when it is gone, a draft or not published. */
export function findSellable(shop: Pick<LocalShop, "index">, variantId: number): Found | null {
  const found = shop.index.variant(variantId);
  return found && found.product.status === "active" && found.product.publishedAt !== null ? found : null;
}

/** How many can be bought now; endless where stock is not counted or sold beyond it. */
export function availableQuantity({ inventoryTracked, inventoryPolicy, inventoryQuantity }: WorldVariant): number {
  return inventoryTracked && inventoryPolicy === "deny" ? Math.max(inventoryQuantity, 0) : Number.POSITIVE_INFINITY;
}

/** Whether the variant can be bought this way at all: that it exists, and its selling plan. */
export function checkWayOfBuying(found: Found | null, sellingPlanId: number | null): CartProblem | null {
  if (!found) return unknownVariant;
  const { product } = found;
  if (sellingPlanId === null) {
    return product.requiresSellingPlan
      ? refuse(422, `${product.title} can only be purchased with a selling plan.`, "Cart Error")
      : null;
  }
  const isOffered = product.sellingPlans?.some(({ id }) => id === sellingPlanId) ?? false;
  return isOffered ? null : refuse(422, `${product.title} cannot be purchased with this selling plan.`, "Cart Error");
}

/** Stock: `inCart` are there already and `wanted` are to be there, over all lines of the variant. */
export function checkStock({ product, variant }: Found, wanted: number, inCart: number): CartProblem | null {
  const available = availableQuantity(variant);
  if (wanted <= available || wanted <= inCart) return null;
  if (available === 0) return refuse(422, `The product '${titleOf(product, variant)}' is already sold out.`);
  if (inCart >= available) return refuse(422, "The maximum quantity of this item is already in your cart.");
  return refuse(422, `You can only add ${available - inCart} ${titleOf(product, variant)} to the cart.`);
}

/** A line's quantity against the variant's rule; nothing at all is always allowed. */
export function checkQuantityRule({ product, variant }: Found, quantity: number): CartProblem | null {
  const rule = variant.quantityRule;
  if (!rule || quantity === 0) return null;
  const title = titleOf(product, variant);
  if (quantity < rule.minimum) return refuse(422, `${title} has a minimum of ${rule.minimum}.`);
  if (rule.maximum !== null && quantity > rule.maximum)
    return refuse(422, `${title} has a maximum of ${rule.maximum}.`);
  if (quantity % rule.increment !== 0) return refuse(422, `${title} is sold in increments of ${rule.increment}.`);
  return null;
}

/** As carts and orders name it: `Mug - Blue`. */
export function titleOf(product: WorldProduct, variant: WorldVariant): string {
  return variant.title === "Default Title" ? product.title : `${product.title} - ${variant.title}`;
}
