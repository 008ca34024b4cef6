import type { Cart } from "#test/local-store/cart/cart.ts";
import { readRequestTree } from "#test/local-store/cart/form-tree.ts";
import { redirect } from "#test/local-store/cart/redirect-back.ts";
import { type Door, type Exchange, sendJson, sendText } from "#test/local-store/http.ts";
import { setCountry } from "#test/local-store/shopper/change-session.ts";
import { openVisit } from "#test/local-store/shopper/open-visit.ts";
import type { StoreParts } from "#test/local-store/store-parts.ts";
import { answerProblem, answerQuery } from "#test/local-store/ui-extensions/answer-page.ts";
import { hostExtensions } from "#test/local-store/ui-extensions/extension-host.ts";
import { answerChange } from "./answer-extensions.ts";
import type { Checkout } from "./checkout.ts";
import { type CheckoutView, checkoutPage } from "./checkout-page.ts";
import { takeWhatIsLeft } from "./find-shortages.ts";
import { checkoutState, lookAt, type Till } from "./look-at-checkout.ts";
import { cartOf, openCheckout } from "./open-checkout.ts";
import { type CheckoutForm, parseCheckoutForm } from "./parse-checkout-form.ts";
import { payCheckout } from "./pay-checkout.ts";
import { showThankYou } from "./show-thank-you.ts";

/** `/checkout` begins one; `/checkouts/<token>` is its page and takes its form; `/checkouts/<token>/thank-you` ends it. */
export function checkoutDoor(parts: StoreParts): Door {
  return async (exchange) => {
    const path = exchange.url.pathname.replace(/^\/[a-z]{2}(-[a-z]{2})?(?=\/)/i, "");
    const named = /^\/checkouts\/([0-9a-f]{32})(?:\/(thank-you|changes|problems|storefront-api))?$/.exec(path);
    if (path !== "/checkout" && !named) return false;
    const visit = openVisit(parts, exchange);
    if (!visit) return false;
    const checkout = named ? (visit.shop.shoppers.checkouts[named[1] ?? ""] ?? null) : openCheckout(visit);
    parts.changed();
    // An emptied cart, and a checkout that never was, lead back to the cart, as at Shopify.
    if (!checkout) redirect(exchange, "/cart");
    else if (!named) redirect(exchange, addressOf(checkout));
    else await answerCheckout({ parts, visit, exchange, checkout }, named[2] ?? "page");
    return true;
  };
}

async function answerCheckout(till: Till, what: string): Promise<void> {
  const { exchange, checkout, visit } = till;
  if (what === "problems") return answerProblem(till);
  if (what === "storefront-api") return answerQuery(till);
  const isThankYou = what === "thank-you";
  if (checkout.paid && what === "changes") return sendJson(exchange.response, 409, { error: "It is paid" });
  if (checkout.paid) {
    if (!isThankYou) return redirect(exchange, `${addressOf(checkout)}/thank-you`);
    return sendPage(exchange, 200, await showThankYou(till, checkout.paid));
  }
  const cart = cartOf(visit.shop, checkout);
  if (!cart) return redirect(exchange, "/cart");
  if (isThankYou) return redirect(exchange, addressOf(checkout));
  if (what === "changes") return answerChange(till, cart);
  if (exchange.method !== "POST")
    return sendPage(exchange, 200, await showCheckout(till, cart, await lookAt(till, cart)));
  const form = parseCheckoutForm(await readRequestTree(exchange.request));
  await takeForm(till, cart, form);
}

/** Keeps what was typed, whatever the button, and then does what the button says. */
async function takeForm(till: Till, cart: Cart, form: CheckoutForm): Promise<void> {
  const { exchange, checkout, visit, parts } = till;
  const { email, name, address, city, zip } = form;
  checkout.contact = { email, name, address, city, zip };
  if (form.country !== undefined) setCountry(visit.shop, visit.session, form.country);
  if (form.code !== "" && !hasCode(cart, form.code)) cart.discountCodes.push(form.code);
  cart.discountCodes = cart.discountCodes.filter((code) => code !== form.remove);
  if (form.action === "take-what-is-left") takeWhatIsLeft(visit.shop, cart);
  parts.changed();
  const isEditor = exchange.url.searchParams.has("editor");
  const isPaying = !isEditor && form.action === "pay" && form.remove === undefined && form.code === "";
  if (!isPaying) return redirect(exchange, `${addressOf(checkout)}${isEditor ? "?editor=1" : ""}`);
  const view = await lookAt(till, cart);
  const refusal = payCheckout(parts, visit, { view, cart, seenTotal: form.total });
  if (refusal) return sendPage(exchange, 422, await showCheckout(till, cart, { ...view, ...refusal }));
  redirect(exchange, `${addressOf(checkout)}/thank-you`);
}

/** The page with the extensions that stand in it. */
async function showCheckout(till: Till, cart: Cart, view: CheckoutView): Promise<string> {
  const host = await hostExtensions({
    shop: till.visit.shop,
    extensionsFolder: till.parts.extensionsFolder,
    page: "purchase.checkout.",
    base: addressOf(till.checkout),
    isEditor: view.isEditor,
    state: checkoutState(till, cart, view),
  });
  return checkoutPage(view, host);
}

function hasCode(cart: Cart, code: string): boolean {
  return cart.discountCodes.some((known) => known.toLowerCase() === code.toLowerCase());
}

function addressOf({ token }: Checkout): string {
  return `/checkouts/${token}`;
}

function sendPage({ response }: Exchange, status: number, html: string): void {
  sendText(response, status, "text/html; charset=utf-8", html);
}
