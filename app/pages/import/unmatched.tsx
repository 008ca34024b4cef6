import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import type { Unmatched as Found } from "#app/pages/import/import.ts";
import { formatCount, plural } from "#app/ui/count-words.ts";
import { DownloadButton } from "#app/ui/download-button.tsx";

/** What was sold in uploaded orders but is no product Tandem knows, the most frequent first. */
export function Unmatched({ unmatched }: { unmatched: Found | null }) {
  if (!unmatched || unmatched.lines === 0) return null;
  const { lines, titles, examples } = unmatched;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="start" gap="300">
          <Text as="h2" variant="headingMd">
            {`${plural(lines, "order line")} without a product`}
          </Text>
          <DownloadButton url="/app/import/unmatched" fileName="lines-without-a-product.csv">
            Download list
          </DownloadButton>
        </InlineStack>
        <Text as="p" tone="subdued">
          {`${plural(titles, "title")} in your upload ${titles === 1 ? "matches" : "match"} no product, by SKU or by name. These lines are kept, but can't be part of an offer. If the products were deleted since, upload a products export that still has them.`}
        </Text>
        <Examples examples={examples} />
        {titles > examples.length ? (
          <Text as="p" tone="subdued" variant="bodySm">
            {`And ${formatCount(titles - examples.length)} more in the list.`}
          </Text>
        ) : null}
      </BlockStack>
    </Card>
  );
}

function Examples({ examples }: Pick<Found, "examples">) {
  return (
    <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>
      {examples.map(({ title, lines }) => (
        <li key={title}>
          <InlineStack align="space-between" gap="400" wrap={false}>
            <Text as="span" breakWord>
              {title}
            </Text>
            <div style={{ flexShrink: 0 }}>
              <Text as="span" tone="subdued" numeric>
                {plural(lines, "line")}
              </Text>
            </div>
          </InlineStack>
        </li>
      ))}
    </ul>
  );
}
