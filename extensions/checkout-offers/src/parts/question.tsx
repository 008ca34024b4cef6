/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { MOST_SAID } from "#extensions/checkout-offers/src/offers/ask-customer-account.ts";
import type { Say } from "#extensions/checkout-offers/src/offers/say.ts";
import { readValue } from "./read-value.ts";

type Answer = { useful: boolean; said: string };
type Asking = {
  say: Say;
  /** Whether the shopper answered on an earlier visit. */
  isAnswered: boolean;
  save: (answer: Answer) => Promise<void>;
};

/** Asks whether the suggestion was useful: yes or no is kept at once, and a sentence if the shopper has one. */
export function Question({ say, isAnswered, save }: Asking) {
  const [step, setStep] = useState<"ask" | "say" | "done">(isAnswered ? "done" : "ask");
  const [useful, setUseful] = useState(false);
  const [said, setSaid] = useState("");
  const { state, keep } = useKeeping(save);
  const isBusy = state === "busy";
  const answer = async (is: boolean) => {
    setUseful(is);
    if (await keep({ useful: is, said: "" })) setStep("say");
  };
  const send = async () => {
    if (said.trim() !== "" && (await keep({ useful, said }))) setStep("done");
  };
  return (
    <s-stack gap="base">
      <s-divider />
      {step === "ask" ? (
        <YesOrNo {...{ say, isBusy, answer }} />
      ) : (
        <s-stack accessibilityRole="status">
          <s-text>{say.word("question.thanks")}</s-text>
        </s-stack>
      )}
      {step === "say" && (
        <>
          <s-text-area
            {...{ label: say.word("question.say"), value: said, maxLength: MOST_SAID, rows: 2 }}
            onInput={(event) => setSaid(readValue(event))}
          />
          <s-stack direction="inline">
            <s-button variant="secondary" loading={isBusy} onClick={() => void send()}>
              {say.word("question.send")}
            </s-button>
          </s-stack>
        </>
      )}
      {state === "failed" && <s-banner tone="critical">{say.word("question.failed")}</s-banner>}
    </s-stack>
  );
}

function YesOrNo({ say, isBusy, answer }: { say: Say; isBusy: boolean; answer: (is: boolean) => Promise<void> }) {
  const question = say.word("question.ask");
  return (
    <s-stack gap="base" accessibilityRole="section" accessibilityLabel={question}>
      <s-text>{question}</s-text>
      <s-stack direction="inline" gap="base">
        {[true, false].map((is) => {
          const word = say.word(is ? "upgrade.yes" : "upgrade.no");
          return (
            <s-button
              key={word}
              {...{ variant: "secondary", disabled: isBusy, accessibilityLabel: `${question} ${word}` }}
              onClick={() => void answer(is)}
            >
              {word}
            </s-button>
          );
        })}
      </s-stack>
    </s-stack>
  );
}

/** Keeps an answer, one at a time, and says how it went. */
function useKeeping(save: Asking["save"]) {
  const [state, setState] = useState<"still" | "busy" | "failed">("still");
  const keep = async (answer: Answer): Promise<boolean> => {
    if (state === "busy") return false;
    setState("busy");
    const isKept = await save(answer).then(
      () => true,
      () => false,
    );
    setState(isKept ? "still" : "failed");
    return isKept;
  };
  return { state, keep };
}
