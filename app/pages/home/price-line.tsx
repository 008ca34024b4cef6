import { Card, Icon, InlineStack, Link, Text } from "@shopify/polaris";
import { AlertTriangleIcon, CheckCircleIcon } from "@shopify/polaris-icons";
import type { Prices } from "#app/pages/home/home.ts";
import { formatCount, plural } from "#app/ui/count-words.ts";

/** Whether customers were charged what offers promised, and the way to each case; nothing before the first. */
export function PriceLine({ prices }: { prices: Prices }) {
  if (prices.kept + prices.broken === 0) return null;
  const isFine = prices.broken === 0;
  return (
    <Card>
      <InlineStack gap="200" wrap={false} blockAlign="start">
        <div>
          <Icon source={isFine ? CheckCircleIcon : AlertTriangleIcon} tone={isFine ? "success" : "critical"} />
        </div>
        <Text as="p">
          {`${describePrices(prices)} `}
          <Link url={isFine ? "/app/promises" : "/app/promises?show=broken"}>See the prices</Link>
        </Text>
      </InlineStack>
    </Card>
  );
}

/** "In the last 30 days, 12 of 13 purchases from an offer cost what it promised, or less; 1 cost more." */
export function describePrices({ kept, broken, days }: Prices): string {
  const when = `In the last ${days} days,`;
  const all = kept + broken;
  if (broken > 0) {
    return `${when} ${formatCount(kept)} of ${plural(all, "purchase")} from an offer cost what it promised, or less; ${formatCount(broken)} cost more.`;
  }
  return all === 1
    ? `${when} the one purchase from an offer cost what it promised, or less.`
    : `${when} all ${plural(all, "purchase")} from an offer cost what it promised, or less.`;
}
