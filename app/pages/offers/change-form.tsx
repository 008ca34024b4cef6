import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, ButtonGroup } from "@shopify/polaris";
import { type ReactNode, useEffect } from "react";
import type { Said } from "#app/pages/offers/offer-details.ts";
import type { Answer } from "#app/pages/offers/offers.ts";
import { useAnswerToast } from "#app/ui/use-answer-toast.ts";

type Props = {
  offerId: string;
  verb: Said["verb"];
  /** The button that sends it. */
  send?: { content: string; tone?: "critical" };
  /** Called once it is done, and when the merchant thinks better of it. */
  close: () => void;
  /** The fields, with what was wrong with what was sent. */
  children: (problem: string | undefined) => ReactNode;
};

/** A form that changes something of an offer. What was wrong stays beside its fields; what is done closes it. */
export function ChangeForm({ offerId, verb, send = { content: "Save" }, close, children }: Props) {
  const fetcher = useFetcher<Answer>();
  const answer = fetcher.data;
  useAnswerToast(answer?.isDone ? answer : undefined);
  useEffect(() => {
    if (answer?.isDone) close();
  }, [answer, close]);
  const isBusy = fetcher.state !== "idle";
  return (
    <fetcher.Form method="post" action={`/app/offers/${offerId}`}>
      <input type="hidden" name="verb" value={verb} />
      <BlockStack gap="300">
        {children(answer && !answer.isDone && !isBusy ? answer.text : undefined)}
        <ButtonGroup>
          <Button submit variant="primary" tone={send.tone} loading={isBusy}>
            {send.content}
          </Button>
          <Button onClick={close}>Cancel</Button>
        </ButtonGroup>
      </BlockStack>
    </fetcher.Form>
  );
}
