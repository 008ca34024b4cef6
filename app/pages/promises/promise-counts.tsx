import { BlockStack, Card, InlineGrid, Text } from "@shopify/polaris";
import type { Promises } from "#app/pages/promises/promises.ts";
import { formatCount, plural } from "#app/ui/count-words.ts";

/** How often the price was as promised; nothing before the first order that came from an offer. */
export function PromiseCounts({ counts }: Pick<Promises, "counts">) {
  const { kept, better, broken, "not-due": notDue } = counts;
  if (kept + better + broken + notDue === 0) return null;
  const figures = [
    { label: "As promised", count: kept },
    { label: "Less than promised", count: better },
    { label: "More than promised", count: broken, tone: broken > 0 ? ("critical" as const) : undefined },
  ];
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          What customers were charged
        </Text>
        <dl style={{ margin: 0 }}>
          <InlineGrid columns={3} gap="400" alignItems="end">
            {figures.map(({ label, count, tone }) => (
              <div key={label}>
                <Text as="dt" tone="subdued">
                  {label}
                </Text>
                <Text as="dd" variant="headingLg" numeric tone={tone}>
                  {formatCount(count)}
                </Text>
              </div>
            ))}
          </InlineGrid>
        </dl>
        {notDue > 0 ? (
          <Text as="p" tone="subdued">
            {`${plural(notDue, "more time")} the customer did not keep the whole set, so no saving was due.`}
          </Text>
        ) : null}
      </BlockStack>
    </Card>
  );
}
