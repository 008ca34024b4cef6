import type { JobDefinition, JobHandler } from "#app/jobs/define-job.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { refreshProductsJob } from "#app/pipeline/catalog/jobs.ts";
import { compareOrdersJob, reconcileOrdersJob, refreshOrdersJob } from "#app/pipeline/orders/jobs.ts";
import { db } from "#app/runtime/database.server.ts";
import { listInstalledShopsAllShops } from "#app/shops/store.server.ts";

/** The refreshes work off webhooks that were stored, but whose job gave up. */
export const reconcileAllShops = enqueueForAllShops([refreshProductsJob, refreshOrdersJob, reconcileOrdersJob]);
export const compareAllShops = enqueueForAllShops([compareOrdersJob]);

/** Jobs of each shop's own, so that a shop in trouble holds up no other. */
function enqueueForAllShops(jobs: JobDefinition<{ shop: string }>[]): JobHandler<object> {
  return async () => {
    const shops = await listInstalledShopsAllShops();
    for (const shop of shops) for (const job of jobs) await enqueue(db(), job, { shop });
    return { summary: `${shops.length} shops` };
  };
}
