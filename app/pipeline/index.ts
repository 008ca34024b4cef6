import type { Step } from "#app/jobs/work.server.ts";
import { mineAffinitiesJob } from "#app/pipeline/affinities/jobs.ts";
import { backfillCatalogJob, refreshProductsJob } from "#app/pipeline/catalog/jobs.ts";
import { wakeIntakesJob } from "#app/pipeline/intake/jobs.ts";
import { composeOffersJob } from "#app/pipeline/offers/jobs.ts";
import { resolveLinesJob } from "#app/pipeline/orders/file/jobs.ts";
import {
  backfillOrdersJob,
  compareAllShopsJob,
  compareOrdersJob,
  reconcileAllShopsJob,
  reconcileOrdersJob,
  refreshOrdersJob,
} from "#app/pipeline/orders/jobs.ts";
import {
  preparePublishingJob,
  revokeAllShopsJob,
  syncPublicationsJob,
  verifyAllShopsJob,
  verifyPublicationsJob,
} from "#app/pipeline/publishing/jobs.ts";
import { comparePromisesJob } from "#app/pipeline/results/jobs.ts";
import {
  eraseShopJob,
  exportCustomersJob,
  installJob,
  mergeCustomersJob,
  redactCustomersJob,
  tidyJob,
  uninstallJob,
  updateScopesJob,
} from "#app/shops/jobs.ts";

/**
 * The map: every job, and what runs after it when it changed something. Read an order's way, from the webhook to the
 * metafield, by opening the stages' folders in this order: orders, baskets and affinities, offers, publishing. `intake`
 * holds what catalog and orders share.
 */
export const steps: readonly Step[] = [
  // A shop's life. After an install: a shop that had lost its access may have webhooks waiting.
  { job: installJob, next: [preparePublishingJob, backfillCatalogJob, refreshProductsJob, refreshOrdersJob] },
  { job: updateScopesJob },
  { job: uninstallJob },
  { job: eraseShopJob },
  { job: mergeCustomersJob },
  { job: exportCustomersJob },
  { job: redactCustomersJob },
  { job: tidyJob },

  // catalog: a changed product may no longer be offered, and its cost caps what is saved on it
  { job: backfillCatalogJob, next: [backfillOrdersJob, resolveLinesJob] },
  { job: refreshProductsJob, next: [resolveLinesJob, composeOffersJob, syncPublicationsJob] },

  // orders
  { job: backfillOrdersJob, next: [mineAffinitiesJob, comparePromisesJob] },
  { job: refreshOrdersJob, next: [mineAffinitiesJob, comparePromisesJob] },
  { job: reconcileOrdersJob, next: [mineAffinitiesJob, comparePromisesJob] },
  { job: resolveLinesJob, next: [mineAffinitiesJob] },
  { job: compareOrdersJob, next: [mineAffinitiesJob, comparePromisesJob] },
  { job: reconcileAllShopsJob },
  { job: compareAllShopsJob },
  { job: wakeIntakesJob, hurry: [backfillCatalogJob, backfillOrdersJob, syncPublicationsJob, verifyPublicationsJob] },

  // baskets and affinities
  { job: mineAffinitiesJob, next: [composeOffersJob] },

  // offers
  { job: composeOffersJob, next: [syncPublicationsJob] },

  // publishing. A shop that comes back may still have what was published before.
  { job: preparePublishingJob, next: [syncPublicationsJob, verifyPublicationsJob] },
  { job: syncPublicationsJob },
  { job: verifyPublicationsJob, next: [syncPublicationsJob] },
  { job: verifyAllShopsJob },
  { job: revokeAllShopsJob },

  // results
  { job: comparePromisesJob },
];
