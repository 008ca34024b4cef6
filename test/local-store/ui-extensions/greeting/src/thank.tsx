/** @jsxImportSource preact */
import "@shopify/ui-extensions/preact";
import type { Api } from "@shopify/ui-extensions/purchase.thank-you.block.render";
import { render } from "preact";

declare const shopify: Api;

export default function thank() {
  const { number } = shopify.orderConfirmation.value;
  render(<s-text>{`${number}: ${shopify.lines.value.length} lines`}</s-text>, document.body);
}
