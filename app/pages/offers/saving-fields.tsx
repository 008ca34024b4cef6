import { Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { OfferDetails } from "#app/pages/offers/offer-details.ts";
import { nameLevel } from "#app/pages/offers/offer-words.ts";

/** What an offer saves, to be changed. The first step of several is the product alone, which costs what it costs. */
export function SavingFields({ details, problem }: { details: OfferDetails; problem: string | undefined }) {
  const [savings, setSavings] = useState(details.levels.map(({ savingPercent }) => String(savingPercent)));
  const set = (at: number, value: string) => setSavings(savings.map((one, index) => (index === at ? value : one)));
  return (
    <>
      {details.levels.map((level, at) => (
        <SavingField
          // biome-ignore lint/suspicious/noArrayIndexKey: levels have no other name, and their order is fixed
          key={at}
          label={nameLevel(level, details.faces)}
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
    </>
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
