import { Text } from "@shopify/polaris";
import { formatCount } from "#app/ui/count-words.ts";

export type BigFigure = { label: string; count: number; tone?: "critical" | undefined };

/** Counts side by side under their names, as many in a row as there is room for. `leastWidth`: of one of them. */
export function BigFigures({ figures, leastWidth }: { figures: readonly BigFigure[]; leastWidth: string }) {
  const gridTemplateColumns = `repeat(auto-fit, minmax(${leastWidth}, 1fr))`;
  return (
    <dl style={{ margin: 0, display: "grid", gap: "var(--p-space-400)", alignItems: "end", gridTemplateColumns }}>
      {figures.map(({ label, count, tone }) => (
        <div key={label}>
          <Text as="dt" tone="subdued">
            {label}
          </Text>
          <Text as="dd" variant="headingLg" numeric tone={tone}>
            {formatCount(count)}
          </Text>
        </div>
      ))}
    </dl>
  );
}
