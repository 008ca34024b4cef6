/** @jsxImportSource preact */
import type { OwnSet } from "#extensions/checkout-offers/src/offers/compose-suggestions.ts";
import type { Say } from "#extensions/checkout-offers/src/offers/say.ts";
import { Price } from "./price.tsx";

/** What suggestions cost and save as the set that they make, and a cart with it. */
export function OwnSetRow({ set, say, href }: { set: OwnSet; say: Say; href: string | null }) {
  const names = set.titles.join(" + ");
  const full = set.additions.reduce((sum, { unitMinor, quantity }) => sum + unitMinor * quantity, 0);
  const add = say.word("after.add_set");
  return (
    <s-stack gap="small-200" accessibilityRole="section" accessibilityLabel={names}>
      <s-text type="strong">{names}</s-text>
      <s-text>{say.word("after.together", { amount: say.money(set.price.savingMinor) })}</s-text>
      <Price was={full} pay={full - set.price.savingMinor} say={say} />
      {href && (
        <s-link href={href} accessibilityLabel={`${add}: ${names}`}>
          {add}
        </s-link>
      )}
    </s-stack>
  );
}
