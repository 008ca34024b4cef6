import { PgBoss } from "pg-boss";
import { HEARTBEAT_SECONDS } from "#app/jobs/boss.server.ts";
import type { Step } from "#app/jobs/work.server.ts";

/**
 * Makes pg-boss's tables in the database at `connectionString`, or brings them up to date, and declares the queues and
 * schedules of `steps`. Can be repeated. Part of preparing the database, never done in passing.
 */
export async function prepareQueues(connectionString: string, steps: readonly Step[]): Promise<void> {
  const boss = new PgBoss({ connectionString, max: 2, supervise: false, schedule: false });
  await boss.start();
  try {
    for (const { job } of steps) await declare(boss, job);
  } finally {
    await boss.stop();
  }
}

async function declare(boss: PgBoss, job: Step["job"]): Promise<void> {
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
  await boss.createQueue(job.kind, { ...rules, policy: job.collapseBy ? "stately" : "standard" });
  await boss.updateQueue(job.kind, rules);
  if (job.schedule) await boss.schedule(job.kind, job.schedule, {}, { tz: "UTC" });
  // One that an earlier version had would go on for ever.
  else await boss.unschedule(job.kind);
}
