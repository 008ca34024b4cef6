import { BlockStack, Box, Button, InlineStack, Text } from "@shopify/polaris";
import { type Asked, toAddress } from "#app/pages/activity/activity.ts";

const EXPLAINED: Record<Asked["view"], { title: string; text: string }> = {
  tasks: {
    title: "Nothing done yet",
    text: "Everything Tandem does in the background is listed here: reading your orders, taking in changes, checking for missed ones.",
  },
  news: {
    title: "No news yet",
    text: "When something changes in your shop, an order, a refund, a product, Shopify tells Tandem. Each message is listed here.",
  },
  privacy: {
    title: "No privacy requests",
    text: "When a customer asks you for their data, or asks to be forgotten, Shopify passes it on to Tandem. What came of it is listed here.",
  },
};

/** An empty list, and what will be in it. */
export function NothingHere({ asked }: { asked: Asked }) {
  const { title, text } =
    asked.show === "failed"
      ? { title: "Nothing failed", text: "Everything has worked so far." }
      : asked.page > 1
        ? { title: "Nothing older", text: "You have reached the end of the list." }
        : EXPLAINED[asked.view];
  const isFirstOfAll = asked.show === "all" && asked.page === 1;
  return (
    <Box padding="800">
      <BlockStack gap="200" inlineAlign="center">
        <Text as="h3" variant="headingMd" alignment="center">
          {title}
        </Text>
        <Box maxWidth="28rem">
          <Text as="p" tone="subdued" alignment="center">
            {text}
          </Text>
        </Box>
        {isFirstOfAll ? null : (
          <InlineStack align="center">
            <Button url={toAddress({ view: asked.view })}>Show all</Button>
          </InlineStack>
        )}
      </BlockStack>
    </Box>
  );
}
