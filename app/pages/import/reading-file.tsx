import { BlockStack, Box, Button, InlineStack, Spinner, Text } from "@shopify/polaris";
import type { Import } from "#app/pages/import/import.ts";
import { describeImport } from "#app/pages/import/import-words.ts";
import { AnnouncedProgress } from "#app/ui/announced-progress.tsx";

type Props = {
  /** What the server says of it; null before it has seen the first byte. */
  reading: Import | null;
  fileName: string;
  /** Absent where the file comes from another window. */
  onCancel: (() => void) | null;
};

/** A file on its way: how much of it is read, and a way to stop it. */
export function ReadingFile({ reading, fileName, onCancel }: Props) {
  const labelId = `reading-${reading?.id ?? "next"}`;
  return (
    <Box background="bg-surface-secondary" borderRadius="200" padding="400">
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="center" gap="200" wrap={false}>
          <InlineStack gap="200" blockAlign="center" wrap={false}>
            <Spinner size="small" />
            <Text as="p" fontWeight="semibold" breakWord>
              {fileName}
            </Text>
          </InlineStack>
          {onCancel ? (
            <Button variant="tertiary" size="slim" onClick={onCancel}>
              Cancel
            </Button>
          ) : null}
        </InlineStack>
        <Text as="p" tone="subdued" id={labelId}>
          {reading ? describeImport(reading) : "Sending the file."}
        </Text>
        {reading && reading.percent !== null ? (
          <AnnouncedProgress percent={reading.percent} labelledBy={labelId} />
        ) : null}
        {onCancel ? (
          <Text as="p" tone="subdued" variant="bodySm">
            Keep Tandem open until the file is read.
          </Text>
        ) : null}
      </BlockStack>
    </Box>
  );
}
