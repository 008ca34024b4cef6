import type { Cart } from "#test/local-store/cart/cart.ts";
import { priceCart } from "#test/local-store/cart/price-cart.ts";
import type { Exchange } from "#test/local-store/http.ts";
import type { Visit } from "#test/local-store/shopper/open-visit.ts";
import { pricingContext } from "#test/local-store/shopper/pricing-context.ts";
import type { StoreParts } from "#test/local-store/store-parts.ts";
import { composeState } from "#test/local-store/ui-extensions/compose-state.ts";
import type { ExtensionState } from "#test/local-store/ui-extensions/extension-state.ts";
import type { Checkout } from "./checkout.ts";
import type { CheckoutView } from "./checkout-page.ts";
import { findShortages, sayShortage } from "./find-shortages.ts";
import { quoteShipping } from "./shipping.ts";

/** A checkout that is asked for. */
export interface Till {
  parts: StoreParts;
  visit: Visit;
  exchange: Exchange;
  checkout: Checkout;
}

/** The checkout by today's stock and prices. */
export async function lookAt({ parts, visit, checkout, exchange }: Till, cart: Cart): Promise<CheckoutView> {
  const { shop, session } = visit;
  const context = pricingContext(visit, parts.clock.now());
  const priced = await priceCart(shop, cart, context);
  const problems = findShortages(shop, cart).map(sayShortage);
  return {
    shop,
    checkout,
    countryCode: session.countryCode,
    priced,
    shipping: quoteShipping(shop, priced, context.market),
    problems,
    canTakeLess: problems.length > 0,
    errors: {},
    isEditor: exchange.url.searchParams.has("editor"),
  };
}

/** What extensions are told of it. */
export function checkoutState({ visit, exchange }: Till, cart: Cart, view: CheckoutView): ExtensionState {
  const { shop, session } = visit;
  const { attributes, note } = cart;
  return composeState({
    shop,
    origin: exchange.url.origin,
    priced: view.priced,
    shippingMinor: view.shipping?.minor ?? null,
    ...{ attributes, note, session },
    email: view.checkout.contact.email,
    checkoutToken: view.checkout.token,
    orderId: null,
  });
}
