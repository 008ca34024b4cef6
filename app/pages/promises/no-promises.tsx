import { BlockStack, Box, Button, InlineStack, Text } from "@shopify/polaris";
import { type Promises, toAddress } from "#app/pages/promises/promises.ts";
import { plural } from "#app/ui/count-words.ts";

/** An empty list: why it is, and what to do about it. */
export function NoPromises({ promises }: { promises: Promises }) {
  const { title, text, action } = explain(promises);
  return (
    <Box padding="800" borderColor="border-secondary" borderBlockStartWidth="025">
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

type Explained = { title: string; text: string; action?: { content: string; url: string } };

function explain({ asked, counts }: Promises): Explained {
  const all = { content: "Show all", url: toAddress() };
  if (asked.page > 1) return { title: "Nothing more", text: "You have reached the end of the list.", action: all };
  const bought = counts.kept + counts.better + counts.broken;
  if (bought + counts["not-due"] === 0) {
    return {
      title: "No order has come from an offer yet",
      text: "As soon as a customer buys one, the order is listed here, with what the offer promised and what Shopify charged.",
      action: { content: "See your bundles", url: "/app/bundles" },
    };
  }
  if (asked.show === "broken") {
    return {
      title: "Nobody was charged too much",
      text: `Of ${plural(bought, "offer")} that customers bought, each cost what was promised, or less.`,
      action: all,
    };
  }
  return { title: "None here", text: "No order came out this way so far.", action: all };
}
