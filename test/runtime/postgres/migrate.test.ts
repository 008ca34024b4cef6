import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { migrate } from "#app/runtime/postgres/migrate.server.ts";

const folder = mkdtempSync(path.join(tmpdir(), "tandem-migrations-"));
const url = inject("templateUrl").replace("/template_tandem", "/test_migrate");

async function query(sql: string, database = url): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const onServer = (sql: string) => query(sql, inject("templateUrl").replace("/template_tandem", "/postgres"));

function write(name: string, sql: string): void {
  mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, name, "migration.sql"), sql);
}

beforeEach(async () => {
  await onServer("create database test_migrate");
  write("20260101000000_first", "create table thing (id int primary key);");
  write("20260102000000_second", "alter table thing add name text; create index on thing (name);");
});

afterEach(async () => {
  await onServer("drop database test_migrate with (force)");
  rmSync(folder, { recursive: true, force: true });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("migrate", () => {
  test("applies what is lacking in the order of the names, and nothing the second time", async () => {
    expect(await migrate(url, folder)).toEqual(["20260101000000_first", "20260102000000_second"]);
    expect(await migrate(url, folder)).toEqual([]);
    write("20260103000000_third", "alter table thing add size int;");
    expect(await migrate(url, folder)).toEqual(["20260103000000_third"]);
  });

  test("keeps the books as Prisma keeps them", async () => {
    await migrate(url, folder);
    const rows = await query("select * from _prisma_migrations order by migration_name");
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      migration_name: "20260101000000_first",
      checksum: expect.stringMatching(/^[0-9a-f]{64}$/),
      finished_at: expect.any(Date),
      rolled_back_at: null,
      applied_steps_count: 1,
    });
  });

  test("refuses a migration that was edited after it was applied", async () => {
    await migrate(url, folder);
    write("20260101000000_first", "create table thing (id bigint primary key);");
    await expect(migrate(url, folder)).rejects.toThrow("20260101000000_first was edited after it was applied");
  });

  test("a migration that fails leaves nothing of itself, and can be mended", async () => {
    write("20260103000000_third", "alter table thing add size int; select nonsense();");
    await expect(migrate(url, folder)).rejects.toThrow(
      "20260103000000_third failed: function nonsense() does not exist",
    );
    expect(
      await query("select 1 from information_schema.columns where table_name = 'thing' and column_name = 'size'"),
    ).toEqual([]);
    write("20260103000000_third", "alter table thing add size int;");
    expect(await migrate(url, folder)).toEqual(["20260103000000_third"]);
  });

  test("refuses to go on where Prisma left a migration unfinished", async () => {
    await migrate(url, folder);
    await query("update _prisma_migrations set finished_at = null where migration_name like '%second'");
    await expect(migrate(url, folder)).rejects.toThrow("20260102000000_second failed earlier");
  });

  test("goes on where the unfinished one was marked as rolled back", async () => {
    write("20260103000000_third", "alter table thing add size int;");
    await migrate(url, folder);
    await query("alter table thing drop size");
    await query(
      "update _prisma_migrations set finished_at = null, rolled_back_at = now() where migration_name like '%third'",
    );
    expect(await migrate(url, folder)).toEqual(["20260103000000_third"]);
  });

  test("of several that start at once, one migrates and the others find it done", async () => {
    const all = await Promise.all([1, 2, 3, 4].map(() => migrate(url, folder)));
    expect(all.flat().toSorted()).toEqual(["20260101000000_first", "20260102000000_second"]);
    expect(await query("select 1 from _prisma_migrations")).toHaveLength(2);
  });

  test("runs functions with semicolons in their body", async () => {
    write(
      "20260103000000_function",
      "create function twice(n int) returns int language plpgsql as $$ begin n := n + n; return n; end $$;",
    );
    await migrate(url, folder);
    expect(await query("select twice(4) as eight")).toEqual([{ eight: 8 }]);
  });
});
