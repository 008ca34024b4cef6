import { z } from "zod";
import { db, Prisma } from "#app/runtime/database.server.ts";

/** The newest try at a job. */
export type NewestTry = {
  jobId: string;
  attempt: number;
  kind: string;
  startedAt: Date;
  finishedAt: Date | null;
  outcome: "running" | "done" | "retrying" | "failed";
  reason: string | null;
};

const Row: z.ZodType<NewestTry> = z
  .object({
    job_id: z.string(),
    attempt: z.number(),
    kind: z.string(),
    started_at: z.date(),
    finished_at: z.date().nullable(),
    outcome: z.enum(["running", "done", "retrying", "failed"]),
    reason: z.string().nullable(),
  })
  .transform(({ job_id, started_at, finished_at, ...rest }) => ({
    ...{ jobId: job_id, startedAt: started_at, finishedAt: finished_at },
    ...rest,
  }));

const newestTries = (shop: string) => Prisma.sql`
  select distinct on (job_id) job_id, attempt, kind, payload, started_at, finished_at, outcome, reason
  from job_run where shop = ${shop} order by job_id, attempt desc`;

/**
 * The newest try at each job of this shop, newest first, from the `offset`th on.
 * @param failed only those that failed or are tried again. @param quiet kinds left out when they are done.
 */
export async function listNewestTries(
  shop: string,
  { failed, quiet, offset, limit }: { failed: boolean; quiet: readonly string[]; offset: number; limit: number },
): Promise<NewestTry[]> {
  const wanted = failed
    ? Prisma.sql`outcome in ('failed', 'retrying')`
    : Prisma.sql`not (outcome = 'done' and kind = any(${[...quiet]}))`;
  const rows = await db().$queryRaw<unknown[]>`
    select * from (${newestTries(shop)}) as tries where ${wanted}
    order by started_at desc, job_id limit ${limit} offset ${offset}`;
  return rows.map((row) => Row.parse(row));
}

/** Jobs that failed for good, where the same work was not begun anew since. */
export async function listFailedTries(shop: string, limit = 20): Promise<NewestTry[]> {
  const rows = await db().$queryRaw<unknown[]>`
    select * from (
      select distinct on (kind, payload) * from (${newestTries(shop)}) as tries order by kind, payload, started_at desc, job_id
    ) as latest where outcome = 'failed' order by started_at desc, job_id limit ${limit}`;
  return rows.map((row) => Row.parse(row));
}

/** Whether a job of this shop that began after `since` is being worked at. */
export async function hasRunningTry(shop: string, since: Date): Promise<boolean> {
  const running = await db().$queryRaw<unknown[]>`
    select 1 from (${newestTries(shop)}) as tries where outcome = 'running' and started_at > ${since} limit 1`;
  return running.length > 0;
}
