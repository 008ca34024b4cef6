import type { Step } from "#app/jobs/work.server.ts";
import { backfillCatalogJob, refreshProductsJob } from "#app/pipeline/catalog/jobs.ts";
import { wakeIntakesJob } from "#app/pipeline/intake/jobs.ts";
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
 * The map: every job, and what runs after it when it changed something. Read an order's way by opening the stages'
 * folders in this order; `intake` holds what the first two share.
 */
export const steps: readonly Step[] = [
  // A shop's life. After an install: a shop that had lost its access may have webhooks waiting.
  { job: installJob, next: [backfillCatalogJob, refreshProductsJob, refreshOrdersJob] },
  { job: updateScopesJob },
  { job: uninstallJob },
  { job: eraseShopJob },
  { job: mergeCustomersJob },
  { job: exportCustomersJob },
  { job: redactCustomersJob },
  { job: tidyJob },

  // catalog
  { job: backfillCatalogJob, next: [backfillOrdersJob, resolveLinesJob] },
  { job: refreshProductsJob, next: [resolveLinesJob] },

  // orders
  { job: backfillOrdersJob },
  { job: refreshOrdersJob },
  { job: reconcileOrdersJob },
  { job: resolveLinesJob },
  { job: compareOrdersJob },
  { job: reconcileAllShopsJob },
  { job: compareAllShopsJob },
  { job: wakeIntakesJob, hurry: [backfillCatalogJob, backfillOrdersJob] },
];
