import { presentmentPrice } from "#test/local-store/cart/market-price.ts";
import type { PricedCart } from "#test/local-store/cart/price-cart.ts";
import type { LocalShop } from "#test/local-store/local-shop.ts";
import type { WorldMarket } from "#test/local-store/world/types.ts";

/** One rate for every parcel, in the shop's currency. */
const STANDARD_MINOR = 395;

export interface ShippingLine {
  title: string;
  /** In the shop's currency, and in the market's. */
  shopMinor: number;
  minor: number;
}

/** How the cart is sent; null when nothing in it is to be sent. */
export function quoteShipping(shop: LocalShop, { lines }: PricedCart, market: WorldMarket): ShippingLine | null {
  if (!lines.some(({ variant }) => variant.requiresShipping)) return null;
  return { title: "Standard", shopMinor: STANDARD_MINOR, minor: presentmentPrice(shop, market, STANDARD_MINOR) };
}
