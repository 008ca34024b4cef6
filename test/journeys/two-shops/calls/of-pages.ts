import { listDeliveryPage, listFailedTopics } from "#app/pages/activity/delivery-pages.server.ts";
import { listNews } from "#app/pages/activity/list-news.server.ts";
import { hasRunningTasks, listFailedTasks, listTasks } from "#app/pages/activity/list-tasks.server.ts";
import { loadActivity } from "#app/pages/activity/load-activity.server.ts";
import { hasRunningTry, listFailedTries, listNewestTries } from "#app/pages/activity/newest-tries.server.ts";
import { retry } from "#app/pages/activity/retry.server.ts";
import { listOrderNames, listProductTitles } from "#app/pages/activity/subject-names.server.ts";
import { loadHome } from "#app/pages/home/load-home.server.ts";
import { countCustomers, getPlacedAt, listStageRuns } from "#app/pages/home/shop-figures.server.ts";
import { loadProblemsCsv, loadUnmatchedCsv } from "#app/pages/import/download-lists.server.ts";
import { loadImport, loadImports } from "#app/pages/import/load-import.server.ts";
import { takeInUpload } from "#app/pages/import/take-in-upload.server.ts";
import { type Calls, does, quiet, reads } from "#test/journeys/two-shops/call.ts";
import { INTAKE_ID, JOB_ID } from "#test/journeys/two-shops/seed-records.ts";
import { csvOf, productRow } from "#test/pipeline/orders/file/a-file.ts";

const all = { show: "all" as const, page: 1 };

/** What the admin's pages load, and what their buttons do. */
export const callsOfPages: Calls = {
  "app/pages/activity/delivery-pages.server.ts": {
    listDeliveryPage: reads(({ shop }) => listDeliveryPage(shop, { offset: 0, limit: 1000 })),
    listFailedTopics: reads(({ shop }) => listFailedTopics(shop)),
  },
  "app/pages/activity/newest-tries.server.ts": {
    listNewestTries: reads(({ shop }) => listNewestTries(shop, { failed: false, quiet: [], offset: 0, limit: 1000 })),
    listFailedTries: reads(({ shop }) => listFailedTries(shop)),
    hasRunningTry: quiet(reads(({ shop }) => hasRunningTry(shop, new Date(0)))),
  },
  "app/pages/activity/subject-names.server.ts": {
    listOrderNames: reads(({ shop, orderIds }) => listOrderNames(shop, orderIds)),
    listProductTitles: reads(({ shop, productIds }) => listProductTitles(shop, productIds)),
  },
  "app/pages/home/shop-figures.server.ts": {
    getPlacedAt: reads(({ shop }) => getPlacedAt(shop, "last")),
    countCustomers: reads(({ shop }) => countCustomers(shop)),
    listStageRuns: reads(({ shop }) => listStageRuns(shop)),
  },
  "app/pages/activity/list-news.server.ts": { listNews: reads(({ shop }) => listNews(shop, all)) },
  "app/pages/activity/list-tasks.server.ts": {
    listTasks: reads(({ shop, now }) => listTasks(shop, all, now)),
    listFailedTasks: reads(({ shop, now }) => listFailedTasks(shop, now)),
    hasRunningTasks: quiet(reads(({ shop, now }) => hasRunningTasks(shop, now))),
  },
  "app/pages/activity/load-activity.server.ts": {
    loadActivity: reads(({ shop, now }) =>
      Promise.all((["tasks", "news", "privacy"] as const).map((view) => loadActivity(shop, { ...all, view }, now))),
    ),
  },
  "app/pages/home/load-home.server.ts": { loadHome: reads(({ shop, now }) => loadHome(shop, now)) },
  "app/pages/import/download-lists.server.ts": {
    loadProblemsCsv: reads(({ shop }) => loadProblemsCsv(shop, INTAKE_ID)),
    loadUnmatchedCsv: reads(({ shop }) => loadUnmatchedCsv(shop)),
  },
  "app/pages/import/load-import.server.ts": {
    loadImport: reads(({ shop, now }) => loadImport(shop, INTAKE_ID, 1, now)),
    loadImports: reads(({ shop, now }) => loadImports(shop, now)),
  },
};

export const callsOfPageActions: Calls = {
  "app/pages/activity/retry.server.ts": {
    retry: does(async ({ shop }) => [
      await retry(shop, { intent: "retry-task", jobId: JOB_ID, attempt: 1 }),
      await retry(shop, { intent: "retry-news" }),
      await retry(shop, { intent: "read-again", what: "orders" }),
    ]),
  },
  "app/pages/import/take-in-upload.server.ts": {
    takeInUpload: does(({ shop, now }) => {
      const address = "https://tandem.example/app/import/upload?kind=products&name=products.csv";
      return takeInUpload(shop, new Request(address, { method: "POST", body: csvOf([productRow()]) }), now);
    }),
  },
};
