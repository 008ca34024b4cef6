import { z } from "zod";
import { type Database, db } from "#app/runtime/database.server.ts";
import { listShopTables } from "#test/shops/rows-of-a-shop.ts";

const Digests = z.array(z.object({ name: z.string(), digest: z.string() }));

/** One digest a table over all rows of a shop, and one over its jobs in the queue, as `tx` sees them. */
export async function digestRows(tx: Database, shop: string): Promise<Record<string, string>> {
  const digests = (await listShopTables()).map(
    (name) => `select '${name}' as name, ${digestOf("t::text")} as digest from "${name}" t where shop = $1`,
  );
  const job = "row(id, name, data, state, singleton_key, start_after)::text";
  const jobs = `select 'pgboss.job', ${digestOf(job)} from pgboss.job where data ->> 'shop' = $1`;
  const rows = await tx.$queryRawUnsafe([...digests, jobs].join(" union all "), shop);
  return Object.fromEntries(Digests.parse(rows).map(({ name, digest }) => [name, digest]));
}

function digestOf(text: string): string {
  return `count(*) || ' ' || md5(coalesce(string_agg(${text}, chr(10) order by ${text}), ''))`;
}

/** Takes every row of a shop away, so that the database is as if the shop had never been; `show` puts them back. */
export async function hideRows(shop: string): Promise<void> {
  await db().$executeRawUnsafe("create schema if not exists hidden");
  for (const name of await listShopTables()) {
    await db().$executeRawUnsafe(`drop table if exists hidden."${name}"`);
    await db().$executeRawUnsafe(`create table hidden."${name}" as select * from "${name}" where shop = '${shop}'`);
    await db().$executeRawUnsafe(`delete from "${name}" where shop = $1`, shop);
  }
}

export async function showRows(): Promise<void> {
  for (const name of await listShopTables()) {
    await db().$executeRawUnsafe(`insert into "${name}" select * from hidden."${name}"`);
  }
}
