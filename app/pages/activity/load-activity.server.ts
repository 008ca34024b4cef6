import {
  type Activity,
  type Asked,
  type PrivacyRequest,
  RECORDS_A_PAGE,
  type Records,
} from "#app/pages/activity/activity.ts";
import { listNews } from "#app/pages/activity/list-news.server.ts";
import { hasRunningTasks, listFailedTasks, listTasks } from "#app/pages/activity/list-tasks.server.ts";
import { countDeliveries } from "#app/shopify/deliveries.server.ts";
import { listPrivacyRequests } from "#app/shops/privacy-requests.server.ts";
import { getShop } from "#app/shops/store.server.ts";
import { knownTimeZone } from "#app/ui/time-words.ts";

/** What the Activity page shows of this shop for what is asked of it. */
export async function loadActivity(shop: string, asked: Asked, now: Date): Promise<Activity> {
  const [known, failedTasks, deliveries, isWorking, records] = await Promise.all([
    getShop(shop),
    listFailedTasks(shop, now),
    countDeliveries(shop),
    hasRunningTasks(shop, now),
    loadRecords(shop, asked, now),
  ]);
  return {
    ...{ now, asked },
    timeZone: knownTimeZone(known?.timeZone),
    failed: { tasks: failedTasks.length, news: deliveries.failed ?? 0 },
    isRunning: isWorking || (deliveries.waiting ?? 0) > 0,
    ...records,
  };
}

async function loadRecords(shop: string, asked: Asked, now: Date) {
  switch (asked.view) {
    case "tasks":
      return { view: "tasks" as const, ...(await listTasks(shop, asked, now)) };
    case "news":
      return { view: "news" as const, ...(await listNews(shop, asked)) };
    case "privacy":
      return { view: "privacy" as const, ...(await listPrivacy(shop, asked.page)) };
  }
}

async function listPrivacy(shop: string, page: number): Promise<Records<PrivacyRequest>> {
  const first = (page - 1) * RECORDS_A_PAGE;
  const requests = await listPrivacyRequests(shop, first + RECORDS_A_PAGE + 1);
  const shown = requests.slice(first);
  return { records: shown.slice(0, RECORDS_A_PAGE), hasMore: shown.length > RECORDS_A_PAGE };
}
