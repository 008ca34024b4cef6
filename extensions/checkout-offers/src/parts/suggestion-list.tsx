/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { composeCartLink } from "#extensions/checkout-offers/src/offers/compose-cart-link.ts";
import { findOwnSet, type Suggestion } from "#extensions/checkout-offers/src/offers/compose-suggestions.ts";
import type { Live } from "#extensions/checkout-offers/src/offers/live.ts";
import { toAddition } from "#extensions/checkout-offers/src/offers/offer.ts";
import type { Settings } from "#extensions/checkout-offers/src/offers/read-settings.ts";
import type { Say } from "#extensions/checkout-offers/src/offers/say.ts";
import type { Situation } from "#extensions/checkout-offers/src/offers/situation.ts";
import { ChoiceSelect } from "./choice-select.tsx";
import { OwnSetRow } from "./own-set-row.tsx";
import { ProductRow } from "./product-row.tsx";

type List = {
  suggestions: readonly Suggestion[];
  live: Live;
  situation: Situation;
  settings: Settings;
  say: Say;
  storefrontUrl: string | undefined;
  children?: ComponentChildren;
};

/** What goes with the order: each with its price and a way into a cart, and the set that they make where they make one. */
export function SuggestionList({ suggestions, live, situation, settings, say, storefrontUrl, children }: List) {
  const [variants, setVariants] = useState<Readonly<Record<number, number>>>({});
  const chosen = suggestions.map(
    ({ member }, at) => member.choices.find(({ variant }) => variant.id === variants[at]) ?? member.preferred,
  );
  const { arm } = situation;
  const set = findOwnSet(chosen, live, situation);
  return (
    <s-stack gap="large">
      <s-heading>{settings.heading || say.word("after.heading")}</s-heading>
      {chosen.map(({ product, variant }, at) => {
        const suggestion = suggestions[at];
        if (!suggestion) return null;
        const { member, id } = suggestion;
        const pay = variant.unitMinor * member.quantity;
        const add = say.word("after.add");
        const href = composeCartLink(storefrontUrl, [toAddition({ product, variant }, member.quantity)], id, arm);
        return (
          <s-stack key={product.id} gap="small-200">
            <ProductRow
              {...{ title: product.title, quantity: member.quantity, image: variant.image ?? product.image, say }}
              isCompact={settings.isCompact}
              price={{ was: variant.comparedMinor * member.quantity, pay }}
              detail={member.choices.length < 2 ? variant.title : undefined}
            >
              <ChoiceSelect
                {...{ member, say }}
                chosen={{ product, variant }}
                onChoose={(choice) => setVariants({ ...variants, [at]: choice.variant.id })}
              />
            </ProductRow>
            {href && (
              <s-link href={href} accessibilityLabel={`${add}: ${product.title}`}>
                {add}
              </s-link>
            )}
          </s-stack>
        );
      })}
      {set && <OwnSetRow {...{ set, say }} href={composeCartLink(storefrontUrl, set.additions, set.entry.id, arm)} />}
      {children}
    </s-stack>
  );
}
