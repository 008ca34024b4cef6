import { HOUR_MS } from "#app/kernel/clock.ts";
import { RECORDS_A_PAGE, type Records, type Task } from "#app/pages/activity/activity.ts";
import {
  hasRunningTry,
  listFailedTries,
  listNewestTries,
  type NewestTry,
} from "#app/pages/activity/newest-tries.server.ts";

/** No task may take longer (the longest has 4 hours): one that began before was stopped in the middle. */
const LONGEST_MS = 4.5 * HOUR_MS;

/** Steps of a longer task that say nothing to a merchant unless they fail. */
const QUIET_KINDS = ["intake.wake"];

/** One page of this shop's tasks, newest first; those that failed or are tried again, or all. */
export async function listTasks(
  shop: string,
  { show, page }: { show: "all" | "failed"; page: number },
  now: Date,
): Promise<Records<Task>> {
  const tries = await listNewestTries(shop, {
    failed: show === "failed",
    quiet: QUIET_KINDS,
    offset: (page - 1) * RECORDS_A_PAGE,
    limit: RECORDS_A_PAGE + 1,
  });
  return {
    records: tries.slice(0, RECORDS_A_PAGE).map((one) => toTask(one, now)),
    hasMore: tries.length > RECORDS_A_PAGE,
  };
}

/** Tasks that failed for good and whose work was not begun anew since. */
export async function listFailedTasks(shop: string, now: Date): Promise<Task[]> {
  return (await listFailedTries(shop)).map((one) => toTask(one, now));
}

/** Whether anything of this shop is worked at right now. */
export async function hasRunningTasks(shop: string, now: Date): Promise<boolean> {
  return hasRunningTry(shop, new Date(now.getTime() - LONGEST_MS));
}

function toTask(newest: NewestTry, now: Date): Task {
  const wasStopped = newest.outcome === "running" && now.getTime() - newest.startedAt.getTime() > LONGEST_MS;
  return { ...newest, outcome: wasStopped ? "interrupted" : newest.outcome };
}
