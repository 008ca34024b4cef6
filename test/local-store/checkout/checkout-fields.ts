import type { PricedCart } from "#test/local-store/cart/price-cart.ts";
import { escapeHtml } from "#test/local-store/cart/problem-page.ts";
import type { CheckoutView } from "./checkout-page.ts";
import { showMoney } from "./page-frame.ts";
import type { FieldName } from "./parse-checkout-form.ts";

/** The pieces of the checkout's form, as HTML. */
export function alert({ problems, canTakeLess, errors }: CheckoutView): string {
  const missing = Object.keys(errors).length > 0 ? ["Some details are still missing."] : [];
  const lines = [...problems, ...missing].map((problem) => `<p>${escapeHtml(problem)}</p>`).join("");
  if (lines === "") return "";
  const less = canTakeLess ? '<button name="action" value="take-what-is-left">Update the order</button>' : "";
  return `<div class="alert" role="alert">${lines}${less}</div>`;
}

export function contactFields(view: CheckoutView): string {
  return `<fieldset><legend>Contact</legend>${field(view, "email", "Email", 'type="email" autocomplete="email"')}</fieldset>`;
}

export function addressFields(view: CheckoutView): string {
  return `<fieldset><legend>Delivery</legend>
${countrySelect(view)}
${field(view, "name", "Name", 'autocomplete="name"')}
${field(view, "address", "Address", 'autocomplete="street-address"')}
<div class="pair">${field(view, "city", "City", 'autocomplete="address-level2"')}${field(view, "zip", "Postcode", 'autocomplete="postal-code"')}</div>
</fieldset>`;
}

export function countryField(view: CheckoutView): string {
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

export function shippingChoice({ shipping, priced }: CheckoutView): string {
  if (!shipping) return "";
  const price = showMoney(shipping.minor, priced.currency);
  return `<fieldset><legend>Shipping</legend><p class="choice"><span>${escapeHtml(shipping.title)}</span><strong>${price}</strong></p></fieldset>`;
}

export function codeFields({ codes }: PricedCart): string {
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
