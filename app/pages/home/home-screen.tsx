import { TitleBar } from "@shopify/app-bridge-react";
import { BlockStack, Layout, Page } from "@shopify/polaris";
import { AboutTandem } from "#app/pages/home/about-tandem.tsx";
import { AskForOlder } from "#app/pages/home/ask-for-older.tsx";
import { Concerns } from "#app/pages/home/concerns.tsx";
import { Counts } from "#app/pages/home/counts.tsx";
import { FirstSync } from "#app/pages/home/first-sync.tsx";
import { FoundCard, hasFound } from "#app/pages/home/found-card.tsx";
import type { Home } from "#app/pages/home/home.ts";
import { PriceLine } from "#app/pages/home/price-line.tsx";
import { headline, isUnderWay } from "#app/pages/home/progress.ts";
import { ShowInTheme } from "#app/pages/home/show-in-theme.tsx";
import { StageRuns } from "#app/pages/home/stage-runs.tsx";
import { WhatNext } from "#app/pages/home/what-next.tsx";
import { usePollWhile } from "#app/ui/poll-while.ts";
import { ShopTimeProvider } from "#app/ui/when.tsx";

/** How the shop stands with Tandem: what is being read, what is known, and what needs attention. */
export function HomeScreen({ home }: { home: Home }) {
  const isReading = home.readings.some(isUnderWay);
  const isNew = home.readings.every(({ state }) => state === "waiting") && home.counts.products === 0;
  const isFirst = isReading && !home.stages.some(({ stage }) => stage === "orders");
  usePollWhile(isReading);
  return (
    <ShopTimeProvider now={home.now} timeZone={home.timeZone}>
      <Page title={headline(home)} subtitle={home.shopName ?? undefined}>
        <TitleBar title="Home" />
        <Layout>
          <Concerns concerns={home.concerns} />
          <Layout.Section>
            <BlockStack gap="400">
              {isReading ? <FirstSync home={home} /> : null}
              {isNew ? null : <Counts home={home} />}
              <FoundCard found={home.found} />
              <PriceLine prices={home.prices} />
              <ShowInTheme editor={home.editor} />
              <AskForOlder home={home} />
              {isReading ? null : <WhatNext hasOrders={home.counts.orders > 0} hasFound={hasFound(home.found)} />}
            </BlockStack>
          </Layout.Section>
          <Layout.Section variant="oneThird">
            {isFirst ? <AboutTandem /> : <StageRuns stages={home.stages} />}
          </Layout.Section>
        </Layout>
      </Page>
    </ShopTimeProvider>
  );
}
