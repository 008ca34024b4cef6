import { BlockStack, Card, Text } from "@shopify/polaris";

/** What Tandem does by itself from here on, and what it will not do. */
export function WhatNext({ hasOrders, hasFound }: { hasOrders: boolean; hasFound: boolean }) {
  return (
    <Card>
      <BlockStack gap="100">
        <Text as="h2" variant="headingMd">
          What happens now
        </Text>
        <Text as="p" tone="subdued">
          {hasOrders
            ? `Tandem keeps up with every order, refund and product by itself, and ${hasFound ? "looks for better bundles and upgrades as they come in. What you accept, pause or turn down stays as you said." : "works out bundles and upgrades from what your customers bought together, with the orders behind each one."}`
            : "As soon as your first orders come in, Tandem reads them by itself. Have you sold elsewhere before, or did your shop begin long ago? Then import your older orders."}
        </Text>
      </BlockStack>
    </Card>
  );
}
