import { BlockStack, Button, ButtonGroup, Card, InlineGrid, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { OfferDetails } from "#app/pages/offers/offer-details.ts";
import { useChangeForm } from "#app/pages/offers/use-change-form.ts";
import { formatDay } from "#app/ui/time-words.ts";

/** When an offer is shown: whole days in the shop's time zone. */
export function DatesCard({ details }: { details: OfferDetails }) {
  const form = useChangeForm();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          When it is shown
        </Text>
        {form.isOpen ? (
          <DatesForm details={details} form={form} />
        ) : (
          <>
            <Text as="p">{describeDays(details)}</Text>
            <div>
              <Button onClick={form.open}>Change the dates</Button>
            </div>
          </>
        )}
      </BlockStack>
    </Card>
  );
}

type FormProps = { details: OfferDetails; form: ReturnType<typeof useChangeForm> };

function DatesForm({ details, form }: FormProps) {
  const [fromDay, setFromDay] = useState(details.fromDay ?? "");
  const [untilDay, setUntilDay] = useState(details.untilDay ?? "");
  const { Form, problem, isBusy, close } = form;
  return (
    <Form method="post" action={`/app/offers/${details.offerId}`}>
      <input type="hidden" name="verb" value="dates" />
      <BlockStack gap="300">
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
            helpText={`Shoppers see it until this day begins, in your shop's time (${details.timeZone.replaceAll("_", " ")}); carts keep the price to its end. Empty: for good.`}
          />
        </InlineGrid>
        <ButtonGroup>
          <Button submit variant="primary" loading={isBusy}>
            Save
          </Button>
          <Button onClick={close}>Cancel</Button>
        </ButtonGroup>
      </BlockStack>
    </Form>
  );
}

/** "Ends on 24 Dec 2026." */
export function describeDays({
  fromDay,
  untilDay,
  today,
}: Pick<OfferDetails, "fromDay" | "untilDay" | "today">): string {
  const name = (day: string) => formatDay(new Date(`${day}T12:00:00Z`), "UTC");
  if (untilDay !== null && untilDay < today) return `It was over on ${name(untilDay)}.`;
  if (fromDay !== null && fromDay > today) {
    return untilDay ? `From ${name(fromDay)} on; ends on ${name(untilDay)}.` : `From ${name(fromDay)} on.`;
  }
  return untilDay ? `Ends on ${name(untilDay)}.` : "From now on, for good.";
}
