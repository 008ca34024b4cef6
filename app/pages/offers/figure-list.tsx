import { Text } from "@shopify/polaris";
import type { CSSProperties } from "react";

export type Figure = { label: string; value: string; help?: string };

/** A name and its figure are one group of the list, with nothing between: HTML wants it so, and screen readers count on it. */
const ROW: CSSProperties = {
  ...{ display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", columnGap: "var(--p-space-400)" },
  paddingBlock: "var(--p-space-150)",
};
const LATER_ROW: CSSProperties = {
  ...ROW,
  borderBlockStart: "var(--p-border-width-025) solid var(--p-color-border-secondary)",
};

/** Figures below each other, their names at the left. */
export function FigureList({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl style={{ margin: 0 }}>
      {figures.map(({ label, value, help }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two products may have the same title, and the order is fixed
        <div key={at} style={at > 0 ? LATER_ROW : ROW}>
          <Text as="dt" breakWord>
            {label}
          </Text>
          <Text as="dd" fontWeight="medium" numeric alignment="end">
            {value}
          </Text>
          {help ? (
            <Text as="dd" tone="subdued" variant="bodySm">
              {help}
            </Text>
          ) : null}
        </div>
      ))}
    </dl>
  );
}
