import { Text } from "@shopify/polaris";
import { describeCaps } from "#app/pages/campaigns/caps.ts";
import { ChangeCard } from "#app/pages/offers/change-card.tsx";
import { FigureList } from "#app/pages/offers/figure-list.tsx";
import type { OfferDetails } from "#app/pages/offers/offer-details.ts";
import { nameLevel } from "#app/pages/offers/offer-words.ts";
import { SavingFields } from "#app/pages/offers/saving-fields.tsx";
import { formatPercent } from "#app/ui/count-words.ts";

/** What customers are promised, step by step. An upgrade promises nothing but itself. */
export function Promised({ details }: { details: OfferDetails }) {
  if (details.kind === "upgrade") return null;
  return (
    <ChangeCard
      {...{ title: "What customers save", now: <Savings details={details} />, change: "Change the saving" }}
      {...{ offerId: details.offerId, verb: "edit" }}
      fields={(problem) => <SavingFields details={details} problem={problem} />}
    />
  );
}

/** The saving of each step, and where the merchant's margin holds it back. */
function Savings({ details: { levels, faces, margin } }: { details: OfferDetails }) {
  const figures = levels.map((level) => ({
    label: nameLevel(level, faces),
    value: level.savingPercent > 0 ? `${formatPercent(level.savingPercent)} less` : "no saving",
  }));
  const savingPercent = Math.max(...levels.map((level) => level.savingPercent));
  return (
    <>
      <FigureList figures={figures} />
      {describeCaps(faces, margin.caps, { savingPercent, floorPercent: margin.floorPercent }).map((line) => (
        <Text key={line} as="p" tone="subdued" breakWord>
          {line}
        </Text>
      ))}
    </>
  );
}
