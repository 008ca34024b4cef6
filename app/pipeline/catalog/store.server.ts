import type { Collection, Product, ProductFact, ProductSource, Variant } from "#app/pipeline/catalog/product.ts";
import { type Database, Prisma } from "#app/runtime/database.server.ts";
import { sqlColumns } from "#app/runtime/sql-columns.server.ts";

/** What wrote a state: its source, when it was read, and the bulk intake whose variants are still to come. */
export type Writing = { source: ProductSource; readAt: Date; intakeId: string | null };

/**
 * Writes products unless a newer state is stored, or the API's where these come from a file.
 * @returns the ids of those written.
 */
export async function upsertProducts(
  tx: Database,
  shop: string,
  products: readonly Product[],
  writing: Writing,
): Promise<Set<bigint>> {
  if (products.length === 0) return new Set();
  const json = JSON.stringify(products.map((product) => toProductColumns(product, writing)));
  const written = await tx.$queryRaw<{ product_id: bigint }[]>`
    insert into product (shop, ${PRODUCT_COLUMNS})
    select ${shop}, ${PRODUCT_COLUMNS} from jsonb_populate_recordset(null::product, ${json}::jsonb) order by product_id
    on conflict (shop, product_id) do update set (${PRODUCT_COLUMNS}) = row (${sqlColumns(PRODUCT_NAMES, "excluded")})
    where (product.source = 'file' and excluded.source = 'api')
       or (product.source = excluded.source and product.source_updated_at <= excluded.source_updated_at)
    returning product_id`;
  return new Set(written.map((row) => row.product_id));
}

/** Writes variants of products that were just written. */
export async function upsertVariants(
  tx: Database,
  shop: string,
  variants: readonly Variant[],
  intakeId: string | null,
) {
  if (variants.length === 0) return;
  await tx.$executeRaw`
    insert into variant (shop, ${VARIANT_COLUMNS})
    select ${shop}, ${sqlColumns(VARIANT_NAMES, "t")}
    from jsonb_populate_recordset(null::variant, ${toVariantJson(variants, intakeId)}::jsonb) as t
    join product p on p.shop = ${shop} and p.product_id = t.product_id and p.intake_id is not distinct from ${intakeId}::uuid
    order by t.variant_id
    on conflict (shop, variant_id) do update set (${VARIANT_COLUMNS}) = row (${NEW_VARIANT})`;
}

/** Removes the variants of `productIds` that are not among `keep`: the whole state of these products is at hand. */
export async function deleteOtherVariants(
  tx: Database,
  shop: string,
  productIds: readonly bigint[],
  keep: readonly bigint[],
) {
  await tx.variant.deleteMany({ where: { shop, productId: { in: [...productIds] }, variantId: { notIn: [...keep] } } });
}

/** Removes the variants that a complete bulk intake no longer listed for the products it wrote. */
export async function deleteVariantsNotIn(tx: Database, shop: string, intakeId: string): Promise<void> {
  await tx.$executeRaw`
    delete from variant v using product p
    where v.shop = ${shop} and p.shop = ${shop} and p.product_id = v.product_id
      and p.intake_id = ${intakeId}::uuid and v.intake_id is distinct from ${intakeId}::uuid`;
}

export type Membership = Collection & { productId: bigint };

/** Notes which collections the products of this writing are in, and what these are called. */
export async function saveMemberships(
  tx: Database,
  shop: string,
  memberships: readonly Membership[],
  intakeId: string | null,
) {
  if (memberships.length === 0) return;
  const json = JSON.stringify(
    memberships.map((one) => ({
      product_id: String(one.productId),
      collection_id: String(one.collectionId),
      title: one.title,
    })),
  );
  const rows = Prisma.sql`jsonb_to_recordset(${json}::jsonb) as t(product_id bigint, collection_id bigint, title text)`;
  await tx.$executeRaw`
    insert into collection (shop, collection_id, title)
    select distinct on (t.collection_id) ${shop}, t.collection_id, t.title from ${rows} order by t.collection_id
    on conflict (shop, collection_id) do update set title = excluded.title where collection.title <> excluded.title`;
  await tx.$executeRaw`
    update product p set collection_ids = (select array(select distinct unnest(p.collection_ids || t.ids) order by 1))
    from (select product_id, array_agg(collection_id) as ids from ${rows} group by product_id) t
    where p.shop = ${shop} and p.product_id = t.product_id and p.intake_id is not distinct from ${intakeId}::uuid`;
}

