/** @jsxImportSource preact */
import type { Settings } from "#extensions/checkout-offers/src/offers/read-settings.ts";
import type { Say } from "#extensions/checkout-offers/src/offers/say.ts";
import { ProductRow } from "./product-row.tsx";

/** What the merchant sees in the editor where a shopper would see nothing: how an offer looks. It can't be taken. */
export function Preview({ say, settings, heading }: { say: Say; settings: Settings; heading: string }) {
  const product = say.word("preview.product");
  return (
    <s-stack gap="base">
      <s-heading>{settings.heading || heading}</s-heading>
      <s-stack direction="inline" gap="small-200">
        <s-badge>{say.word("preview.badge")}</s-badge>
        <s-text color="subdued">{say.word("preview.note")}</s-text>
      </s-stack>
      <ProductRow
        {...{ title: product, detail: say.word("preview.words"), quantity: 1, image: null, say }}
        isCompact={settings.isCompact}
        price={{ was: 2000, pay: 1800 }}
      />
      <s-button variant="secondary" disabled accessibilityLabel={`${say.word("cart_offers.add")}: ${product}`}>
        {say.word("cart_offers.add")}
      </s-button>
    </s-stack>
  );
}
