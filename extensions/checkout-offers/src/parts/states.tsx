/** @jsxImportSource preact */

/** While Shopify is asked: as high as one offer will be, so that nothing under it moves. */
export function Loading() {
  return (
    <s-stack gap="base">
      <s-skeleton-paragraph content="Complete your set" />
      <s-grid gridTemplateColumns="auto 1fr auto" gap="base" alignItems="center">
        <s-box inlineSize="64px" blockSize="64px" background="subdued" borderRadius="base" />
        <s-skeleton-paragraph content="The name of a product" />
        <s-skeleton-paragraph content="100.00" />
      </s-grid>
      <s-skeleton-paragraph content="Add to your cart, or no, thanks" />
    </s-stack>
  );
}

/** Nothing to offer: nothing is there, and no room is kept for it. */
export function Nothing() {
  return null;
}

/** An offer that can't be made is no news to a shopper: who looks for it finds it in the console. */
export function Failed({ error }: { error: unknown }) {
  // biome-ignore lint/suspicious/noConsole: there is no other place to say it to
  console.error("Tandem shows no offers:", error);
  return null;
}
