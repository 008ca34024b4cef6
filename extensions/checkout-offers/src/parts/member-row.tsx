/** @jsxImportSource preact */
import type { Choice, Member } from "#extensions/checkout-offers/src/offers/offer.ts";
import type { Say } from "#extensions/checkout-offers/src/offers/say.ts";
import { ChoiceSelect } from "./choice-select.tsx";
import { ProductRow } from "./product-row.tsx";

type Row = {
  member: Member;
  chosen: Choice;
  /** What is paid for it; its price without an offer where none is given. */
  pay?: number | undefined;
  isCompact: boolean;
  say: Say;
  onChoose: (choice: Choice) => void;
};

/** What fills a slot, with its price: beside what it costs by itself, or without a saving beside what the shop compares it to. */
export function MemberRow({ member, chosen, pay, isCompact, say, onChoose }: Row) {
  const { product, variant } = chosen;
  const full = variant.unitMinor * member.quantity;
  const isReduced = pay !== undefined && pay < full;
  return (
    <ProductRow
      {...{ title: product.title, quantity: member.quantity, image: variant.image ?? product.image, isCompact, say }}
      price={{ was: isReduced ? full : variant.comparedMinor * member.quantity, pay: pay ?? full }}
      detail={member.choices.length < 2 ? variant.title : undefined}
    >
      <ChoiceSelect {...{ member, chosen, onChoose, say }} />
    </ProductRow>
  );
}
