import { PgBoss } from "pg-boss";
import { log } from "#app/runtime/log.server.ts";
import { requireDatabaseUrl } from "#app/runtime/postgres/find-database.server.ts";

/** A worker that is silent this long is dead, and its jobs are given to another. pg-boss allows no less than 10 s. */
export const HEARTBEAT_SECONDS = 10;

let running: Promise<PgBoss> | undefined;

/**
 * The pg-boss of this process, started once.
 *
 * @param upkeep whether this process also runs schedules and finds dead workers: workers do, web processes only enqueue.
 *   Only the first call of a process decides.
 */
export function boss({ upkeep = false } = {}): Promise<PgBoss> {
  running ??= start(upkeep).catch((error: unknown) => {
    // The next call tries again: a database that was away for a moment must not silence this process for good.
    running = undefined;
    throw error;
  });
  return running;
}

export async function stopBoss(): Promise<void> {
  const stopping = running;
  running = undefined;
  await (await stopping)?.stop({ graceful: true, timeout: 15_000 });
}

async function start(upkeep: boolean): Promise<PgBoss> {
  const created = new PgBoss({
    connectionString: requireDatabaseUrl(),
    max: 4,
    migrate: false,
    supervise: upkeep,
    schedule: upkeep,
    // Looks for dead workers this often; the default of 60 s would leave a killed backfill idle for a minute.
    monitorIntervalSeconds: HEARTBEAT_SECONDS,
    superviseIntervalSeconds: HEARTBEAT_SECONDS,
    useListenNotify: upkeep,
  });
  created.on("error", (error) => log.error({ err: error }, "job queue error"));
  created.on("warning", (warning) => log.warn({ warning: warning.message }, "job queue warning"));
  return created.start();
}
