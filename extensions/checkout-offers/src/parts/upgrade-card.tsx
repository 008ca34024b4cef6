/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { type Comparison, compareFacts } from "#extensions/checkout-offers/src/offers/compare-facts.ts";
import type { UpgradeOffer } from "#extensions/checkout-offers/src/offers/offer.ts";
import type { Say } from "#extensions/checkout-offers/src/offers/say.ts";
import { Actions } from "./actions.tsx";
import { ProductRow } from "./product-row.tsx";

type Card = {
  offer: UpgradeOffer;
  say: Say;
  isCompact: boolean;
  /** @returns whether the better one is in the cart now */
  onSwap: () => Promise<boolean>;
  onDecline: () => void;
};

/** A better product in the place of a line's, with what it costs more and, for who wants to know, what is better about it. */
export function UpgradeCard({ offer, say, isCompact, onSwap, onDecline }: Card) {
  const { better, variant, line, stepMinor, words } = offer;
  const [problem, setProblem] = useState("");
  const title = `${words?.title ?? say.word("upgrade.heading")}: ${better.title}`;
  const swap = async () => setProblem((await onSwap()) ? "" : say.word("upgrade.failed"));
  const pay = variant.unitMinor * line.quantity;
  return (
    <s-stack gap="base" accessibilityRole="section" accessibilityLabel={title}>
      <s-text type="strong">{title}</s-text>
      <ProductRow
        {...{ title: better.title, detail: variant.title, quantity: line.quantity, isCompact, say }}
        image={variant.image ?? better.image}
        price={{ was: variant.comparedMinor * line.quantity, pay }}
      >
        {stepMinor !== 0 && (
          <s-text type="small">
            {say.word(stepMinor > 0 ? "upgrade.more" : "upgrade.less", { amount: say.money(Math.abs(stepMinor)) })}
          </s-text>
        )}
      </ProductRow>
      <s-text color="subdued">{[sayReason(offer, say), say.word("upgrade.in_cart")].filter(Boolean).join(" ")}</s-text>
      <Comparing offer={offer} say={say} />
      <Actions
        {...{ say, title, problem, onDecline, onGo: swap }}
        go={words?.call_to_action ?? say.word("upgrade.now")}
      />
    </s-stack>
  );
}

/** The facts in which the two differ. Each is spoken with what it is a fact of. */
function Comparing({ offer, say }: { offer: UpgradeOffer; say: Say }) {
  const facts = compareFacts(offer, say);
  if (facts.length === 0) return null;
  return (
    <s-details>
      <s-summary>{say.word("compare")}</s-summary>
      <s-stack gap="small-200">
        {facts.map((fact) => (
          <Fact key={fact.label} {...fact} say={say} />
        ))}
      </s-stack>
    </s-details>
  );
}

function Fact({ label, fact, betterFact, say }: Comparison & { say: Say }) {
  return (
    <s-stack gap="none">
      <s-text type="strong">{label}</s-text>
      <s-text>
        {say.word("upgrade.step_up")}: {betterFact}
      </s-text>
      <s-text color="subdued">
        {say.word("upgrade.this_one")}: {fact}
      </s-text>
    </s-stack>
  );
}

function sayReason({ entry: { why } }: UpgradeOffer, say: Say): string {
  if (why.includes("moved-up")) return say.word("upgrade.why_moved_up");
  if (why.includes("substitute")) return say.word("upgrade.why_substitute");
  return why.includes("alike") ? say.word("upgrade.why_alike") : "";
}
