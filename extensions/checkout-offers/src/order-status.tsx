/** @jsxImportSource preact */
import "@shopify/ui-extensions/preact";
import type { Api } from "@shopify/ui-extensions/customer-account.order-status.block.render";
import { render } from "preact";
import { OrderStatusOffers } from "#extensions/checkout-offers/src/parts/order-status-offers.tsx";

declare const shopify: Api;

/** Shopify calls this for each place on an order's status page where a merchant put the extension. */
export default function renderOrderStatusOffers(): void {
  render(<OrderStatusOffers api={shopify} now={new Date()} />, document.body);
}
