import { TitleBar } from "@shopify/app-bridge-react";
import { BlockStack, Layout, Page } from "@shopify/polaris";
import { AskForOlder } from "#app/pages/home/ask-for-older.tsx";
import { Concerns } from "#app/pages/home/concerns.tsx";
import { Counts } from "#app/pages/home/counts.tsx";
import { FirstSync } from "#app/pages/home/first-sync.tsx";
import type { Home } from "#app/pages/home/home.ts";
import { headline, isUnderWay } from "#app/pages/home/progress.ts";
import { StageRuns } from "#app/pages/home/stage-runs.tsx";
import { usePollWhile } from "#app/ui/poll-while.ts";
import { ShopTimeProvider } from "#app/ui/when.tsx";

/** How the shop stands with Tandem: what is being read, what is known, and what needs attention. */
export function HomeScreen({ home }: { home: Home }) {
  const isReading = home.readings.some(isUnderWay);
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
              <Counts home={home} />
              <AskForOlder home={home} />
            </BlockStack>
          </Layout.Section>
          <Layout.Section variant="oneThird">
            <StageRuns stages={home.stages} isReading={isReading} />
          </Layout.Section>
        </Layout>
      </Page>
    </ShopTimeProvider>
  );
}
