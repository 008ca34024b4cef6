import type { JobHandler } from "#app/jobs/define-job.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { syncPublicationsJob } from "#app/pipeline/publishing/jobs.ts";
import { listShopsWithOverdueRulesAllShops } from "#app/pipeline/publishing/rule-store.server.ts";
import { db } from "#app/runtime/database.server.ts";

/** Rules whose grace is over are revoked by a sync: it alone writes, so that no two writers meet. */
export const revokeAllShops: JobHandler<object> = async (_payload, { now }) => {
  const shops = await listShopsWithOverdueRulesAllShops(now);
  for (const shop of shops) await enqueue(db(), syncPublicationsJob, { shop });
  return { summary: `${shops.length} shops` };
};
