import { forgetJobRuns } from "#app/jobs/job-runs.server.ts";
import type { Database } from "#app/runtime/database.server.ts";

/**
 * Takes jobs of this shop out of the queue that no worker has begun, except those of the kinds `keep`. The queue's own
 * functions take ids one by one; a shop's jobs are found by their payload. @returns how many.
 */
export async function cancelWaitingJobs(tx: Database, shop: string, keep: readonly string[]): Promise<number> {
  return tx.$executeRaw`
    delete from pgboss.job
    where data ->> 'shop' = ${shop} and state in ('created', 'retry') and name <> all(${[...keep]}::text[])`;
}

/**
 * Forgets every job of this shop, except those of the kinds `keep`, and every record of its tries. A job that is running keeps its row in the queue (name of
 * the shop, no more) until the queue drops it, a day after its end: its worker still has to report there.
 */
export async function forgetShop(tx: Database, shop: string, keep: readonly string[]): Promise<number> {
  await tx.$executeRaw`
    delete from pgboss.job
    where data ->> 'shop' = ${shop} and state <> 'active' and name <> all(${[...keep]}::text[])`;
  return forgetJobRuns(tx, shop);
}
