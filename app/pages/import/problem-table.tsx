import { Box, InlineGrid, Text } from "@shopify/polaris";
import type { Problem } from "#app/pages/import/import.ts";
import { formatCount } from "#app/ui/count-words.ts";

/** Rows of the file by their line number, with the reason why each could not be used. */
export function ProblemTable({ problems }: { problems: Problem[] }) {
  return (
    <ul aria-label="Rows that need a look" style={{ listStyle: "none", margin: 0, padding: 0 }}>
      {problems.map(({ line, reason }) => (
        <li key={`${line} ${reason}`}>
          <Box paddingInline="400" paddingBlock="200" borderColor="border-secondary" borderBlockStartWidth="025">
            <InlineGrid columns="6.5rem minmax(0, 1fr)" gap="300">
              <Text as="span" tone="subdued" numeric>
                {`Line ${formatCount(line)}`}
              </Text>
              <Text as="span" breakWord>
                {reason}
              </Text>
            </InlineGrid>
          </Box>
        </li>
      ))}
    </ul>
  );
}
