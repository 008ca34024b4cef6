/** @jsxImportSource preact */
import type { Say } from "#extensions/checkout-offers/src/offers/say.ts";

/** A price, and the regular one struck through where it is higher; both are spoken with what they are. */
export function Price({ was, pay, say }: { was: number; pay: number; say: Say }) {
  return (
    <s-stack direction="inline" gap="small-200">
      {was > pay && (
        <>
          <s-text accessibilityVisibility="exclusive">{say.word("set.regular_price")}</s-text>
          <s-text type="redundant" color="subdued">
            {say.money(was)}
          </s-text>
        </>
      )}
      <s-text accessibilityVisibility="exclusive">{say.word("set.your_price")}</s-text>
      <s-text type="strong">{say.money(pay)}</s-text>
    </s-stack>
  );
}
