import type { SoldMatch, SoldName } from "#app/pipeline/catalog/match-store.server.ts";
import { type Database, db, Prisma } from "#app/runtime/database.server.ts";

/** `Lineitem name` as the file had it: what was split off as the variant's title is put back. */
const NAME = Prisma.raw("title || coalesce(' - ' || variant_title, '')");

/** Lines of these orders that the API's catalogue has not told yet. */
function openLines(shop: string, orderIds: readonly bigint[]) {
  return Prisma.sql`
    select order_id, line_id, coalesce(sku, '') as sku, coalesce(vendor, '') as vendor, ${NAME} as name
    from order_line
    where shop = ${shop} and order_id = any(${orderIds.map(String)}::bigint[]) and (product_id is null or product_id < 0)`;
}

/** The next uploaded orders after `after`. */
export async function listFileOrders(tx: Database, shop: string, after: bigint, limit: number): Promise<bigint[]> {
  const rows = await tx.$queryRaw<{ order_id: bigint }[]>`
    select order_id from "order" where shop = ${shop} and source = 'file' and order_id > ${after}
    order by order_id limit ${limit}`;
  return rows.map((row) => row.order_id);
}

/** What the open lines of these orders are called, each name once. */
export async function listOpenNames(tx: Database, shop: string, orderIds: readonly bigint[]): Promise<SoldName[]> {
  return tx.$queryRaw<SoldName[]>`
    select distinct sku, vendor, name from (${openLines(shop, orderIds)}) open`;
}

/** Ties the open lines of these orders to what their names are, or to nothing. @returns how many lines changed. */
export async function tieLines(
  tx: Database,
  shop: string,
  orderIds: readonly bigint[],
  ties: readonly { name: SoldName; match: SoldMatch | null }[],
): Promise<number> {
  if (ties.length === 0) return 0;
  const json = JSON.stringify(ties.map(toTie));
  return tx.$executeRaw`
    update order_line l set product_id = m.product_id, variant_id = m.variant_id, title = m.title,
      variant_title = m.variant_title, is_gift_card = m.is_gift_card
    from (${openLines(shop, orderIds)}) open
    join jsonb_to_recordset(${json}::jsonb) as m(sku text, vendor text, name text, product_id bigint, variant_id bigint,
      title text, variant_title text, is_gift_card boolean) using (sku, vendor, name)
    where l.shop = ${shop} and l.order_id = open.order_id and l.line_id = open.line_id
      and (l.product_id, l.variant_id, l.title, l.variant_title, l.is_gift_card)
        is distinct from (m.product_id, m.variant_id, m.title, m.variant_title, m.is_gift_card)`;
}

function toTie({ name, match }: { name: SoldName; match: SoldMatch | null }) {
  return {
    sku: name.sku ?? "",
    vendor: name.vendor ?? "",
    name: name.name,
    product_id: match && String(match.productId),
    variant_id: match && String(match.variantId),
    title: match?.title ?? name.name,
    variant_title: match?.variantTitle ?? null,
    is_gift_card: match?.isGiftCard ?? false,
  };
}

export type UnresolvedTitle = { title: string; lines: number; units: number };

/** What uploaded orders sold that no product of the catalogue could be found for, the most frequent first. */
export async function listUnresolvedTitles(shop: string, limit = 100): Promise<UnresolvedTitle[]> {
  return db().$queryRaw<UnresolvedTitle[]>`
    select ${NAME} as title, count(*)::int as lines, sum(quantity)::float as units
    from order_line l join "order" o using (shop, order_id)
    where shop = ${shop} and l.product_id is null and o.source = 'file'
    group by 1 order by lines desc, 1 limit ${limit}`;
}

/** How many lines of uploaded orders have no product, and how many different titles they are. */
export async function countUnresolved(tx: Database, shop: string): Promise<{ lines: number; titles: number }> {
  const [row] = await tx.$queryRaw<{ lines: number; titles: number }[]>`
    select count(*)::int as lines, count(distinct ${NAME})::int as titles
    from order_line l join "order" o using (shop, order_id)
    where shop = ${shop} and l.product_id is null and o.source = 'file'`;
  return row ?? { lines: 0, titles: 0 };
}
