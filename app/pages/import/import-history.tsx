import { BlockStack, Box, Card, Link, Text } from "@shopify/polaris";
import type { Import } from "#app/pages/import/import.ts";
import { describeImport, IMPORT_STATES } from "#app/pages/import/import-words.ts";
import { RecordList, RecordRow } from "#app/ui/record-list.tsx";
import { formatTook } from "#app/ui/time-words.ts";
import { When } from "#app/ui/when.tsx";

/** Every import so far, newest first. */
export function ImportHistory({ imports }: { imports: Import[] }) {
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            Your imports
          </Text>
          {imports.length === 0 ? (
            <Text as="p" tone="subdued">
              None yet. Each file you upload is listed here with what was read and what could not be.
            </Text>
          ) : null}
        </BlockStack>
      </Box>
      {imports.length > 0 ? (
        <RecordList label="Your imports">
          {imports.map((imported) => (
            <ImportRow key={imported.id} imported={imported} />
          ))}
        </RecordList>
      ) : null}
    </Card>
  );
}

function ImportRow({ imported }: { imported: Import }) {
  const { id, fileName, state, message, startedAt, finishedAt } = imported;
  return (
    <RecordRow
      title={<Link url={`/app/import/${id}`}>{fileName}</Link>}
      text={message ?? describeImport(imported)}
      outcome={IMPORT_STATES[state]}
      when={<When at={startedAt} />}
      whenMore={finishedAt ? `Took ${formatTook(finishedAt.getTime() - startedAt.getTime())}` : ""}
    />
  );
}
