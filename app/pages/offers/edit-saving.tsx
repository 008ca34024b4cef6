import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, ButtonGroup, Text, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { OfferDetails } from "#app/pages/offers/offer-details.ts";
import type { Answer } from "#app/pages/offers/offers.ts";
import { nameLevel } from "#app/pages/offers/promised.tsx";
import { useAnswerToast } from "#app/ui/use-answer-toast.ts";

/** Changes what an offer saves. The first step of several is the product alone, which costs what it costs. */
export function EditSaving({ details }: { details: OfferDetails }) {
  const [isOpen, setIsOpen] = useState(false);
  if (isOpen) return <SavingForm details={details} close={() => setIsOpen(false)} />;
  return (
    <div>
      <Button onClick={() => setIsOpen(true)}>Change the saving</Button>
    </div>
  );
}

function SavingForm({ details, close }: { details: OfferDetails; close: () => void }) {
  const fetcher = useFetcher<Answer>();
  const [savings, setSavings] = useState(details.levels.map(({ savingPercent }) => String(savingPercent)));
  useAnswerToast(fetcher.data?.isDone ? fetcher.data : undefined);
  useEffect(() => {
    if (fetcher.data?.isDone) close();
  }, [fetcher.data, close]);
  const problem = fetcher.data && !fetcher.data.isDone && fetcher.state === "idle" ? fetcher.data.text : undefined;
  const set = (at: number, value: string) => setSavings(savings.map((one, index) => (index === at ? value : one)));
  return (
    <fetcher.Form method="post" action={`/app/offers/${details.offerId}`}>
      <input type="hidden" name="verb" value="edit" />
      <BlockStack gap="300">
        {details.levels.map((level, at) => (
          <SavingField
            // biome-ignore lint/suspicious/noArrayIndexKey: levels have no other name, and their order is fixed
            key={at}
            label={nameLevel(level, details)}
            value={savings[at] ?? "0"}
            isFixed={details.kind !== "bundle" && at === 0}
            onChange={(value) => set(at, value)}
          />
        ))}
        <div aria-live="polite">
          {problem ? (
            <Text as="p" tone="critical">
              {problem}
            </Text>
          ) : null}
        </div>
        <ButtonGroup>
          <Button submit variant="primary" loading={fetcher.state !== "idle"}>
            Save
          </Button>
          <Button onClick={close}>Cancel</Button>
        </ButtonGroup>
      </BlockStack>
    </fetcher.Form>
  );
}

type FieldProps = { label: string; value: string; isFixed: boolean; onChange: (value: string) => void };

function SavingField({ label, value, isFixed, onChange }: FieldProps) {
  if (isFixed) return <input type="hidden" name="saving" value={value} />;
  return (
    <TextField
      label={label}
      name="saving"
      type="number"
      suffix="% less"
      {...{ min: 0, max: 50, step: 0.5, autoComplete: "off" }}
      value={value}
      onChange={onChange}
    />
  );
}
