import { BlockStack, Box, Button, Card, InlineGrid, Text } from "@shopify/polaris";
import type { Found, OfferCount } from "#app/pages/home/home.ts";
import { formatCount } from "#app/ui/count-words.ts";

export function hasFound({ bundles, upgrades }: Found): boolean {
  return [bundles, upgrades].some(({ shown, proposed }) => shown + proposed > 0);
}

/** What was found in the orders, and the way to it; nothing before there is any. */
export function FoundCard({ found }: { found: Found }) {
  if (!hasFound(found)) return null;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          What Tandem found
        </Text>
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
          <FoundOf title="Bundles" count={found.bundles} url="/app/bundles" />
          <FoundOf title="Upgrades" count={found.upgrades} url="/app/upgrades" />
        </InlineGrid>
      </BlockStack>
    </Card>
  );
}

function FoundOf({ title, count: { shown, proposed }, url }: { title: string; count: OfferCount; url: string }) {
  return (
    <BlockStack gap="100" inlineAlign="start">
      <Text as="h3" variant="bodyMd" fontWeight="semibold">
        {title}
      </Text>
      <Text as="p" variant="headingLg" numeric>
        {`${formatCount(shown)} shown`}
      </Text>
      <Text as="p" tone="subdued">
        {proposed > 0 ? `${formatCount(proposed)} more proposed` : "None waits for you"}
      </Text>
      <Box paddingBlockStart="100">
        <Button url={url} accessibilityLabel={`See ${title.toLowerCase()}`}>
          {`See ${title.toLowerCase()}`}
        </Button>
      </Box>
    </BlockStack>
  );
}
