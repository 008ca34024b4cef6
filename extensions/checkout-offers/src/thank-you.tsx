/** @jsxImportSource preact */
import "@shopify/ui-extensions/preact";
import type { Api } from "@shopify/ui-extensions/purchase.thank-you.block.render";
import { render } from "preact";
import { OrderOffers } from "#extensions/checkout-offers/src/parts/order-offers.tsx";

declare const shopify: Api;

/** Shopify calls this for each place on the thank-you page where a merchant put the extension. */
export default function renderThankYouOffers(): void {
  render(<OrderOffers api={shopify} now={new Date()} owned={[]} />, document.body);
}
