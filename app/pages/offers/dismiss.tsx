import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, ButtonGroup, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { Answer } from "#app/pages/offers/offers.ts";
import { useAnswerToast } from "#app/ui/use-answer-toast.ts";

/** Dismisses an offer with a reason, so that whoever looks at it later knows why. */
export function Dismiss({ offerId, close }: { offerId: string; close: () => void }) {
  const fetcher = useFetcher<Answer>();
  const [reason, setReason] = useState("");
  useAnswerToast(fetcher.data?.isDone ? fetcher.data : undefined);
  useEffect(() => {
    if (fetcher.data?.isDone) close();
  }, [fetcher.data, close]);
  const problem = fetcher.data && !fetcher.data.isDone && fetcher.state === "idle" ? fetcher.data.text : undefined;
  return (
    <fetcher.Form method="post" action={`/app/offers/${offerId}`}>
      <input type="hidden" name="verb" value="dismiss" />
      <BlockStack gap="300">
        <TextField
          label="Why do you not want it?"
          name="reason"
          helpText="For your own record. It will not be proposed again."
          {...{ maxLength: 500, autoComplete: "off", autoFocus: true }}
          value={reason}
          error={problem}
          onChange={setReason}
        />
        <ButtonGroup>
          <Button submit variant="primary" tone="critical" loading={fetcher.state !== "idle"}>
            Dismiss
          </Button>
          <Button onClick={close}>Cancel</Button>
        </ButtonGroup>
      </BlockStack>
    </fetcher.Form>
  );
}
