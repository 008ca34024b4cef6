import { listProducts } from "./find-sets.ts";
import type { Live } from "./live.ts";
import type { Situation } from "./situation.ts";

/** What has to be asked for besides, so that `arePricesTheirs` can tell. */
export function productsToCompare({ cart, isCompany }: Situation): readonly number[] {
  return isCompany ? listProducts(cart) : [];
}

/**
 * Whether prices that Shopify answers are those that this buyer pays. Checkout can't ask for the prices of a company, which may
 * have its own; so a company is shown offers only where it pays for what it has what everybody pays.
 */
export function arePricesTheirs({ cart, isCompany }: Situation, { products }: Live): boolean {
  const priceOf = (productId: number, variantId: number) =>
    products.get(productId)?.variants.find(({ id }) => id === variantId)?.unitMinor;
  return !isCompany || cart.every(({ productId, variantId, unitMinor }) => priceOf(productId, variantId) === unitMinor);
}
