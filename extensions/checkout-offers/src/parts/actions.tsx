/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { Say } from "#extensions/checkout-offers/src/offers/say.ts";

type Row = {
  say: Say;
  /** What it is about, for those who hear the buttons by themselves. */
  title: string;
  go: string;
  problem: string;
  onGo: () => Promise<void>;
  onDecline: () => void;
};

/** To take an offer or not, and what went wrong. */
export function Actions({ say, title, go, problem, onGo, onDecline }: Row) {
  const [isBusy, setBusy] = useState(false);
  const act = async () => {
    if (isBusy) return;
    setBusy(true);
    await onGo().finally(() => setBusy(false));
  };
  const no = say.word("cart_offers.decline");
  return (
    <>
      {problem !== "" && <s-banner tone="critical">{problem}</s-banner>}
      <s-stack direction="inline" gap="base">
        <s-button
          variant="secondary"
          loading={isBusy}
          accessibilityLabel={`${go}: ${title}`}
          onClick={() => void act()}
        >
          {go}
        </s-button>
        <s-button variant="secondary" disabled={isBusy} accessibilityLabel={`${no}: ${title}`} onClick={onDecline}>
          {no}
        </s-button>
      </s-stack>
    </>
  );
}
