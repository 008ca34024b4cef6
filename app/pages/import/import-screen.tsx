import { TitleBar } from "@shopify/app-bridge-react";
import { BlockStack, InlineGrid, Layout, Page } from "@shopify/polaris";
import { ExportCard } from "#app/pages/import/export-card.tsx";
import type { Imports } from "#app/pages/import/import.ts";
import { ImportHistory } from "#app/pages/import/import-history.tsx";
import { NeverStored } from "#app/pages/import/never-stored.tsx";
import { Unmatched } from "#app/pages/import/unmatched.tsx";
import { usePollWhile } from "#app/ui/poll-while.ts";
import { ShopTimeProvider } from "#app/ui/when.tsx";

/** Takes in Shopify's own exports, for orders older than Shopify shows an app, and says what came of each. */
export function ImportScreen({ imports: { imports, now, timeZone, unmatched } }: { imports: Imports }) {
  usePollWhile(imports.some(({ state }) => state === "reading"));
  return (
    <ShopTimeProvider now={now} timeZone={timeZone}>
      <Page title="Import older orders" subtitle="From the exports of your own Shopify admin">
        <TitleBar title="Import" />
        <Layout>
          <Layout.Section variant="fullWidth">
            <BlockStack gap="400">
              <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
                <ExportCard kind="orders" imports={imports} />
                <ExportCard kind="products" imports={imports} />
              </InlineGrid>
              <NeverStored />
              <Unmatched unmatched={unmatched} />
              <ImportHistory imports={imports} />
            </BlockStack>
          </Layout.Section>
        </Layout>
      </Page>
    </ShopTimeProvider>
  );
}
