import { Banner, Link, Text } from "@shopify/polaris";
import type { Import, ImportState } from "#app/pages/import/import.ts";
import { describeImport } from "#app/pages/import/import-words.ts";

const TONES: Record<ImportState, "success" | "warning" | "critical" | "info"> = {
  done: "success",
  partial: "warning",
  failed: "critical",
  stopped: "warning",
  reading: "info",
};

/** What came of the file that was just uploaded, where it was dropped. Announced by the banner itself. */
export function ImportResult({ imported, onDismiss }: { imported: Import; onDismiss: () => void }) {
  const { id, state, fileName, message, problems } = imported;
  return (
    <Banner tone={TONES[state]} onDismiss={onDismiss}>
      <Text as="p" fontWeight="semibold" breakWord>
        {fileName}
      </Text>
      <Text as="p" breakWord>
        {message ?? describeImport(imported)}{" "}
        {problems > 0 ? <Link url={`/app/import/${id}`}>See which rows need a look</Link> : null}
      </Text>
    </Banner>
  );
}
