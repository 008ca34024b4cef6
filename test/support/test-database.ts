import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { stopBoss } from "#app/jobs/boss.server.ts";
import { closeDatabase, db } from "#app/runtime/database.server.ts";

/** Gives this test file a migrated database of its own, gone when the file ends. */
export function withTestDatabase(): void {
  const name = new URL(process.env.DATABASE_URL ?? "").pathname.slice(1);
  beforeAll(() => onServer(`create database ${name} template template_tandem`));
  afterAll(async () => {
    await stopBoss();
    await closeDatabase();
    await onServer(`drop database ${name} with (force)`);
  });
}

/** Empties every table of ours and the queue, between tests that count rows. */
export async function emptyDatabase(): Promise<void> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'`;
  await db().$executeRawUnsafe(`truncate ${tables.map((table) => table.name).join(", ")}`);
  await db().$executeRawUnsafe("delete from pgboss.job");
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("templateUrl").replace("/template_tandem", "/postgres") });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
