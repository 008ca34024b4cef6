import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { stopBoss } from "#app/jobs/boss.server.ts";
import { prepareDatabase } from "#app/processes/prepare-database.server.ts";
import { closeDatabase } from "#app/runtime/database.server.ts";
import { startEmbeddedPostgres } from "#app/runtime/postgres/embedded.server.ts";

/** Runs `measure` on a durable PostgreSQL of its own, with Tandem's tables, and leaves nothing behind. */
export async function withDatabase<T>(measure: (url: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), "tandem-bench-"));
  const postgres = await startEmbeddedPostgres(folder);
  Object.assign(process.env, {
    DATABASE_URL: postgres.url,
    SHOPIFY_API_KEY: "bench",
    SHOPIFY_API_SECRET: "bench",
    SHOPIFY_APP_URL: "https://tandem.example",
    TANDEM_KEY: Buffer.alloc(32, 7).toString("base64"),
    LOG_LEVEL: "silent",
  });
  try {
    await prepareDatabase(postgres.url);
    return await measure(postgres.url);
  } finally {
    await stopBoss();
    await closeDatabase();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
