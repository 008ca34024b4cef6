import { offerMarks } from "./marks.ts";
import type { Addition } from "./price-offer.ts";

/**
 * A link that fills a cart in the storefront, in the place of what is in it. The marks go with the cart: a link may give
 * attributes of a line to its first product only (https://shopify.dev/docs/apps/build/checkout/create-cart-permalinks), and
 * half a marked set would be read as another one. Null where the shop has no storefront.
 */
export function composeCartLink(
  storefrontUrl: string | undefined,
  additions: readonly Pick<Addition, "variantId" | "quantity">[],
  offerId: string,
  arm: string | null,
): string | null {
  if (!storefrontUrl) return null;
  const lines = additions.map(({ variantId, quantity }) => `${variantId}:${quantity}`).join(",");
  const marks = offerMarks(offerId, arm).map(({ key, value }) => [`attributes[${key}]`, value]);
  return `${storefrontUrl.replace(/\/+$/, "")}/cart/${lines}?${new URLSearchParams([["storefront", "true"], ...marks])}`;
}
