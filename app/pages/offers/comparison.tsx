import { BlockStack, Card, List, Text } from "@shopify/polaris";
import type { OfferDetails } from "#app/pages/offers/offer-details.ts";

type Signal = NonNullable<OfferDetails["upgrade"]>["signals"][number];

const SIGNALS: Record<Signal, string> = {
  alike: "They are alike: in kind, category, options or name.",
  substitute: "They are bought instead of each other: seldom in one order.",
  "moved-up": "Customers who bought the one later bought the other, and not the first again.",
};

/** Why one product is the better one of the two, and in what they differ. Nothing for what is no upgrade. */
export function Comparison({ details: { upgrade, faces } }: { details: OfferDetails }) {
  if (!upgrade) return null;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          In what they differ
        </Text>
        {upgrade.facts.length > 0 ? (
          <FactTable facts={upgrade.facts} from={faces[0]?.title ?? ""} to={faces[1]?.title ?? ""} />
        ) : (
          <Text as="p" tone="subdued">
            Shopify knows no facts in which the two differ.
          </Text>
        )}
        <BlockStack gap="100">
          <Text as="h3" variant="headingSm">
            Why Tandem thinks so
          </Text>
          <List>
            {upgrade.signals.map((signal) => (
              <List.Item key={signal}>{SIGNALS[signal]}</List.Item>
            ))}
          </List>
        </BlockStack>
      </BlockStack>
    </Card>
  );
}

type Facts = NonNullable<OfferDetails["upgrade"]>["facts"];
const CELL = { padding: "6px 12px 6px 0", textAlign: "left", verticalAlign: "top", overflowWrap: "anywhere" } as const;

function FactTable({ facts, from, to }: { facts: Facts; from: string; to: string }) {
  return (
    <table style={{ width: "100%", borderCollapse: "collapse", tableLayout: "fixed" }}>
      <thead>
        <tr>
          <td style={CELL} />
          {[from, to].map((title, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the two may have the same title
            <th key={at} scope="col" style={CELL}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {facts.map((fact) => (
          <tr key={fact.label} style={{ borderTop: "1px solid var(--p-color-border-secondary)" }}>
            <th scope="row" style={{ ...CELL, fontWeight: "normal", color: "var(--p-color-text-secondary)" }}>
              {fact.label}
            </th>
            <td style={CELL}>{fact.from}</td>
            <td style={CELL}>{fact.to}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
