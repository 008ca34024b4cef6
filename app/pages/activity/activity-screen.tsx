import { TitleBar } from "@shopify/app-bridge-react";
import { Page } from "@shopify/polaris";
import type { Activity } from "#app/pages/activity/activity.ts";
import { ActivityFilter } from "#app/pages/activity/activity-filter.tsx";
import { NewsList } from "#app/pages/activity/news-list.tsx";
import { PrivacyList } from "#app/pages/activity/privacy-list.tsx";
import { RecordPages } from "#app/pages/activity/record-pages.tsx";
import { TaskList } from "#app/pages/activity/task-list.tsx";
import { usePollWhile } from "#app/ui/poll-while.ts";
import { ShopTimeProvider } from "#app/ui/when.tsx";

/** What Tandem did for the shop, what it heard from Shopify, and what was asked for someone's privacy. */
export function ActivityScreen({ activity }: { activity: Activity }) {
  usePollWhile(activity.isRunning);
  return (
    <ShopTimeProvider now={activity.now} timeZone={activity.timeZone}>
      <Page title="What Tandem did" subtitle="The last 30 days, newest first">
        <TitleBar title="Activity" />
        <ActivityFilter asked={activity.asked} failed={activity.failed}>
          {activity.view === "tasks" ? <TaskList tasks={activity.records} asked={activity.asked} /> : null}
          {activity.view === "news" ? <NewsList activity={activity} /> : null}
          {activity.view === "privacy" ? <PrivacyList requests={activity.records} /> : null}
          <RecordPages asked={activity.asked} hasMore={activity.hasMore} />
        </ActivityFilter>
      </Page>
    </ShopTimeProvider>
  );
}
