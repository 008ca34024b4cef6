import type { JobResult, JobWithMetadata, PgBoss } from "pg-boss";
import { boss } from "#app/jobs/boss.server.ts";
import { untilNotHeldBack } from "#app/jobs/collapse-lock.server.ts";
import { GiveUp, type JobDefinition } from "#app/jobs/define-job.ts";
import { bringForward, enqueue } from "#app/jobs/enqueue.server.ts";
import { type JobRun, markJobEnded, markJobStarted } from "#app/jobs/job-runs.server.ts";
import type { Clock } from "#app/kernel/clock.ts";
import { config } from "#app/runtime/config.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { log } from "#app/runtime/log.server.ts";

/** Any job definition, whatever its payload. */
export type AnyJob = JobDefinition<never>;

type ShopJob = JobDefinition<{ shop: string }>;

/**
 * A job, the jobs that run for the same shop after it has changed something (`next`), and those that look again now
 * rather than later, if they are waiting to (`hurry`).
 */
export type Step = { job: AnyJob; next?: readonly ShopJob[]; hurry?: readonly ShopJob[] };

/** Starts working in this process, until `stopBoss`. */
export async function startWorking(steps: readonly Step[], clock: Clock): Promise<void> {
  const queue = await boss({ upkeep: true });
  for (const step of steps) await work(queue, step, clock);
}

async function work(queue: PgBoss, step: Step, clock: Clock): Promise<void> {
  const options = {
    batchSize: 1,
    includeMetadata: true as const,
    perJobResults: true as const,
    localConcurrency: step.job.concurrency,
    pollingIntervalSeconds: config().workerPollSeconds,
    // A notification wakes the worker for a new job, but none comes when a retry or a later look falls due.
    notifyPollingIntervalSeconds: config().workerPollSeconds,
  };
  await queue.work(step.job.kind, options, async (batch: JobWithMetadata<object>[]) => {
    const results: JobResult[] = [];
    for (const taken of batch) results.push(await runOne(queue, step, taken, clock));
    return results;
  });
}

/** Runs one try of one job and says how it ended. Never throws: an error here would be pg-boss's to guess at. */
async function runOne(queue: PgBoss, step: Step, taken: JobWithMetadata<object>, clock: Clock): Promise<JobResult> {
  const { job } = step;
  const startedAt = clock();
  const run = { jobId: taken.id, attempt: taken.retryCount + 1, kind: job.kind, payload: taken.data, startedAt };
  try {
    if (taken.singletonKey) await untilNotHeldBack(job.kind, taken.singletonKey);
    await markJobStarted(run);
    const isLastTry = taken.retryCount >= taken.retryLimit;
    const outcome = await job.run(taken.data, { now: startedAt, clock, signal: taken.signal, isLastTry });
    if (outcome.later) await putBack(queue, taken, outcome.later);
    else if (!outcome.unchanged) await enqueueNext(step, taken.data);
    await markJobEnded(run, { outcome: "done", reason: outcome.summary ?? null, finishedAt: clock() });
    log.info({ job: job.kind, jobId: run.jobId, ms: clock().getTime() - startedAt.getTime(), ...outcome }, "job done");
    return { id: taken.id, status: "completed" };
  } catch (error) {
    return await fail(error, run, taken, clock);
  }
}

async function putBack(queue: PgBoss, taken: JobWithMetadata<object>, seconds: number): Promise<void> {
  const key = taken.singletonKey;
  await queue.send(taken.name, taken.data, { startAfter: seconds, ...(key && { singletonKey: key }) });
}

async function enqueueNext({ next = [], hurry = [] }: Step, data: object): Promise<void> {
  if (!("shop" in data) || typeof data.shop !== "string") return;
  for (const job of next) await enqueue(db(), job, { shop: data.shop });
  for (const job of hurry) await bringForward(job, { shop: data.shop });
}

async function fail(error: unknown, run: JobRun, taken: JobWithMetadata<object>, clock: Clock): Promise<JobResult> {
  const isFinal = error instanceof GiveUp || taken.retryCount >= taken.retryLimit;
  const reason = error instanceof Error ? error.message : String(error);
  log[isFinal ? "error" : "warn"]({ err: error, job: run.kind, jobId: run.jobId, attempt: run.attempt }, "job failed");
  try {
    await markJobEnded(run, { outcome: isFinal ? "failed" : "retrying", reason, finishedAt: clock() });
  } catch (second) {
    log.error({ err: second, job: run.kind, jobId: run.jobId }, "the end of a job could not be recorded");
  }
  return { id: taken.id, status: error instanceof GiveUp ? "deadletter" : "failed", output: { reason } };
}
