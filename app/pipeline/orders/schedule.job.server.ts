import type { JobDefinition, JobHandler } from "#app/jobs/define-job.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { compareOrdersJob, reconcileOrdersJob } from "#app/pipeline/orders/jobs.ts";
import { db } from "#app/runtime/database.server.ts";
import { listInstalledShopsAllShops } from "#app/shops/store.server.ts";

export const reconcileAllShops = enqueueForAllShops(reconcileOrdersJob);
export const compareAllShops = enqueueForAllShops(compareOrdersJob);

/** One job a shop, so that a shop in trouble holds up no other. */
function enqueueForAllShops(job: JobDefinition<{ shop: string }>): JobHandler<object> {
  return async () => {
    const shops = await listInstalledShopsAllShops();
    for (const shop of shops) await enqueue(db(), job, { shop });
    return { summary: `${shops.length} shops` };
  };
}
