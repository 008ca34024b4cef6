import type { Cart } from "#test/local-store/cart/cart.ts";
import { readJsonOrForm, sendJson } from "#test/local-store/http.ts";
import { applyChange } from "#test/local-store/ui-extensions/apply-change.ts";
import { CartChange } from "#test/local-store/ui-extensions/cart-change.ts";
import { instructionsOf } from "#test/local-store/ui-extensions/compose-state.ts";
import { liveParts } from "./live-parts.ts";
import { checkoutState, lookAt, type Till } from "./look-at-checkout.ts";

/** Changes the cart as an extension asks, and gives the page as it is then. */
export async function answerChange(till: Till, cart: Cart): Promise<void> {
  const { exchange, visit, parts } = till;
  const wish = CartChange.parse(await readJsonOrForm(exchange.request));
  const result = applyChange(visit.shop, cart, wish, instructionsOf(visit.shop, true));
  parts.changed();
  const view = await lookAt(till, cart);
  sendJson(exchange.response, 200, { result, state: checkoutState(till, cart, view), parts: liveParts(view) });
}
