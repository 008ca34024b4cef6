import { fromPrisma } from "pg-boss";
import { boss } from "#app/jobs/boss.server.ts";
import { holdBack } from "#app/jobs/collapse-lock.server.ts";
import type { JobDefinition } from "#app/jobs/define-job.ts";
import type { Database } from "#app/runtime/database.server.ts";

/**
 * Puts a job in the queue as part of the transaction `tx`: the rows it is about and the job are stored together or not
 * at all. A job that collapses with one already waiting adds nothing, and that one begins after `tx` has ended.
 */
export async function enqueue<Payload extends object>(
  tx: Database,
  job: JobDefinition<Payload>,
  payload: Payload,
  { inSeconds = 0 }: { inSeconds?: number } = {},
): Promise<void> {
  const queue = await boss();
  const singletonKey = job.collapseBy?.(payload);
  if (singletonKey !== undefined) await holdBack(tx, job.kind, singletonKey);
  await queue.send(job.kind, payload, {
    db: fromPrisma(tx),
    ...(singletonKey !== undefined && { singletonKey }),
    ...(inSeconds > 0 && { startAfter: inSeconds }),
  });
}

/** Runs a job now that waits for a later look; does nothing where none waits. */
export async function bringForward<Payload extends object>(
  job: JobDefinition<Payload>,
  payload: Payload,
): Promise<void> {
  const singletonKey = job.collapseBy?.(payload);
  if (singletonKey === undefined) return;
  await (await boss()).update(job.kind, undefined, { singletonKey, startAfter: 0 });
}
