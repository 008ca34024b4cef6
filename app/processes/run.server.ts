import type { Server } from "node:http";
import { stopBoss } from "#app/jobs/boss.server.ts";
import { startWorking } from "#app/jobs/work.server.ts";
import { systemClock } from "#app/kernel/clock.ts";
import { steps } from "#app/pipeline/index.ts";
import { prepareDatabase } from "#app/processes/prepare-database.server.ts";
import { ConfigError, config } from "#app/runtime/config.server.ts";
import { closeDatabase } from "#app/runtime/database.server.ts";
import { log } from "#app/runtime/log.server.ts";
import { startEmbeddedPostgres } from "#app/runtime/postgres/embedded.server.ts";
import { embeddedFolder, requireDatabaseUrl } from "#app/runtime/postgres/find-database.server.ts";

type Parts = { web: boolean; worker: boolean };

/**
 * Runs a Tandem process until it is told to stop (SIGINT, SIGTERM): web server, worker, or both. Where no DATABASE_URL is
 * set, a process that serves the web brings the embedded PostgreSQL with it and takes it along when it ends.
 */
export async function runProcess(parts: Parts): Promise<void> {
  try {
    const stops: (() => Promise<unknown>)[] = [];
    const stop = stopOnce(stops);
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
    if (!config().databaseUrl && parts.web) stops.unshift((await startEmbeddedPostgres(embeddedFolder)).stop);
    await prepareDatabase(requireDatabaseUrl());
    stops.unshift(closeDatabase, stopBoss);
    if (parts.worker) await startWorking(steps, systemClock);
    if (parts.web) {
      const server = await (await import("#app/processes/web.server.ts")).startWeb();
      stops.unshift(() => closeServer(server));
    }
    log.info({ ...parts }, "Tandem is running");
  } catch (error) {
    if (error instanceof ConfigError) console.error(error.message);
    else log.fatal({ err: error }, "Tandem could not start");
    process.exit(1);
  }
}

/** Ends everything in turn, newest first; a second signal ends the process at once. */
function stopOnce(stops: (() => Promise<unknown>)[]): () => void {
  let stopping = false;
  return () => {
    if (stopping) process.exit(130);
    stopping = true;
    void (async () => {
      for (const stop of stops) {
        await stop().catch((error: unknown) => log.error({ err: error }, "a part did not stop cleanly"));
      }
      process.exit(0);
    })();
  };
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 5000).unref();
  });
}
