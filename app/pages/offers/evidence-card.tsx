import { BlockStack, Card, Text } from "@shopify/polaris";
import { FigureList } from "#app/pages/offers/figure-list.tsx";
import type { Evidence, OfferDetails } from "#app/pages/offers/offer-details.ts";
import { percent, times } from "#app/pages/offers/offer-words.ts";
import { formatCount } from "#app/ui/count-words.ts";
import { formatDay } from "#app/ui/time-words.ts";

/** Every count behind an offer, named so that each can be checked. */
export function EvidenceCard({ details }: { details: OfferDetails }) {
  const { evidence } = details;
  if (!evidence) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            The orders behind it
          </Text>
          <Text as="p" tone="subdued">
            {`Counted since ${formatDay(evidence.since, details.timeZone)}, when the last of these products had come on sale.`}
          </Text>
        </BlockStack>
        <FigureList figures={listFigures(details, evidence)} />
      </BlockStack>
    </Card>
  );
}

function listFigures({ kind, faces }: OfferDetails, evidence: Evidence) {
  const { baskets, together, each, expected, lift, liftLow, liftHigh, plainLift, confidence, customers } = evidence;
  const isSeveral = kind === "quantity";
  const last = faces.at(-1)?.title ?? "the last";
  return [
    { label: "Orders looked at", value: formatCount(baskets) },
    { label: isSeveral ? "With several of it" : "With all of these", value: formatCount(together) },
    ...each.map((count, at) => ({
      label: `With ${faces[at]?.title ?? faces[0]?.title ?? "it"}`,
      value: formatCount(count),
    })),
    {
      label: isSeveral ? "Usual in this shop" : "Expected by chance",
      value: expected < 9.95 ? expected.toFixed(1) : formatCount(Math.round(expected)),
      help: isSeveral ? undefined : "Given how large your orders are: large ones hold more of everything.",
    },
    {
      label: "Times that",
      value: `${times(lift)} (${times(liftLow)} to ${times(liftHigh)})`,
      help: "The range holds the true figure in 95 of 100 such cases.",
    },
    ...(isSeveral
      ? []
      : [
          {
            label: "Times chance, as usually counted",
            value: times(plainLift),
            help: "Blind to how large orders are, so mostly too high.",
          },
        ]),
    {
      label: isSeveral
        ? "Share of those with it"
        : `Of those with ${faces.length > 2 ? "the others" : (faces[0]?.title ?? "one")}, also had ${last}`,
      value: percent(confidence),
    },
    { label: "Different customers", value: formatCount(customers) },
  ];
}
