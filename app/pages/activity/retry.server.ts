import { z } from "zod";
import type { JobDefinition } from "#app/jobs/define-job.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { getJobRun } from "#app/jobs/job-runs.server.ts";
import { jobsOfTopics } from "#app/pages/activity/jobs-of-topics.ts";
import { steps } from "#app/pipeline/index.ts";
import { db } from "#app/runtime/database.server.ts";
import { reopenFailedDeliveries } from "#app/shopify/deliveries.server.ts";

export type RetryAnswer = { isRetried: boolean; text: string };

const Payload = z.looseObject({ shop: z.string() });

/** Puts a task of this shop that failed into the queue anew, with the payload it had. */
export async function retryTask(shop: string, task: { jobId: string; attempt: number }): Promise<RetryAnswer> {
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

/** Puts all failed news of this shop back, and the tasks that look at them into the queue. */
export async function retryFailedNews(shop: string): Promise<RetryAnswer> {
  const topics = await db().delivery.findMany({
    where: { shop, status: "failed" },
    distinct: ["topic"],
    select: { topic: true },
  });
  const count = await db().$transaction(async (tx) => {
    const reopened = await reopenFailedDeliveries(tx, shop);
    for (const job of jobsOfTopics(topics.map(({ topic }) => topic))) await enqueue(tx, job, { shop });
    return reopened;
  });
  return count === 0
    ? { isRetried: false, text: "There is nothing left to try again." }
    : { isRetried: true, text: "Tandem is trying again." };
}
