import type { JobHandler } from "#app/jobs/define-job.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { verifyPublicationsJob } from "#app/pipeline/publishing/jobs.ts";
import { db } from "#app/runtime/database.server.ts";
import { listInstalledShopsAllShops } from "#app/shops/store.server.ts";

/** A job of each shop's own, so that a shop in trouble holds up no other. */
export const verifyAllShops: JobHandler<object> = async () => {
  const shops = await listInstalledShopsAllShops();
  for (const shop of shops) await enqueue(db(), verifyPublicationsJob, { shop });
  return { summary: `${shops.length} shops` };
};