/** Notes what a comparison may show of the products of this writing. Rows of one product may come in several batches. */
export async function saveFacts(
  tx: Database,
  shop: string,
  facts: readonly (ProductFact & { productId: bigint })[],
  intakeId: string | null,
) {
  if (facts.length === 0) return;
  const json = JSON.stringify(
    facts.map(({ productId, key, ...fact }) => ({ product_id: String(productId), key, fact })),
  );
  await tx.$executeRaw`
    update product p set facts = p.facts || t.facts
    from (
      select product_id, jsonb_object_agg(key, fact) as facts
      from jsonb_to_recordset(${json}::jsonb) as r(product_id bigint, key text, fact jsonb) group by product_id
    ) t
    where p.shop = ${shop} and p.product_id = t.product_id and p.intake_id is not distinct from ${intakeId}::uuid`;
}

/**
 * Marks products deleted that a complete bulk intake did not list. Those read by a webhook's fetch since it began are
 * newer than the list and stay. @returns how many.
 */
export async function markProductsNotIn(tx: Database, shop: string, intakeId: string, startedAt: Date, now: Date) {
  return tx.$executeRaw`
    update product set deleted_at = ${now}
    where shop = ${shop} and source = 'api' and deleted_at is null
      and intake_id is distinct from ${intakeId}::uuid and read_at < ${startedAt}`;
}

/** Marks products deleted; their rows stay, so that old lines keep their product. @returns how many. */
export async function markProductsDeleted(tx: Database, shop: string, productIds: readonly bigint[], now: Date) {
  const { count } = await tx.product.updateMany({
    where: { shop, productId: { in: [...productIds] }, deletedAt: null },
    data: { deletedAt: now },
  });
  return count;
}

export async function countProducts(tx: Database, shop: string): Promise<number> {
  return tx.product.count({ where: { shop, source: "api", deletedAt: null } });
}

export async function forgetShop(tx: Database, shop: string): Promise<number> {
  await tx.variant.deleteMany({ where: { shop } });
  await tx.collection.deleteMany({ where: { shop } });
  return (await tx.product.deleteMany({ where: { shop } })).count;
}

const PRODUCT_NAMES = [
  ...["product_id", "handle", "title", "vendor", "product_type", "category", "tags", "status", "published_at"],
  ...["is_gift_card", "requires_selling_plan", "is_bundle_parent", "rating_hundredths", "rating_count", "image_url"],
  ...[
    "option_names",
    "collection_ids",
    "facts",
    "created_at",
    "source",
    "source_updated_at",
    "read_at",
    "intake_id",
    "deleted_at",
  ],
];
const VARIANT_NAMES = [
  ...["variant_id", "product_id", "title", "sku", "option_values", "position", "price_minor", "compare_at_minor"],
  ...["cost_minor", "is_available", "stock", "weight_grams", "intake_id"],
];
const PRODUCT_COLUMNS = sqlColumns(PRODUCT_NAMES);
const VARIANT_COLUMNS = sqlColumns(VARIANT_NAMES);
/** A cost that the merchant uploaded stays where Shopify knows none. */
const NEW_VARIANT = Prisma.raw(
  VARIANT_NAMES.map((name) =>
    name === "cost_minor" ? "coalesce(excluded.cost_minor, variant.cost_minor)" : `excluded.${name}`,
  ).join(", "),
);

function toProductColumns(product: Product, { source, readAt, intakeId }: Writing) {
  return {
    product_id: String(product.productId),
    handle: product.handle,
    title: product.title,
    vendor: product.vendor,
    product_type: product.productType,
    category: product.category,
    tags: product.tags,
    status: product.status,
    published_at: product.publishedAt,
    is_gift_card: product.isGiftCard,
    requires_selling_plan: product.requiresSellingPlan,
    is_bundle_parent: product.isBundleParent,
    rating_hundredths: product.ratingHundredths,
    rating_count: product.ratingCount,
    image_url: product.imageUrl,
    option_names: product.optionNames,
    collection_ids: [],
    facts: {},
    created_at: product.createdAt,
    source,
    source_updated_at: product.updatedAt,
    read_at: readAt,
    intake_id: intakeId,
  };
}

function toVariantJson(variants: readonly Variant[], intakeId: string | null): string {
  return JSON.stringify(
    variants.map((variant) => ({
      variant_id: String(variant.variantId),
      product_id: String(variant.productId),
      title: variant.title,
      sku: variant.sku,
      option_values: variant.optionValues,
      position: variant.position,
      price_minor: variant.priceMinor,
      compare_at_minor: variant.compareAtMinor,
      cost_minor: variant.costMinor,
      is_available: variant.isAvailable,
      stock: variant.stock,
      weight_grams: variant.weightGrams,
      intake_id: intakeId,
    })),
  );
}
