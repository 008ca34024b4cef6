import type { PricedCart } from "#test/local-store/cart/price-cart.ts";

/**
 * One checkout: a cart on its way to an order. Until it is paid it follows the cart and today's prices; then it stands still.
 */
export interface Checkout {
  token: string;
  cartToken: string;
  /** What the shopper typed so far. */
  contact: CheckoutContact;
  /** What was charged and for which order; null before. */
  paid: PaidCheckout | null;
}

export interface CheckoutContact {
  email: string;
  name: string;
  address: string;
  city: string;
  zip: string;
}

export interface PaidCheckout {
  orderId: number;
  orderName: string;
  paidAt: string;
  email: string;
  countryCode: string;
  priced: PricedCart;
  /** Null: nothing is sent. */
  shippingMinor: number | null;
}
