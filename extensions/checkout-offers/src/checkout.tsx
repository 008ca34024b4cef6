/** @jsxImportSource preact */
import "@shopify/ui-extensions/preact";
import type { Api as Block } from "@shopify/ui-extensions/purchase.checkout.block.render";
import type { Api as AfterLines } from "@shopify/ui-extensions/purchase.checkout.cart-line-list.render-after";
import { render } from "preact";
import { CheckoutOffers } from "#extensions/checkout-offers/src/parts/checkout-offers.tsx";

declare const shopify: Block | AfterLines;

/** Shopify calls this for each place in checkout where a merchant put the extension. */
export default function renderCheckoutOffers(): void {
  render(<CheckoutOffers api={shopify} now={new Date()} />, document.body);
}
