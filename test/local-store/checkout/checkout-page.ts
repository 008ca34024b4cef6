import type { PricedCart } from "#test/local-store/cart/price-cart.ts";
import type { LocalShop } from "#test/local-store/local-shop.ts";
import type { Checkout } from "./checkout.ts";
import { contactFields } from "./checkout-fields.ts";
import { liveParts, showPart } from "./live-parts.ts";
import { extensionPlace, framePage } from "./page-frame.ts";
import type { FieldErrors } from "./parse-checkout-form.ts";
import type { ShippingLine } from "./shipping.ts";

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
  /** The page stands in the checkout editor: it can be looked at, not bought from. */
  isEditor: boolean;
}

/**
 * The page before payment: one form that works without script, whose buttons say what to do with it. `host` is what lets
 * extensions run in it; they change the cart without a reload.
 */
export function checkoutPage(view: CheckoutView, host = ""): string {
  const { shop, checkout, isEditor } = view;
  const parts = liveParts(view);
  const body = `<h1 class="hidden">Checkout</h1>
<form class="grid" method="post" action="/checkouts/${checkout.token}${isEditor ? "?editor=1" : ""}" novalidate>
<button class="hidden" name="action" value="continue" tabindex="-1" aria-hidden="true">Continue</button>
${showPart(parts, "total")}
<div class="part details">
${showPart(parts, "alert")}
${extensionPlace("purchase.checkout.contact.render-after")}
${contactFields(view)}
${showPart(parts, "delivery")}
${showPart(parts, "shipping")}
</div>
<section class="part summary" id="summary" aria-labelledby="summary-title"><div>
<h2 id="summary-title">Order summary</h2>
${showPart(parts, "lines")}
${extensionPlace("purchase.checkout.cart-line-list.render-after")}
${showPart(parts, "codes")}
${showPart(parts, "totals")}
</div></section>
<div class="part end">
${extensionPlace("purchase.checkout.block.render")}
${isEditor ? '<p class="note">In the checkout editor nothing can be bought.</p>' : '<button class="pay" name="action" value="pay">Pay now</button>'}
<p class="note">This store is not real: no card is asked for and nothing is charged.</p>
</div>
</form>${host}`;
  return framePage({ title: "Checkout", shopName: shop.world.shop.name, bar: showPart(parts, "bar"), body });
}
