/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import type { Say } from "#extensions/checkout-offers/src/offers/say.ts";
import { Price } from "./price.tsx";

type Row = {
  title: string;
  /** What of it: a variant's name. */
  detail?: string | undefined;
  quantity: number;
  image: string | null;
  price: { was: number; pay: number };
  isCompact: boolean;
  say: Say;
  /** What can be chosen of it. */
  children?: ComponentChildren;
};

/** A product with its picture, no bigger than those of checkout's own lines, and its price. */
export function ProductRow({ title, detail, quantity, image, price, isCompact, say, children }: Row) {
  const hasImage = image !== null && !isCompact;
  return (
    <s-grid gridTemplateColumns={hasImage ? "auto 1fr auto" : "1fr auto"} gap="base" alignItems="center">
      {hasImage && <s-product-thumbnail src={image} alt="" size="base" />}
      <s-stack gap="small-400">
        <s-text dir="auto">{quantity > 1 ? `${say.number(quantity)} × ${title}` : title}</s-text>
        {detail && (
          <s-text type="small" color="subdued" dir="auto">
            {detail}
          </s-text>
        )}
        {children}
      </s-stack>
      <Price {...price} say={say} />
    </s-grid>
  );
}
