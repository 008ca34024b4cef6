import { TitleBar } from "@shopify/app-bridge-react";
import { BlockStack, Page } from "@shopify/polaris";
import { PromiseCounts } from "#app/pages/promises/promise-counts.tsx";
import { PromiseFilter } from "#app/pages/promises/promise-filter.tsx";
import { PromiseList } from "#app/pages/promises/promise-list.tsx";
import type { Promises } from "#app/pages/promises/promises.ts";
import { ShopTimeProvider } from "#app/ui/when.tsx";

/** Whether customers were charged what their offers promised. */
export function PromisesScreen({ promises }: { promises: Promises }) {
  return (
    <ShopTimeProvider now={promises.now} timeZone={promises.timeZone}>
      <Page
        title="Promised prices"
        subtitle="Each order that came from an offer is compared with the price the offer promised."
      >
        <TitleBar title="Promised prices" />
        <BlockStack gap="400">
          <PromiseCounts counts={promises.counts} />
          <PromiseFilter promises={promises}>
            <PromiseList promises={promises} />
          </PromiseFilter>
        </BlockStack>
      </Page>
    </ShopTimeProvider>
  );
}
