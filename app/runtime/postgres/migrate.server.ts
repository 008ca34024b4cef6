import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";

/** The advisory lock that Prisma Migrate takes, so that the two never run at once. */
const PRISMA_MIGRATE_LOCK = 72_707_369;

/**
 * Applies the migrations in `folder` that the database lacks, in order, and returns their names.
 *
 * Keeps Prisma's own books (`_prisma_migrations`: name, SHA-256, times), so `prisma migrate deploy` stays usable on the
 * same database; it needs no engine binary, which Prisma's CLI would fetch.
 * @throws Error when a migration fails, failed earlier, or was edited after it was applied.
 */
export async function migrate(url: string, folder = "prisma/migrations"): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [PRISMA_MIGRATE_LOCK]);
    await client.query(BOOKS);
    const known = await readBooks(client);
    const applied: string[] = [];
    for (const migration of listMigrations(folder)) {
      if (isApplied(migration, known.get(migration.name))) continue;
      await apply(client, migration);
      applied.push(migration.name);
    }
    return applied;
  } finally {
    await client.end();
  }
}

const BOOKS = `create table if not exists _prisma_migrations (
  id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz,
  migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
  started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`;

type Migration = { name: string; sql: string; checksum: string };
type Entry = { checksum: string; finished: boolean };

async function readBooks(client: pg.Client): Promise<Map<string, Entry>> {
  const { rows } = await client.query<{ migration_name: string; checksum: string; finished_at: Date | null }>(
    "select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null",
  );
  return new Map(rows.map((r) => [r.migration_name, { checksum: r.checksum, finished: r.finished_at !== null }]));
}

function listMigrations(folder: string): Migration[] {
  const names = readdirSync(folder).filter((name) => existsSync(path.join(folder, name, "migration.sql")));
  return names.sort().map((name) => {
    const sql = readFileSync(path.join(folder, name, "migration.sql"), "utf8");
    return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
  });
}

function isApplied(migration: Migration, entry: Entry | undefined): boolean {
  if (!entry) return false;
  if (!entry.finished) throw new Error(`Migration ${migration.name} failed earlier: mend the database, then mark it.`);
  if (entry.checksum !== migration.checksum) {
    throw new Error(`Migration ${migration.name} was edited after it was applied: write a new one instead.`);
  }
  return true;
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query("begin");
  try {
    await client.query(sql);
    await client.query(
      "insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) values ($1, $2, $3, now(), 1)",
      [randomUUID(), checksum, name],
    );
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(`Migration ${name} failed: ${error instanceof Error ? error.message : error}`);
  }
}
