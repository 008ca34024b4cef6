import type { JobDefinition, JobHandler } from "#app/jobs/define-job.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { forgetJobRunsAllShops } from "#app/jobs/job-runs.server.ts";
import { DAY_MS, HOUR_MS } from "#app/kernel/clock.ts";
import { db } from "#app/runtime/database.server.ts";
import { forgetDeliveriesAllShops, ignoreWaiting, listLongWaitingAllShops } from "#app/shopify/deliveries.server.ts";
import { JOB_BY_TOPIC } from "#app/shops/jobs.ts";
import { forgetExportsAllShops, PRIVACY_DAYS } from "#app/shops/privacy-requests.server.ts";
import { getInstalledShop } from "#app/shops/store.server.ts";

/** Younger than this, and the job that came with the delivery is still at it. */
const STUCK_AFTER_MS = HOUR_MS;

/**
 * Every night, over all shops: forgets deliveries, records of jobs and exports after 30 days, and looks after deliveries
 * whose job is gone: about a shop's life and its customers' privacy they are taken up again, all others of a shop that
 * has left are given up.
 */
export const tidy: JobHandler<object> = async (_payload, { now }) => {
  const before = new Date(now.getTime() - PRIVACY_DAYS * DAY_MS);
  const resumed = await takeUpStuckAllShops(now);
  const deliveries = await forgetDeliveriesAllShops(before);
  const jobRuns = await forgetJobRunsAllShops(before);
  const exports = await forgetExportsAllShops(before);
  const forgotten = `${deliveries} deliveries, ${jobRuns} records of jobs and ${exports} exports forgotten`;
  return { summary: `${forgotten}, ${resumed} stuck jobs taken up again` };
};

async function takeUpStuckAllShops(now: Date): Promise<number> {
  const jobs: Record<string, JobDefinition<{ shop: string }>> = JOB_BY_TOPIC;
  const stuck = await listLongWaitingAllShops(new Date(now.getTime() - STUCK_AFTER_MS));
  let resumed = 0;
  for (const [shop, waiting] of Map.groupBy(stuck, (one) => one.shop)) {
    for (const { topic } of waiting) {
      const job = jobs[topic];
      if (!job) continue;
      await enqueue(db(), job, { shop });
      resumed += 1;
    }
    if (await getInstalledShop(shop)) continue;
    const end = { reason: "the shop has uninstalled Tandem", handledAt: now };
    await ignoreWaiting(db(), shop, Object.keys(JOB_BY_TOPIC), end);
  }
  return resumed;
}
