import type { PricedCart } from "#test/local-store/cart/price-cart.ts";
import { escapeHtml } from "#test/local-store/cart/problem-page.ts";
import type { LocalShop } from "#test/local-store/local-shop.ts";
import type { Checkout } from "./checkout.ts";
import { extensionPlace, framePage, showMoney } from "./page-frame.ts";
import type { FieldErrors, FieldName } from "./parse-checkout-form.ts";
import type { ShippingLine } from "./shipping.ts";
import { summaryLines, summaryTotals } from "./summary.ts";

export interface CheckoutView {
  shop: LocalShop;
  checkout: Checkout;
  countryCode: string;
  priced: PricedCart;
  shipping: ShippingLine | null;
  /** What was refused just now, or cannot be bought any more. */
  problems: string[];
  /** The cart can be brought down to what there is. */
  canTakeLess: boolean;
  errors: FieldErrors;
}

/** The page before payment: one form that works without script, whose buttons say what to do with it. */
export function checkoutPage(view: CheckoutView): string {
  const { shop, checkout, priced, shipping } = view;
  const total = priced.totalMinor + (shipping?.minor ?? 0);
  const shown = showMoney(total, priced.currency);
  const body = `<h1 class="hidden">Checkout</h1>
<form class="grid" method="post" action="/checkouts/${checkout.token}" novalidate>
<button class="hidden" name="action" value="continue" tabindex="-1" aria-hidden="true">Continue</button>
<input type="hidden" name="total" value="${totalMark(total, priced.currency)}">
<div class="part details">
${alert(view)}
${extensionPlace("purchase.checkout.contact.render-after")}
${contactFields(view)}
${shipping ? addressFields(view) : countryField(view)}
${shippingChoice(view)}
</div>
<section class="part summary" id="summary" aria-labelledby="summary-title"><div>
<h2 id="summary-title">Order summary</h2>
${summaryLines(priced)}
${extensionPlace("purchase.checkout.cart-line-list.render-after")}
${codeFields(priced)}
${summaryTotals(priced, shipping?.minor ?? null)}
</div></section>
<div class="part end">
${extensionPlace("purchase.checkout.block.render")}
<button class="pay" name="action" value="pay">Pay now</button>
<p class="note">This store is not real: no card is asked for and nothing is charged.</p>
</div>
</form>`;
  const bar = `<a class="to-summary" href="#summary">${shown}<span class="hidden"> in all, see the order summary</span></a>`;
  return framePage({ title: "Checkout", shopName: shop.world.shop.name, bar, body });
}

/** What the form says the shopper last saw as the total. */
export function totalMark(minor: number, currency: string): string {
  return `${minor}${currency}`;
}

function alert({ problems, canTakeLess, errors }: CheckoutView): string {
  const missing = Object.keys(errors).length > 0 ? ["Some details are still missing."] : [];
  const lines = [...problems, ...missing].map((problem) => `<p>${escapeHtml(problem)}</p>`).join("");
  if (lines === "") return "";
  const less = canTakeLess ? '<button name="action" value="take-what-is-left">Update the order</button>' : "";
  return `<div class="alert" role="alert">${lines}${less}</div>`;
}

function contactFields(view: CheckoutView): string {
  return `<fieldset><legend>Contact</legend>${field(view, "email", "Email", 'type="email" autocomplete="email"')}</fieldset>`;
}

function addressFields(view: CheckoutView): string {
  return `<fieldset><legend>Delivery</legend>
${countrySelect(view)}
${field(view, "name", "Name", 'autocomplete="name"')}
${field(view, "address", "Address", 'autocomplete="street-address"')}
<div class="pair">${field(view, "city", "City", 'autocomplete="address-level2"')}${field(view, "zip", "Postcode", 'autocomplete="postal-code"')}</div>
</fieldset>`;
}

function countryField(view: CheckoutView): string {
  return `<fieldset><legend>Country</legend>${countrySelect(view)}</fieldset>`;
}

/** The countries that the shop's markets sell to; another market has other prices, so the page is asked for anew. */
function countrySelect({ shop, countryCode }: CheckoutView): string {
  const names = new Intl.DisplayNames("en", { type: "region" });
  const codes = [...new Set(shop.world.shop.markets.flatMap((market) => market.countryCodes))];
  const options = codes
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(
      ({ code, name }) =>
        `<option value="${code}"${code === countryCode ? " selected" : ""}>${escapeHtml(name)}</option>`,
    );
  return `<div class="field with-button"><div><label for="country">Country or region</label>
<select id="country" name="country" autocomplete="country">${options.join("")}</select></div>
<button name="action" value="update">Update<span class="hidden"> prices for this country</span></button></div>`;
}

function shippingChoice({ shipping, priced }: CheckoutView): string {
  if (!shipping) return "";
  const price = showMoney(shipping.minor, priced.currency);
  return `<fieldset><legend>Shipping</legend><p class="choice"><span>${escapeHtml(shipping.title)}</span><strong>${price}</strong></p></fieldset>`;
}

function codeFields({ codes }: PricedCart): string {
  const list = codes.map(
    ({ code, applicable }) =>
      `<li>${escapeHtml(code)}${applicable ? "" : ' <span class="small">does not apply</span>'}
<button name="remove" value="${escapeHtml(code)}">Remove<span class="hidden"> code ${escapeHtml(code)}</span></button></li>`,
  );
  return `${list.length > 0 ? `<ul class="codes">${list.join("")}</ul>` : ""}
<div class="with-button"><div><label for="code">Discount code</label><input id="code" name="code" autocomplete="off"></div>
<button name="action" value="apply">Apply<span class="hidden"> discount code</span></button></div>`;
}

function field({ checkout, errors }: CheckoutView, name: FieldName, label: string, attributes: string): string {
  const error = errors[name];
  const invalid = error ? ` aria-invalid="true" aria-describedby="${name}-error"` : "";
  const words = error ? `<p class="error" id="${name}-error">${escapeHtml(error)}</p>` : "";
  return `<div class="field"><label for="${name}">${label}</label>
<input id="${name}" name="${name}" value="${escapeHtml(checkout.contact[name])}" required ${attributes}${invalid}>${words}</div>`;
}
