import { listDeliveryPage, listFailedTopics } from "#app/pages/activity/delivery-pages.server.ts";
import { listNews } from "#app/pages/activity/list-news.server.ts";
import { hasRunningTasks, listFailedTasks, listTasks } from "#app/pages/activity/list-tasks.server.ts";
import { loadActivity } from "#app/pages/activity/load-activity.server.ts";
import { hasRunningTry, listFailedTries, listNewestTries } from "#app/pages/activity/newest-tries.server.ts";
import { retry } from "#app/pages/activity/retry.server.ts";
import { listOrderNames, listProductTitles } from "#app/pages/activity/subject-names.server.ts";
import { changeCampaign } from "#app/pages/campaigns/change-campaign.server.ts";
import { listCaps } from "#app/pages/campaigns/list-caps.server.ts";
import { loadCampaign, loadCampaigns } from "#app/pages/campaigns/load-campaigns.server.ts";
import { loadHome } from "#app/pages/home/load-home.server.ts";
import { countCustomers, getPlacedAt, listStageRuns } from "#app/pages/home/shop-figures.server.ts";
import { loadProblemsCsv, loadUnmatchedCsv } from "#app/pages/import/download-lists.server.ts";
import { loadImport, loadImports } from "#app/pages/import/load-import.server.ts";
import { takeInUpload } from "#app/pages/import/take-in-upload.server.ts";
import { decide } from "#app/pages/offers/decide.server.ts";
import { decideAddOn } from "#app/pages/offers/decide-add-on.server.ts";
import { loadOffer } from "#app/pages/offers/load-offer.server.ts";
import { loadOffers } from "#app/pages/offers/load-offers.server.ts";
import { countShows, isSearching, listOfferIds, listVersions } from "#app/pages/offers/offer-pages.server.ts";
import { KINDS, SHELVES } from "#app/pages/offers/offers.ts";
import { listFaces } from "#app/pages/offers/product-faces.server.ts";
import { loadPromises } from "#app/pages/promises/load-promises.server.ts";
import { listPromisePage } from "#app/pages/promises/promise-pages.server.ts";
import { loadSettings } from "#app/pages/settings/load-settings.server.ts";
import { saveEntries } from "#app/pages/settings/save-settings.server.ts";
import { type Calls, does, type Given, quiet, reads } from "#test/journeys/two-shops/call.ts";
import { campaignOf, proposalsOf } from "#test/journeys/two-shops/seed-offers.ts";
import { INTAKE_ID, JOB_ID } from "#test/journeys/two-shops/seed-records.ts";
import { csvOf, productRow } from "#test/pipeline/orders/file/a-file.ts";

const all = { show: "all" as const, page: 1 };
const kinds = SHELVES.flatMap((shelf) => KINDS[shelf]);

function offerIdOf({ world }: Given): string {
  return proposalsOf(world)[0]?.offerId ?? "";
}

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
  "app/pages/offers/offer-pages.server.ts": {
    listOfferIds: reads(({ shop }) => listOfferIds(shop, { kinds, show: "all", offset: 0, limit: 1000 })),
    countShows: reads(({ shop }) => countShows(shop, kinds)),
    listVersions: reads((given) => listVersions(given.shop, offerIdOf(given))),
    isSearching: quiet(reads(({ shop }) => isSearching(shop, new Date(0)))),
  },
  "app/pages/offers/product-faces.server.ts": {
    listFaces: reads(async ({ shop, productIds }) => productIds.map(await listFaces(shop, productIds))),
  },
  "app/pages/offers/load-offers.server.ts": {
    loadOffers: reads(({ shop, now }) => Promise.all(SHELVES.map((shelf) => loadOffers(shop, shelf, all, now)))),
  },
  "app/pages/offers/load-offer.server.ts": {
    loadOffer: reads((given) => loadOffer(given.shop, offerIdOf(given), given.now)),
  },
  "app/pages/campaigns/list-caps.server.ts": {
    listCaps: reads(({ shop, productIds }) => listCaps(shop, productIds, 20)),
  },
  "app/pages/campaigns/load-campaigns.server.ts": {
    loadCampaigns: reads(({ shop, now }) => loadCampaigns(shop, now)),
    loadCampaign: reads(({ shop, world, now }) => loadCampaign(shop, campaignOf(world).offerId, now)),
  },
  "app/pages/settings/load-settings.server.ts": { loadSettings: reads(({ shop }) => loadSettings(shop)) },
  "app/pages/promises/promise-pages.server.ts": { listPromisePage: reads(({ shop }) => listPromisePage(shop, all)) },
  "app/pages/promises/load-promises.server.ts": {
    loadPromises: reads(({ shop, now }) => loadPromises(shop, all, now)),
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
  "app/pages/offers/decide.server.ts": {
    decide: does((given) => decide(given.shop, { offerId: offerIdOf(given), verb: "pin" }, given.now)),
  },
  "app/pages/offers/decide-add-on.server.ts": {
    decideAddOn: does(({ shop, productIds: [productId = 0n] }) => decideAddOn(shop, { productId, isExcluded: true })),
  },
  "app/pages/campaigns/change-campaign.server.ts": {
    changeCampaign: does(({ shop, productIds, now }) => {
      const texts = { title: "Two", text: "", savingPercent: "5", choose: "", fromDay: null, untilDay: null };
      const form = { verb: "save" as const, ...texts, productIds: productIds.slice(0, 2).map(String) };
      return changeCampaign(shop, null, form, now);
    }),
  },
  "app/pages/settings/save-settings.server.ts": {
    saveEntries: does(({ shop }) => saveEntries(shop, { "offers.savingForTwo": "7.5", "baskets.leaveOut.pos": true })),
  },
  "app/pages/import/take-in-upload.server.ts": {
    takeInUpload: does(({ shop, now }) => {
      const address = "https://tandem.example/app/import/upload?kind=products&name=products.csv";
      return takeInUpload(shop, new Request(address, { method: "POST", body: csvOf([productRow()]) }), now);
    }),
  },
};
