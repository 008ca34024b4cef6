import { InlineGrid, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { ChangeCard } from "#app/pages/offers/change-card.tsx";
import type { OfferDetails } from "#app/pages/offers/offer-details.ts";
import { formatDay } from "#app/ui/time-words.ts";

/** When an offer is shown: whole days in the shop's time zone. */
export function DatesCard({ details }: { details: OfferDetails }) {
  return (
    <ChangeCard
      {...{ title: "When it is shown", now: <Text as="p">{describeDays(details)}</Text>, change: "Change the dates" }}
      {...{ offerId: details.offerId, verb: "dates" }}
      fields={(problem) => <DayFields details={details} problem={problem} />}
    />
  );
}

function DayFields({ details, problem }: { details: OfferDetails; problem: string | undefined }) {
  const [fromDay, setFromDay] = useState(details.fromDay ?? "");
  const [untilDay, setUntilDay] = useState(details.untilDay ?? "");
  const timeZone = details.timeZone.replaceAll("_", " ");
  // An upgrade has no price of its own to keep.
  const rest = details.kind === "upgrade" ? "" : "; carts keep the price to its end";
  return (
    <InlineGrid columns={{ xs: 1, sm: 2, md: 1 }} gap="300">
      <TextField
        {...{ label: "First day", name: "fromDay", type: "date", autoComplete: "off", min: details.today }}
        value={fromDay}
        onChange={setFromDay}
        helpText="Empty: from now on."
      />
      <TextField
        {...{ label: "Ends on", name: "untilDay", type: "date", autoComplete: "off" }}
        min={fromDay > details.today ? fromDay : details.today}
        value={untilDay}
        error={problem}
        onChange={setUntilDay}
        helpText={`Shoppers see it until this day begins, in your shop's time (${timeZone})${rest}. Empty: for good.`}
      />
    </InlineGrid>
  );
}

type Days = Pick<OfferDetails, "fromDay" | "untilDay">;

/** "Ends on 24 Dec 2026." */
export function describeDays({ fromDay, untilDay, today }: Days & { today: string }): string {
  if (untilDay !== null && untilDay < today) return `It was over on ${nameDay(untilDay)}.`;
  const isLater = fromDay !== null && fromDay > today;
  if (!isLater && untilDay === null) return "From now on, for good.";
  const days = nameDays({ fromDay: isLater ? fromDay : null, untilDay });
  return `${days.charAt(0).toUpperCase()}${days.slice(1)}.`;
}

/** "from 1 Dec 2026 on, ends on 24 Dec 2026"; "for good" where no day is set. */
export function nameDays({ fromDay, untilDay }: Days): string {
  const days = [fromDay && `from ${nameDay(fromDay)} on`, untilDay && `ends on ${nameDay(untilDay)}`].filter(Boolean);
  return days.join("; ") || "for good";
}

function nameDay(day: string): string {
  return formatDay(new Date(`${day}T12:00:00Z`), "UTC");
}
