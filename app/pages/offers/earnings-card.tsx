import { BlockStack, Card, Text } from "@shopify/polaris";
import { isolateText } from "#app/kernel/isolate-text.ts";
import type { OfferDetails } from "#app/pages/offers/offer-details.ts";
import { percent } from "#app/pages/offers/offer-words.ts";
import { formatPercent, listWords, plural } from "#app/ui/count-words.ts";
import { formatRoughly } from "#app/ui/money-words.ts";

/** What an offer is expected to bring, what that rests on, and whether the margin is safe. */
export function EarningsCard({ details }: { details: OfferDetails }) {
  const { earnings, currency } = details;
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="050">
          <Text as="h2" variant="headingMd">
            {`Expected ${earnings.isProfit ? "profit" : "revenue"} in 30 days`}
          </Text>
          <Text as="p" variant="headingLg" numeric tone={earnings.minor < 0 ? "critical" : undefined}>
            {formatRoughly(earnings.minor, currency)}
          </Text>
        </BlockStack>
        {sayEarnings(details).map((sentence) => (
          <Text key={sentence} as="p" tone="subdued" breakWord>
            {sentence}
          </Text>
        ))}
      </BlockStack>
    </Card>
  );
}

/** What the figure rests on, in sentences. */
export function sayEarnings({ kind, earnings, margin, currency }: OfferDetails): string[] {
  const { breakEvenSets, take, isProfit, turnedDown, minor } = earnings;
  return [
    `If ${percent(take)} of the customers who could take it do.`,
    ...(isProfit ? [] : ["This is revenue and not profit, as Shopify does not know what every product costs you."]),
    ...(breakEvenSets === null ? [] : [`It pays for its saving from ${plural(breakEvenSets, "more set")} a month on.`]),
    ...(breakEvenSets === null && minor < 0
      ? ["Its saving would cost more than it brings, however many more are sold."]
      : []),
    ...(turnedDown
      ? [
          `A saving of ${formatPercent(turnedDown.savingPercent)} was not proposed: it would come to ${formatRoughly(turnedDown.minor, currency)}.`,
        ]
      : []),
    ...(kind === "upgrade" ? [] : [sayMargin(margin)]),
  ];
}

function sayMargin({ unprotected, floorPercent, unrated = [] }: OfferDetails["margin"]): string {
  const floor = formatPercent(floorPercent);
  if (unprotected.length === 0 && unrated.length > 0) {
    return `Your margin is protected by your own prices: no saving takes it below ${floor}. Shopify tells no exchange rate for ${listWords(unrated.map(isolateText))}, so lower prices there are not seen.`;
  }
  if (unprotected.length === 0) return `Your margin is protected: no saving takes it below ${floor}.`;
  return `The margin of ${listWords(unprotected.map(isolateText))} is not protected: enter what it costs you in Shopify, as “Cost per item”.`;
}
