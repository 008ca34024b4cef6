import type { Cart } from "#test/local-store/cart/cart.ts";
import { createActions } from "#test/local-store/control/actions.ts";
import type { Visit } from "#test/local-store/shopper/open-visit.ts";
import { marketOf } from "#test/local-store/shopper/session.ts";
import { forgetCart } from "#test/local-store/shopper/shopper-cart.ts";
import type { StoreParts } from "#test/local-store/store-parts.ts";
import type { CheckoutView } from "./checkout-page.ts";
import { composeOrder } from "./compose-order.ts";
import { totalMark } from "./live-parts.ts";
import { showMoney } from "./page-frame.ts";
import { checkContact } from "./parse-checkout-form.ts";

/** Why it was not paid, as the page says it. */
export type Refusal = Pick<CheckoutView, "problems" | "errors">;

/**
 * Makes the order, tells the app, and empties the cart, if nothing speaks against it: what was sold in between, a total
 * other than the one that the shopper saw, or details that are missing. Null when it is paid.
 */
export function payCheckout(
  parts: StoreParts,
  visit: Visit,
  { view, cart, seenTotal }: { view: CheckoutView; cart: Cart; seenTotal: string },
): Refusal | null {
  const { checkout, priced, shipping } = view;
  // Pressed twice: the order is there.
  if (checkout.paid) return null;
  const total = priced.totalMinor + (shipping?.minor ?? 0);
  const errors = checkContact(checkout.contact, shipping !== null);
  const problems = [...view.problems];
  if (seenTotal !== totalMark(total, priced.currency)) {
    problems.push(`The total is now ${showMoney(total, priced.currency)}. Check it and pay again.`);
  }
  if (problems.length > 0 || Object.keys(errors).length > 0) return { problems, errors };
  const market = marketOf(visit.shop, visit.session.countryCode);
  const wish = composeOrder(visit, { checkout, cart, priced, shipping, market });
  const changes = createActions(parts).placeOrder(visit.shop.domain, wish);
  const [order] = changes.flatMap((change) => (change.what === "order-created" ? [change.order] : []));
  if (!order) throw new Error("Placing an order made none");
  checkout.paid = {
    orderId: order.id,
    orderName: order.name,
    paidAt: order.createdAt,
    email: checkout.contact.email,
    countryCode: visit.session.countryCode,
    priced,
    shippingMinor: shipping?.minor ?? null,
  };
  forgetCart(visit.shop, cart.token);
  parts.changed();
  return null;
}
