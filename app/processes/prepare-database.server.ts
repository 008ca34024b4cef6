import { prepareQueues } from "#app/jobs/prepare-queues.server.ts";
import { steps } from "#app/pipeline/index.ts";
import { migrate } from "#app/runtime/postgres/migrate.server.ts";

/** Brings the database at `url` up to date: our tables, then the job queue's. Can be repeated. */
export async function prepareDatabase(url: string): Promise<void> {
  await migrate(url);
  await prepareQueues(url, steps);
}
