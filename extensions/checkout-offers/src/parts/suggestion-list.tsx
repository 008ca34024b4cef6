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
import { MemberRow } from "./member-row.tsx";
import { OwnSetRow } from "./own-set-row.tsx";

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
      {suggestions.map(({ member, id }, at) => {
        const choice = chosen[at] ?? member.preferred;
        const { title } = choice.product;
        const add = say.word("after.add");
        const href = composeCartLink(storefrontUrl, [toAddition(choice, member.quantity)], id, arm);
        return (
          <s-stack key={member.preferred.product.id} gap="small-200">
            <MemberRow
              {...{ member, chosen: choice, say, isCompact: settings.isCompact }}
              onChoose={({ variant }) => setVariants({ ...variants, [at]: variant.id })}
            />
            {href && (
              <s-link href={href} accessibilityLabel={`${add}: ${title}`}>
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
