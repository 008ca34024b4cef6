import {
  BlockStack,
  Box,
  Card,
  InlineGrid,
  SkeletonBodyText,
  SkeletonDisplayText,
  SkeletonPage,
  Text,
} from "@shopify/polaris";

/** The outline of a page while its data is on the way, in the layout of the page that comes. */
export function PageSkeleton({ path }: { path: string }) {
  return (
    <div aria-busy="true">
      <Text as="h1" visuallyHidden>
        Loading
      </Text>
      <SkeletonPage>{outlineOf(path)}</SkeletonPage>
    </div>
  );
}

function outlineOf(path: string) {
  if (/^\/app\/(activity|bundles|upgrades|promises)|^\/app\/campaigns$/.test(path)) return <ListOutline rows={7} />;
  if (path === "/app/import") {
    return (
      <BlockStack gap="400">
        <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
          <CardOutline lines={7} />
          <CardOutline lines={7} />
        </InlineGrid>
        <ListOutline rows={3} />
      </BlockStack>
    );
  }
  return (
    <InlineGrid columns={{ xs: 1, md: "2fr 1fr" }} gap="400">
      <BlockStack gap="400">
        <CardOutline lines={3} />
        <CardOutline lines={2} />
      </BlockStack>
      <CardOutline lines={4} />
    </InlineGrid>
  );
}

function CardOutline({ lines }: { lines: number }) {
  return (
    <Card>
      <BlockStack gap="400">
        <SkeletonDisplayText size="small" />
        <SkeletonBodyText lines={lines} />
      </BlockStack>
    </Card>
  );
}

function ListOutline({ rows }: { rows: number }) {
  return (
    <Card padding="0">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an outline has no other key
        <Box key={row} padding="400" borderColor="border-secondary" borderBlockEndWidth="025">
          <SkeletonBodyText lines={2} />
        </Box>
      ))}
    </Card>
  );
}
