import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { stopBoss } from "#app/jobs/boss.server.ts";
import { defineJob, type JobDefinition, type JobHandler } from "#app/jobs/define-job.ts";
import { prepareQueues } from "#app/jobs/prepare-queues.server.ts";
import { type Step, startWorking } from "#app/jobs/work.server.ts";
import { db } from "#app/runtime/database.server.ts";

export type Payload = { shop: string; n?: number };
type Rules = Partial<Pick<JobDefinition<Payload>, "retryLimit" | "retryDelaySeconds" | "concurrency">>;

let made = 0;

/** A kind of work of its own, so that no test meets another's jobs. */
export function aJob(handler: JobHandler<Payload>, rules: Rules & { collapses?: boolean } = {}) {
  const { collapses = false, ...others } = rules;
  made += 1;
  return defineJob<Payload>({
    kind: `test.kind-${made}`,
    payload: z.object({ shop: z.string(), n: z.number().optional() }),
    retryLimit: 2,
    retryDelaySeconds: 0,
    ...others,
    ...(collapses && { collapseBy: ({ shop }: Payload) => shop }),
    handler: async () => handler,
  });
}

/** Declares the queues of `steps` in this file's database. */
export async function declare(steps: readonly Step[]): Promise<void> {
  await prepareQueues(process.env.DATABASE_URL ?? "", steps);
}

/** Works until no job of `steps` waits or runs, then stops. */
export async function workUntilIdle(steps: readonly Step[]): Promise<void> {
  await startWorking(steps, () => new Date());
  const kinds = steps.map(({ job }) => job.kind);
  for (let waited = 0; (await countOpen(kinds)) > 0; waited += 50) {
    if (waited > 20_000) throw new Error("jobs are still open after 20 s");
    await sleep(50);
  }
  await stopBoss();
}

async function countOpen(kinds: string[]): Promise<number> {
  const [row] = await db().$queryRaw<{ count: bigint }[]>`
    select count(*) from pgboss.job where name = any(${kinds}) and state in ('created', 'retry', 'active')`;
  return Number(row?.count ?? 0);
}

/** The jobs of one kind as the queue holds them. */
export function listJobs(job: { kind: string }) {
  return db().$queryRaw<{ state: string; data: Payload; retry_count: number; start_after: Date }[]>`
    select state::text, data, retry_count, start_after from pgboss.job where name = ${job.kind} order by created_on`;
}
