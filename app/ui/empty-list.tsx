import { BlockStack, Box, Button, InlineStack, Text } from "@shopify/polaris";

/** Why a list is empty, and what to do about it. */
export type Emptiness = { title: string; text: string; action?: { content: string; url: string } };

/** What stands in place of an empty list. */
export function EmptyList({ title, text, action }: Emptiness) {
  return (
    <Box padding="800">
      <BlockStack gap="200" inlineAlign="center">
        <Text as="h3" variant="headingMd" alignment="center">
          {title}
        </Text>
        <Box maxWidth="30rem">
          <Text as="p" tone="subdued" alignment="center">
            {text}
          </Text>
        </Box>
        {action ? (
          <InlineStack align="center">
            <Button url={action.url}>{action.content}</Button>
          </InlineStack>
        ) : null}
      </BlockStack>
    </Box>
  );
}
