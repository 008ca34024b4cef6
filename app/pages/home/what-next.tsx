import { BlockStack, Card, Text } from "@shopify/polaris";

/** What Tandem does by itself from here on, and what it will not do. */
export function WhatNext({ hasOrders }: { hasOrders: boolean }) {
  return (
    <Card>
      <BlockStack gap="100">
        <Text as="h2" variant="headingMd">
          What happens now
        </Text>
        <Text as="p" tone="subdued">
          {hasOrders
            ? "Tandem keeps up with every order, refund and product by itself. From what your customers bought together it will work out bundles and upgrades, and show you the orders behind each one."
            : "As soon as your first orders come in, Tandem reads them by itself. Have you sold elsewhere before, or did your shop begin long ago? Then import your older orders."}
        </Text>
        <Text as="p" tone="subdued">
          Nothing in your shop changes until you say so.
        </Text>
      </BlockStack>
    </Card>
  );
}
