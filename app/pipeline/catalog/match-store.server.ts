import { type Database, Prisma } from "#app/runtime/database.server.ts";

/** What an exported file calls a sold thing: `name` is the product's title and, after a dash, the variant's. */
export type SoldName = { sku: string | null; vendor: string | null; name: string };

/** What it is in the catalogue, and its name split accordingly. */
export type SoldMatch = {
  productId: bigint;
  variantId: bigint;
  title: string;
  variantTitle: string | null;
  isGiftCard: boolean;
};

/**
 * What each of `names` is, in their sequence: a SKU that one variant has tells it, else the name together with the vendor,
 * where they fit one variant. A product that the shop sells now goes before a deleted one, and that before one that only
 * a file knows. Null where nothing fits, and where several do: a wrong tie is worse than none.
 */
export async function matchSoldNames(
  tx: Database,
  shop: string,
  names: readonly SoldName[],
): Promise<(SoldMatch | null)[]> {
  if (names.length === 0) return [];
  const json = JSON.stringify(
    names.map(({ sku, vendor, name }, at) => ({ at, sku: sku ?? "", vendor: vendor ?? "", name })),
  );
  const rows = await tx.$queryRaw<(SoldMatch & { at: number })[]>`
    with asked as materialized (
      select * from jsonb_to_recordset(${json}::jsonb) as t(at int, sku text, vendor text, name text)
    ),
    ${sellable(shop)},
    by_sku as (
      select distinct on (a.at) a.at, s.variant_id, count(*) over (partition by a.at, s.rank) as fitting
      from asked a join sellable s on s.sku = a.sku and a.sku <> ''
      order by a.at, s.rank
    ),
    by_name as (
      select distinct on (a.at) a.at, s.variant_id,
        count(*) over (partition by a.at, s.rank, s.sku = a.sku) as fitting
      from asked a join sellable s on s.name = a.name and (a.vendor = '' or a.vendor = s.vendor)
      order by a.at, s.rank, s.sku = a.sku desc
    )
    select a.at, s.product_id as "productId", s.variant_id as "variantId", s.is_gift_card as "isGiftCard",
      case when right(a.name, length(s.ending)) = s.ending then left(a.name, -length(s.ending)) else a.name end as title,
      case when right(a.name, length(s.ending)) = s.ending then s.title end as "variantTitle"
    from asked a
    left join by_sku c on c.at = a.at and c.fitting = 1
    left join by_name n on n.at = a.at and n.fitting = 1
    join sellable s on s.variant_id = coalesce(c.variant_id, n.variant_id)`;
  const found = new Map(rows.map(({ at, ...match }) => [at, match]));
  return names.map((_, at) => found.get(at) ?? null);
}

/** Every variant with the name that Shopify gives its lines; `ending` is null where the product has no options. */
function sellable(shop: string) {
  return Prisma.sql`
    titled as (
      select v.variant_id, v.product_id, coalesce(v.sku, '') as sku, v.title, p.vendor, p.is_gift_card,
        p.title as product_title, case when v.title not in ('', 'Default Title') then ' - ' || v.title end as ending,
        case when p.source = 'file' then 3 when p.deleted_at is not null then 2 else 1 end as rank
      from variant v join product p on p.shop = v.shop and p.product_id = v.product_id
      where v.shop = ${shop}
    ),
    sellable as materialized (select *, product_title || coalesce(ending, '') as name from titled)`;
}
