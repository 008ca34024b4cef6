import type { JobResult, JobWithMetadata, PgBoss } from "pg-boss";
import { boss, HEARTBEAT_SECONDS } from "#app/jobs/boss.server.ts";
import { GiveUp, type JobDefinition, type JobOutcome } from "#app/jobs/define-job.ts";
import { markJobEnded, markJobStarted } from "#app/jobs/job-runs.server.ts";
import type { Clock } from "#app/kernel/clock.ts";
import { config } from "#app/runtime/config.server.ts";
import { log } from "#app/runtime/log.server.ts";

/** Any job definition, whatever its payload. */
export type AnyJob = JobDefinition<never>;

/** Makes the queues and schedules of `jobs`; can be repeated. */
export async function declareQueues(jobs: readonly AnyJob[]): Promise<void> {
  const queue = await boss({ upkeep: true });
  for (const job of jobs) {
    const rules = {
      retryLimit: job.retryLimit,
      retryDelay: job.retryDelaySeconds,
      retryBackoff: true,
      retryDelayMax: 600,
      expireInSeconds: job.timeLimitSeconds,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      deleteAfterSeconds: 86_400,
      notify: true,
    };
    await queue.createQueue(job.kind, { ...rules, policy: job.collapseBy ? "stately" : "standard" });
    await queue.updateQueue(job.kind, { ...rules, heartbeatSeconds: HEARTBEAT_SECONDS });
    if (job.schedule) await queue.schedule(job.kind, job.schedule, {}, { tz: "UTC" });
  }
}

/** Starts working on `jobs` in this process until `stopBoss`. */
export async function startWorking(jobs: readonly AnyJob[], clock: Clock): Promise<void> {
  await declareQueues(jobs);
  const queue = await boss({ upkeep: true });
  for (const job of jobs) await work(queue, job, clock);
}

async function work(queue: PgBoss, job: AnyJob, clock: Clock): Promise<void> {
  const options = {
    batchSize: 1,
    includeMetadata: true as const,
    perJobResults: true as const,
    localConcurrency: job.concurrency,
    pollingIntervalSeconds: config().workerPollSeconds,
  };
  await queue.work(job.kind, options, async (batch: JobWithMetadata<object>[]) => {
    const results: JobResult[] = [];
    for (const taken of batch) results.push(await runOne(queue, job, taken, clock));
    return results;
  });
}

/** Runs one try of one job and says how it ended. Never throws: an error here would be pg-boss's to guess at. */
async function runOne(
  queue: PgBoss,
  job: AnyJob,
  taken: JobWithMetadata<object>,
  clock: Clock,
): Promise<JobResult> {
  const startedAt = clock();
  const run = { jobId: taken.id, attempt: taken.retryCount + 1, kind: job.kind, payload: taken.data, startedAt };
  try {
    await markJobStarted(run);
    const payload = job.payload.parse(taken.data);
    const handle = await job.handler();
    const outcome: JobOutcome = await handle(payload, { now: startedAt, signal: taken.signal });
    await markJobEnded(run, { outcome: "done", reason: outcome?.summary ?? null, finishedAt: clock() });
    if (outcome?.later) await putBack(queue, job, payload, outcome.later);
    return { id: taken.id, status: "completed" };
  } catch (error) {
    return await fail(error, run, taken, clock);
  }
}

async function putBack(queue: PgBoss, job: AnyJob, payload: never, seconds: number): Promise<void> {
  const key = job.collapseBy?.(payload);
  await queue.send(job.kind, payload, { startAfter: seconds, ...(key && { singletonKey: key }) });
}

async function fail(
  error: unknown,
  run: Parameters<typeof markJobStarted>[0],
  taken: JobWithMetadata<object>,
  clock: Clock,
): Promise<JobResult> {
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
