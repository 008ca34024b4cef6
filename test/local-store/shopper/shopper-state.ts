import type { Cart } from "#test/local-store/cart/cart.ts";
import type { MerchantDiscount } from "#test/local-store/cart/merchant-discount.ts";
import type { Checkout } from "#test/local-store/checkout/checkout.ts";
import type { ShopperSession } from "./session.ts";

/** What the storefront of one shop holds beside the world: by token each. Plain JSON, kept between runs. */
export interface ShopperState {
  sessions: Record<string, ShopperSession>;
  carts: Record<string, Cart>;
  checkouts: Record<string, Checkout>;
  /** Codes and automatic discounts of the merchant's own; those of the app are in the Admin API's state. */
  discounts: MerchantDiscount[];
}

/** A storefront that nobody has visited. */
export function createShopperState(): ShopperState {
  return { sessions: {}, carts: {}, checkouts: {}, discounts: [] };
}
