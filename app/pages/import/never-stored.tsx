import { Box, Icon, InlineStack, Text } from "@shopify/polaris";
import { LockIcon } from "@shopify/polaris-icons";

/** What of an export is never kept: said before the merchant hands it over. */
export function NeverStored() {
  return (
    <Box paddingInline={{ xs: "400", md: "0" }}>
      <InlineStack gap="200" wrap={false} blockAlign="start">
        <div>
          <Icon source={LockIcon} tone="subdued" />
        </div>
        <Text as="p" tone="subdued">
          Names, addresses, phone numbers and notes in the file are never read. An email address becomes a one-way code,
          so that Tandem can tell one customer's orders belong together, and is then forgotten. The file itself is not
          kept.
        </Text>
      </InlineStack>
    </Box>
  );
}
