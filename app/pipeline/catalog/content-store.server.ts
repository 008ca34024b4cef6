import type { Database } from "#app/runtime/database.server.ts";

/**
 * A digest of what is stored of each product: all but when and by what it was read. Shopify tells of a product also when
 * nothing that we use has changed, as after each of our own metafield writes.
 */
export async function digestProducts(
  tx: Database,
  shop: string,
  productIds: readonly bigint[],
): Promise<Map<bigint, string>> {
  const rows = await tx.$queryRaw<{ product_id: bigint; digest: string }[]>`
    select p.product_id, md5(
      (to_jsonb(p) - array['source_updated_at', 'read_at', 'intake_id'])::text ||
      coalesce((
        select jsonb_agg(to_jsonb(v) - 'intake_id' order by v.variant_id)::text
        from variant v where v.shop = ${shop} and v.product_id = p.product_id), '')) as digest
    from product p
    where p.shop = ${shop} and p.product_id = any(${productIds.map(String)}::bigint[])`;
  return new Map(rows.map((row) => [row.product_id, row.digest]));
}
