import { z } from "zod";
import { db } from "#app/runtime/database.server.ts";

/** Every table that has a `shop` column, as the database itself tells: one that was added yesterday is among them. */
export async function listShopTables(): Promise<string[]> {
  const rows = await db().$queryRaw`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'shop' order by 1`;
  return z
    .array(z.object({ name: z.string() }))
    .parse(rows)
    .map((row) => row.name);
}

/** How many rows each table holds of this shop; tables without one are left out. */
export async function countRows(shop: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of await listShopTables()) {
    const rows = await db().$queryRawUnsafe(`select count(*)::int as n from "${name}" where shop = $1`, shop);
    const n = z.array(z.object({ n: z.number() })).parse(rows)[0]?.n ?? 0;
    if (n > 0) counts[name] = n;
  }
  return counts;
}

const Columns = z.array(z.object({ name: z.string(), type: z.string() }));

/** A value of each type that our tables use. */
const VALUES: Record<string, string> = {
  text: "'x'",
  uuid: "gen_random_uuid()",
  bigint: "1",
  integer: "1",
  "double precision": "1",
  boolean: "false",
  "timestamp with time zone": "'2026-01-01'",
  "timestamp without time zone": "'2026-01-01'",
  jsonb: "'{}'",
  bytea: "'\\x00'",
  ARRAY: "'{}'",
};

/** Puts one row of this shop into each table that has none, whatever its columns mean. */
export async function fillEveryTable(shop: string): Promise<void> {
  const filled = await countRows(shop);
  for (const table of await listShopTables()) {
    if (filled[table]) continue;
    const columns = Columns.parse(
      await db().$queryRaw`
        select column_name as name, data_type as type from information_schema.columns
        where table_schema = 'public' and table_name = ${table} and is_nullable = 'NO' and column_name <> 'shop'`,
    );
    // The shop's name in a text key keeps the two shops' rows apart where `shop` is not part of the key.
    const values = columns.map(({ name, type }) =>
      name === "id" && type === "text" ? `'id of ${shop}'` : VALUES[type],
    );
    const names = ["shop", ...columns.map(({ name }) => name)].map((name) => `"${name}"`);
    await db().$executeRawUnsafe(
      `insert into "${table}" (${names}) values ('${shop}', ${values.join(", ") || "default"})`,
    );
  }
}
