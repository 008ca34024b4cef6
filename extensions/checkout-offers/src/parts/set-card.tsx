/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { type Choice, type SetOffer, toAddition } from "#extensions/checkout-offers/src/offers/offer.ts";
import type { Addition, OfferPrice } from "#extensions/checkout-offers/src/offers/price-offer.ts";
import type { Say } from "#extensions/checkout-offers/src/offers/say.ts";
import { Actions } from "./actions.tsx";
import { MemberRow } from "./member-row.tsx";

type Card = {
  offer: SetOffer;
  say: Say;
  isCompact: boolean;
  /** What chosen additions come to; null where nothing sure can be said. */
  price: (additions: readonly Addition[]) => OfferPrice | null;
  /** @returns whether anything of it is in the cart now */
  onAdd: (additions: readonly Addition[]) => Promise<boolean>;
  onDecline: () => void;
};

/** A set that the cart nearly fills: what it lacks, what that costs, and what the set saves, said before it is taken. */
export function SetCard({ offer, say, isCompact, price, onAdd, onDecline }: Card) {
  const [chosen, setChosen] = useState<readonly Choice[]>(offer.members.map(({ preferred }) => preferred));
  const [problem, setProblem] = useState("");
  const additions = chosen.map((choice, at) => toAddition(choice, offer.members[at]?.quantity ?? 1));
  const priced = price(additions);
  const title = sayTitle(offer, chosen, priced, say);
  const add = async () => setProblem((await onAdd(additions)) ? "" : say.word("set.failed"));
  return (
    <s-stack gap="base" accessibilityRole="section" accessibilityLabel={title}>
      <s-text type="strong">{title}</s-text>
      {offer.members.map((member, at) => (
        <MemberRow
          key={member.preferred.product.id}
          {...{ member, isCompact, say }}
          chosen={chosen[at] ?? member.preferred}
          pay={priced?.payMinor[at]}
          onChoose={(choice) => setChosen(chosen.map((one, place) => (place === at ? choice : one)))}
        />
      ))}
      {priced !== null && priced.savingMinor > 0 && priced.onCartMinor > 0 && (
        <s-text color="subdued">{say.word("cart_offers.explain", { part: say.money(priced.onCartMinor) })}</s-text>
      )}
      <Actions
        {...{ say, title, problem, onDecline, onGo: add }}
        go={offer.words?.call_to_action ?? say.word(chosen.length > 1 ? "cart_offers.add_both" : "cart_offers.add")}
      />
    </s-stack>
  );
}

/** What it promises, after the merchant's own words where there are some. */
function sayTitle({ words }: SetOffer, chosen: readonly Choice[], priced: OfferPrice | null, say: Say): string {
  const [first] = chosen;
  const product = first?.product.title ?? "";
  const isOne = chosen.length === 1;
  const saving = priced?.savingMinor ?? 0;
  const promise =
    saving > 0
      ? say.word(isOne ? "cart_offers.save_one" : "cart_offers.save_both", { product, amount: say.money(saving) })
      : say.word(isOne ? "goes_with.one" : "goes_with.both", { product });
  return words ? `${words.title}: ${promise}` : promise;
}
