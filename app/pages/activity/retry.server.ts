import { z } from "zod";
import type { JobDefinition } from "#app/jobs/define-job.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { getJobRun } from "#app/jobs/job-runs.server.ts";
import { listFailedTopics } from "#app/pages/activity/delivery-pages.server.ts";
import { jobsOfTopics } from "#app/pages/activity/jobs-of-topics.server.ts";
import { backfillCatalogJob } from "#app/pipeline/catalog/jobs.ts";
import { steps } from "#app/pipeline/index.ts";
import { backfillOrdersJob } from "#app/pipeline/orders/jobs.ts";
import { db } from "#app/runtime/database.server.ts";
import { reopenFailedDeliveries } from "#app/shopify/deliveries.server.ts";
import type { Retry, RetryAnswer } from "#app/ui/retry-button.tsx";

const Payload = z.looseObject({ shop: z.string() });

/** Tries again what is asked for. */
export function retry(shop: string, asked: Retry): Promise<RetryAnswer> {
  switch (asked.intent) {
    case "retry-task":
      return retryTask(shop, asked);
    case "retry-news":
      return retryFailedNews(shop);
    case "read-again":
      return readAgain(shop, asked.what);
  }
}

/** Puts a task of this shop that failed into the queue anew, with the payload it had. */
async function retryTask(shop: string, task: { jobId: string; attempt: number }): Promise<RetryAnswer> {
  const run = await getJobRun(shop, task.jobId, task.attempt);
  const job: JobDefinition<{ shop: string }> | undefined = steps.find((step) => step.job.kind === run?.kind)?.job;
  const payload = Payload.safeParse(run?.payload);
  if (!run || !job || !payload.success || payload.data.shop !== shop) {
    return { isRetried: false, text: "This task is no longer known, so it can't be tried again." };
  }
  if (run.outcome === "running" || run.outcome === "retrying") {
    return { isRetried: true, text: "This task is already being tried again." };
  }
  await enqueue(db(), job, payload.data);
  return { isRetried: true, text: "The task is in the queue again." };
}

/** Reads all products or orders of this shop anew. */
async function readAgain(shop: string, what: "products" | "orders"): Promise<RetryAnswer> {
  await enqueue(db(), what === "products" ? backfillCatalogJob : backfillOrdersJob, { shop });
  return { isRetried: true, text: `Tandem reads your ${what} again.` };
}

/** Puts all failed news of this shop back, and the tasks that look at them into the queue. */
async function retryFailedNews(shop: string): Promise<RetryAnswer> {
  const jobs = jobsOfTopics(await listFailedTopics(shop));
  const count = await db().$transaction(async (tx) => {
    const reopened = await reopenFailedDeliveries(tx, shop);
    for (const job of jobs) await enqueue(tx, job, { shop });
    return reopened;
  });
  return count === 0
    ? { isRetried: false, text: "There is nothing left to try again." }
    : { isRetried: true, text: "Tandem is trying again." };
}
