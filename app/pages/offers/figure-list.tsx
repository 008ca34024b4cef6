import { Box, InlineGrid, Text } from "@shopify/polaris";

export type Figure = { label: string; value: string; help?: string };

/** Figures below each other, their names at the left. */
export function FigureList({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl style={{ margin: 0 }}>
      {figures.map(({ label, value, help }, at) => (
        <Box
          // biome-ignore lint/suspicious/noArrayIndexKey: two products may have the same title, and the order is fixed
          key={at}
          paddingBlock="150"
          borderColor="border-secondary"
          borderBlockStartWidth={at > 0 ? "025" : undefined}
        >
          <InlineGrid columns="minmax(0, 1fr) auto" gap="400">
            <div>
              <Text as="dt" breakWord>
                {label}
              </Text>
              {help ? (
                <Text as="dd" tone="subdued" variant="bodySm">
                  {help}
                </Text>
              ) : null}
            </div>
            <Text as="dd" fontWeight="medium" numeric alignment="end">
              {value}
            </Text>
          </InlineGrid>
        </Box>
      ))}
    </dl>
  );
}
