import { TitleBar } from "@shopify/app-bridge-react";
import {
  Badge,
  Banner,
  BlockStack,
  Box,
  Card,
  InlineGrid,
  InlineStack,
  Page,
  Pagination,
  Text,
} from "@shopify/polaris";
import type { ImportDetails } from "#app/pages/import/import.ts";
import { describeImport, IMPORT_STATES } from "#app/pages/import/import-words.ts";
import { ProblemTable } from "#app/pages/import/problem-table.tsx";
import { formatCount } from "#app/ui/count-words.ts";
import { DownloadButton } from "#app/ui/download-button.tsx";
import { usePollWhile } from "#app/ui/poll-while.ts";
import { formatTook } from "#app/ui/time-words.ts";
import { ShopTimeProvider, When } from "#app/ui/when.tsx";

/** One import: what was read, what was kept, and every row that could not be used. */
export function DetailsScreen({ details }: { details: ImportDetails }) {
  const { imported, now, timeZone } = details;
  const { word, tone, progress } = IMPORT_STATES[imported.state];
  usePollWhile(imported.state === "reading");
  return (
    <ShopTimeProvider now={now} timeZone={timeZone}>
      <Page
        title={imported.fileName}
        titleMetadata={
          <Badge tone={tone} progress={progress}>
            {word}
          </Badge>
        }
        backAction={{ content: "Import", url: "/app/import" }}
      >
        <TitleBar title="Import" />
        <BlockStack gap="400">
          {imported.message ? (
            <Banner tone={imported.state === "failed" ? "critical" : "warning"} title={describeImport(imported)}>
              <Text as="p" breakWord>
                {imported.message}
              </Text>
            </Banner>
          ) : null}
          <Figures details={details} />
          <Problems details={details} />
        </BlockStack>
      </Page>
    </ShopTimeProvider>
  );
}

function Figures({ details: { imported } }: { details: ImportDetails }) {
  const { kind, startedAt, finishedAt, rows, objects, problems } = imported;
  const figures = [
    { label: "Rows read", value: formatCount(rows) },
    { label: kind === "orders" ? "Orders" : "Products", value: formatCount(objects) },
    { label: "Rows that need a look", value: formatCount(problems) },
    { label: "Took", value: finishedAt ? formatTook(finishedAt.getTime() - startedAt.getTime()) : "Not done yet" },
  ];
  return (
    <Card>
      <BlockStack gap="300">
        <dl style={{ margin: 0 }}>
          <InlineGrid columns={{ xs: 2, md: 4 }} gap="400">
            {figures.map(({ label, value }) => (
              <div key={label}>
                <Text as="dt" tone="subdued">
                  {label}
                </Text>
                <Text as="dd" variant="headingLg" numeric>
                  {value}
                </Text>
              </div>
            ))}
          </InlineGrid>
        </dl>
        <Text as="p" tone="subdued">
          Uploaded <When at={startedAt} />. What Shopify itself says of an order always wins over a file, and the same
          file twice changes nothing.
        </Text>
      </BlockStack>
    </Card>
  );
}

function Problems({ details: { imported, problems, page, pages, problemsKept } }: { details: ImportDetails }) {
  const at = (wanted: number) => `/app/import/${imported.id}?page=${wanted}`;
  return (
    <Card padding="0">
      <Box padding="400">
        <InlineStack align="space-between" blockAlign="start" gap="300">
          <Text as="h2" variant="headingMd">
            Rows that need a look
          </Text>
          {problems.length > 0 ? (
            <DownloadButton
              url={`/app/import/${imported.id}/problems`}
              fileName={`problems-in-${imported.fileName}.csv`}
            >
              Download list
            </DownloadButton>
          ) : null}
        </InlineStack>
        <Text as="p" tone="subdued">
          {problems.length === 0 ? "None. Every row was understood." : keptWords(imported.problems, problemsKept)}
        </Text>
      </Box>
      {problems.length > 0 ? <ProblemTable problems={problems} /> : null}
      {pages > 1 ? (
        <Box padding="300">
          <InlineStack align="center">
            <Pagination
              label={`Page ${page} of ${pages}`}
              accessibilityLabel="Pages of rows"
              hasPrevious={page > 1}
              previousURL={at(page - 1)}
              hasNext={page < pages}
              nextURL={at(page + 1)}
            />
          </InlineStack>
        </Box>
      ) : null}
    </Card>
  );
}

function keptWords(all: number, kept: number): string {
  const rest = "All other rows were imported.";
  return kept < all ? `The first ${formatCount(kept)} of ${formatCount(all)} are listed. ${rest}` : rest;
}
