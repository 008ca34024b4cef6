/** @jsxImportSource preact */
import "@shopify/ui-extensions/preact";
import type { Api } from "@shopify/ui-extensions/purchase.checkout.block.render";
import { render } from "preact";
import { useState } from "preact/hooks";

declare const shopify: Api;

export default function greet() {
  render(<Greeting />, document.body);
}

const TEAPOT = "gid://shopify/ProductVariant/45100000000002";

function Greeting() {
  const [said, say] = useState("");
  const count = shopify.lines.value.reduce((sum, { quantity }) => sum + quantity, 0);
  const { amount } = shopify.cost.totalAmount.value;
  async function add() {
    const result = await shopify.applyCartLinesChange({ type: "addCartLine", merchandiseId: TEAPOT, quantity: 1 });
    say(result.type === "error" ? result.message : "");
  }
  return (
    <s-stack gap="base">
      <s-heading>{String(shopify.settings.value.heading ?? shopify.i18n.translate("heading"))}</s-heading>
      <s-text>{shopify.i18n.translate("count", { count })}</s-text>
      <s-text>{shopify.i18n.translate("total", { total: shopify.i18n.formatCurrency(amount) })}</s-text>
      <s-button onClick={add}>{shopify.i18n.translate("add")}</s-button>
      {said !== "" && <s-banner tone="critical">{said}</s-banner>}
    </s-stack>
  );
}
