import { BlockStack, Card, Text } from "@shopify/polaris";
import type { Promises } from "#app/pages/promises/promises.ts";
import { BigFigures } from "#app/ui/big-figures.tsx";
import { plural } from "#app/ui/count-words.ts";

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
        <BigFigures figures={figures} leastWidth="5rem" />
        {notDue > 0 ? (
          <Text as="p" tone="subdued">
            {`${plural(notDue, "more time")} the customer did not keep the whole set, so no saving was due.`}
          </Text>
        ) : null}
      </BlockStack>
    </Card>
  );
}
