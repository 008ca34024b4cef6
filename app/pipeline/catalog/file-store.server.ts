import type { Variant } from "#app/pipeline/catalog/product.ts";
import { type Database, Prisma } from "#app/runtime/database.server.ts";

/** Those of `handles` that the API has told of, deleted products too. */
export async function listApiHandles(tx: Database, shop: string, handles: readonly string[]): Promise<Set<string>> {
  const rows = await tx.product.findMany({
    where: { shop, handle: { in: [...handles] }, source: "api" },
    select: { handle: true },
  });
  return new Set(rows.map((row) => row.handle));
}

export type FileCost = Pick<Variant, "optionValues" | "costMinor"> & { handle: string };

/** Gives variants that the API told of, and whose cost it did not tell, the cost that a file names. @returns how many. */
export async function fillCosts(tx: Database, shop: string, costs: readonly FileCost[]): Promise<number> {
  const told = costs.filter((one) => one.costMinor !== null);
  if (told.length === 0) return 0;
  const json = JSON.stringify(
    told.map((one) => ({ handle: one.handle, option_values: one.optionValues, cost_minor: one.costMinor })),
  );
  return tx.$executeRaw`
    update variant v set cost_minor = t.cost_minor
    from jsonb_to_recordset(${json}::jsonb) as t(handle text, option_values text[], cost_minor bigint)
    join product p on p.shop = ${shop} and p.handle = t.handle and p.source = 'api'
    where v.shop = ${shop} and v.product_id = p.product_id and v.option_values = t.option_values and v.cost_minor is null`;
}

/** Hands the costs that only a file told to the API's product of the same handle. */
export async function passOnCosts(tx: Database, shop: string): Promise<void> {
  await tx.$executeRaw`
    update variant v set cost_minor = f.cost_minor
    from ${replaced(shop)} r join variant f on f.shop = ${shop} and f.product_id = r.file_id
    where v.shop = ${shop} and v.product_id = r.api_id and v.option_values = f.option_values
      and v.cost_minor is null and f.cost_minor is not null`;
}

/** Removes products known from a file whose handle the API has told of since. @returns how many. */
export async function deleteReplacedProducts(tx: Database, shop: string): Promise<number> {
  await tx.$executeRaw`
    delete from variant where shop = ${shop} and product_id in (select file_id from ${replaced(shop)} r)`;
  return tx.$executeRaw`
    delete from product where shop = ${shop} and product_id in (select file_id from ${replaced(shop)} r)`;
}

/** Pairs of a file's product and the API's of the same handle. */
function replaced(shop: string) {
  return Prisma.sql`(
    select f.product_id as file_id, a.product_id as api_id
    from product f join product a on a.shop = f.shop and a.handle = f.handle and a.source = 'api'
    where f.shop = ${shop} and f.source = 'file'
  )`;
}
