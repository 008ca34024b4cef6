import { BlockStack, Card, List, Text } from "@shopify/polaris";

/** What Tandem is for, while there is nothing of the shop to show yet. */
export function AboutTandem() {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          What Tandem will do for you
        </Text>
        <List gap="loose">
          <List.Item>Find out which of your products are bought together, and how often.</List.Item>
          <List.Item>Suggest bundles and upgrades from that, each with the orders behind it.</List.Item>
          <List.Item>Show few of them, the surest only, and let you edit or refuse every one.</List.Item>
        </List>
      </BlockStack>
    </Card>
  );
}
