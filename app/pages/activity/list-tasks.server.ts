import { z } from "zod";
import { HOUR_MS } from "#app/kernel/clock.ts";
import { RECORDS_A_PAGE, type Records, type Task } from "#app/pages/activity/activity.ts";
import { db, Prisma } from "#app/runtime/database.server.ts";

/** No task may take longer (the longest has 4 hours): one that began before was stopped in the middle. */
const LONGEST_MS = 4.5 * HOUR_MS;

/** Steps of a longer task that say nothing to a merchant unless they fail. */
const QUIET_KINDS = ["intake.wake"];

const Row = z.object({
  job_id: z.string(),
  attempt: z.number(),
  kind: z.string(),
  started_at: z.date(),
  finished_at: z.date().nullable(),
  outcome: z.enum(["running", "done", "retrying", "failed"]),
  reason: z.string().nullable(),
});

/** The newest try of each task of this shop. */
const newestTries = (shop: string) => Prisma.sql`
  select distinct on (job_id) job_id, attempt, kind, payload, started_at, finished_at, outcome, reason
  from job_run where shop = ${shop} order by job_id, attempt desc`;

/** One page of this shop's tasks, newest first; those that failed or are tried again, or all. */
export async function listTasks(
  shop: string,
  { show, page }: { show: "all" | "failed"; page: number },
  now: Date,
): Promise<Records<Task>> {
  const wanted =
    show === "failed"
      ? Prisma.sql`outcome in ('failed', 'retrying')`
      : Prisma.sql`not (outcome = 'done' and kind = any(${QUIET_KINDS}))`;
  const rows = await db().$queryRaw<unknown[]>`
    select * from (${newestTries(shop)}) as tries where ${wanted}
    order by started_at desc, job_id limit ${RECORDS_A_PAGE + 1} offset ${(page - 1) * RECORDS_A_PAGE}`;
  const tasks = rows.map((row) => toTask(row, now));
  return { records: tasks.slice(0, RECORDS_A_PAGE), hasMore: tasks.length > RECORDS_A_PAGE };
}

/** Tasks that failed for good and whose kind of work has not been done for the same payload since. */
export async function listFailedTasks(shop: string, now: Date): Promise<Task[]> {
  const rows = await db().$queryRaw<unknown[]>`
    select * from (
      select distinct on (kind, payload) * from (${newestTries(shop)}) as tries order by kind, payload, started_at desc
    ) as latest where outcome = 'failed' order by started_at desc limit 20`;
  return rows.map((row) => toTask(row, now));
}

/** Whether anything of this shop is worked at right now. */
export async function hasRunningTasks(shop: string, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - LONGEST_MS);
  const running = await db().$queryRaw<unknown[]>`
    select 1 from (${newestTries(shop)}) as tries where outcome = 'running' and started_at > ${since} limit 1`;
  return running.length > 0;
}

function toTask(row: unknown, now: Date): Task {
  const { job_id, started_at, finished_at, outcome, ...rest } = Row.parse(row);
  const wasStopped = outcome === "running" && now.getTime() - started_at.getTime() > LONGEST_MS;
  return {
    ...rest,
    ...{ jobId: job_id, startedAt: started_at, finishedAt: finished_at },
    outcome: wasStopped ? "interrupted" : outcome,
  };
}
