import { z } from "zod";
import type { Cart } from "#test/local-store/cart/cart.ts";
import { readJsonOrForm, sendJson } from "#test/local-store/http.ts";
import { queryStorefront } from "#test/local-store/storefront-api/storefront-api.ts";
import { applyChange } from "#test/local-store/ui-extensions/apply-change.ts";
import { CartChange } from "#test/local-store/ui-extensions/cart-change.ts";
import { noteExtensionProblem } from "#test/local-store/ui-extensions/checkout-setup.ts";
import { instructionsOf } from "#test/local-store/ui-extensions/compose-state.ts";
import { liveParts } from "./live-parts.ts";
import { checkoutState, lookAt, type Till } from "./look-at-checkout.ts";

const operation = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()).optional() });
const problem = z.object({ extension: z.string(), problem: z.string() });

/** Changes the cart as an extension asks, and gives the page as it is then. */
export async function answerChange(till: Till, cart: Cart): Promise<void> {
  const { exchange, visit, parts } = till;
  const wish = CartChange.parse(await readJsonOrForm(exchange.request));
  const result = applyChange(visit.shop, cart, wish, instructionsOf(visit.shop, true));
  parts.changed();
  const view = await lookAt(till, cart);
  sendJson(exchange.response, 200, { result, state: checkoutState(till, cart, view), parts: liveParts(view) });
}

/** Answers an extension's `query()`. */
export async function answerQuery({ exchange, visit, parts }: Till): Promise<void> {
  const asked = operation.parse(await readJsonOrForm(exchange.request));
  sendJson(exchange.response, 200, await queryStorefront(parts, { ...visit, origin: exchange.url.origin }, asked));
}

/** Keeps what an extension did wrong. */
export async function answerProblem({ exchange, visit, parts }: Till): Promise<void> {
  const said = problem.parse(await readJsonOrForm(exchange.request));
  noteExtensionProblem(visit.shop.checkoutSetup, said, parts.clock.now());
  parts.changed();
  sendJson(exchange.response, 200, {});
}
