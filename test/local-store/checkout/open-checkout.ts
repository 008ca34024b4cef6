import { randomUUID } from "node:crypto";
import type { Cart } from "#test/local-store/cart/cart.ts";
import type { LocalShop } from "#test/local-store/local-shop.ts";
import type { Visit } from "#test/local-store/shopper/open-visit.ts";
import { getCart } from "#test/local-store/shopper/shopper-cart.ts";
import type { Checkout, CheckoutContact } from "./checkout.ts";

/** The checkout of the visitor's cart, the one under way if there is one; null when the cart is empty. */
export function openCheckout(visit: Visit): Checkout | null {
  const { checkouts } = visit.shop.shoppers;
  const cart = getCart(visit);
  if (cart.lines.length === 0) return null;
  const known = Object.values(checkouts).find(({ cartToken, paid }) => cartToken === cart.token && !paid);
  if (known) return known;
  const token = randomUUID().replaceAll("-", "");
  const checkout: Checkout = { token, cartToken: cart.token, contact: knownContact(visit), paid: null };
  checkouts[token] = checkout;
  return checkout;
}

/** The cart that a checkout is for; null when it became an order or was emptied. */
export function cartOf(shop: LocalShop, { cartToken }: Checkout): Cart | null {
  const cart = shop.shoppers.carts[cartToken];
  return cart && cart.lines.length > 0 ? cart : null;
}

/** Who is signed in needs not type it again. */
function knownContact({ shop, session }: Visit): CheckoutContact {
  const customer = session.customerId === null ? null : shop.index.customer(session.customerId);
  const name = customer ? `${customer.firstName} ${customer.lastName}`.trim() : "";
  return { email: customer?.email ?? "", name, address: "", city: "", zip: "" };
}
