import type { Database } from "#app/runtime/database.server.ts";

/** The products in the most orders since `since`, best first; tests, cancelled orders and what was returned don't count. */
export async function listBestSellers(
  tx: Database,
  shop: string,
  { since, limit }: { since: Date; limit: number },
): Promise<bigint[]> {
  const rows = await tx.$queryRaw<{ productId: bigint }[]>`
    select l.product_id as "productId"
    from order_line l join "order" o on o.shop = ${shop} and o.order_id = l.order_id
    where l.shop = ${shop} and o.processed_at >= ${since} and not o.is_test and o.cancelled_at is null
      and l.product_id > 0 and l.current_quantity > 0
    group by l.product_id order by count(distinct l.order_id) desc, l.product_id limit ${limit}`;
  return rows.map((row) => row.productId);
}
