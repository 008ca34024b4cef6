import { BlockStack, Card, Text } from "@shopify/polaris";
import type { Home } from "#app/pages/home/home.ts";
import { BigFigures } from "#app/ui/big-figures.tsx";
import { formatDay } from "#app/ui/time-words.ts";
import { When } from "#app/ui/when.tsx";

/** How much of the shop Tandem knows. */
export function Counts({ home: { counts, reach, timeZone } }: { home: Home }) {
  const figures = [
    { label: "Orders", count: counts.orders },
    { label: "Order lines", count: counts.orderLines },
    { label: "Products", count: counts.products },
    { label: "Customers", count: counts.customers },
  ];
  const since = reach.fileSince ?? reach.since;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          What Tandem knows of your shop
        </Text>
        <BigFigures figures={figures} leastWidth="8rem" />
        {since && reach.newest ? (
          <Text as="p" tone="subdued">
            {`Orders since ${formatDay(since, timeZone)}${reach.fileSince ? ", the older ones from your upload" : ""}. The newest was placed `}
            <When at={reach.newest} />.
          </Text>
        ) : null}
      </BlockStack>
    </Card>
  );
}
