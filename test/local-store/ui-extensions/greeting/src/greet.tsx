/** @jsxImportSource preact */
import "@shopify/ui-extensions/preact";
import type { Api } from "@shopify/ui-extensions/purchase.checkout.block.render";
import { render } from "preact";
import { useState } from "preact/hooks";

declare const shopify: Api;

const TEAPOT = "gid://shopify/ProductVariant/45100000000002";

export default function greet() {
  render(<Greeting />, document.body);
}

/** Says what is in the cart and adds a teapot to it. */
function Greeting() {
  const [said, say] = useState("");
  const { i18n, lines, cost, settings, extension, appMetafields, instructions } = shopify;
  const count = lines.value.reduce((sum, { quantity }) => sum + quantity, 0);
  const total = <s-text type="strong">{i18n.formatCurrency(cost.totalAmount.value.amount)}</s-text>;
  async function add() {
    const result = await shopify.applyCartLinesChange({
      type: "addCartLine",
      merchandiseId: TEAPOT,
      quantity: 1,
      attributes: [
        { key: "_mark", value: "hidden" },
        { key: "Why", value: "Goes well" },
      ],
    });
    say(result.type === "error" ? result.message : "");
  }
  return (
    <s-stack gap="base">
      <s-heading>{String(settings.value.heading ?? i18n.translate("heading"))}</s-heading>
      <s-text>{i18n.translate("count", { count })}</s-text>
      <s-paragraph>{i18n.translate("total", { total })}</s-paragraph>
      <s-paragraph>{appMetafields.value.map(({ metafield }) => metafield.value).join()}</s-paragraph>
      {extension.editor && <s-text>In the editor</s-text>}
      {instructions.value.lines.canAddCartLine && <s-button onClick={add}>{i18n.translate("add")}</s-button>}
      {said !== "" && <s-banner tone="critical">{said}</s-banner>}
    </s-stack>
  );
}
