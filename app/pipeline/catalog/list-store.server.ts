import { z } from "zod";
import type { Product, ProductFact, ProductSource, Variant } from "#app/pipeline/catalog/product.ts";
import type { Database, Prisma } from "#app/runtime/database.server.ts";

/** A product as the catalogue has it now, with all that later stages ask of it. Variants by position. */
export type ListedProduct = {
  product: Product;
  variants: Variant[];
  collectionIds: bigint[];
  facts: ProductFact[];
  source: ProductSource;
  /** Null: the shop has it still. */
  deletedAt: Date | null;
};

/** The shop's whole catalogue by product id, with products that are deleted or that only a file tells of. */
export async function listProducts(tx: Database, shop: string): Promise<ListedProduct[]> {
  const rows = await tx.product.findMany({ where: { shop }, orderBy: { productId: "asc" } });
  const variants = await tx.variant.findMany({
    where: { shop },
    orderBy: [{ productId: "asc" }, { position: "asc" }, { variantId: "asc" }],
  });
  const byProduct = Map.groupBy(variants.map(toVariant), (variant) => variant.productId);
  return rows.map((row) => ({ ...toListed(row), variants: byProduct.get(row.productId) ?? [] }));
}

type ProductRow = Prisma.ProductGetPayload<object>;

const Status = z.enum(["active", "draft", "archived"]);
const Source = z.enum(["api", "file"]);
const Facts = z.record(
  z.string(),
  z.object({ label: z.string().nullable().default(null), type: z.string(), value: z.string() }),
);

function toListed(row: ProductRow): Omit<ListedProduct, "variants"> {
  const { shop: _, collectionIds, facts, source, deletedAt, sourceUpdatedAt, status, ...rest } = row;
  const { readAt: _read, intakeId: _intake, ...told } = rest;
  return {
    product: { ...told, status: Status.parse(status), updatedAt: sourceUpdatedAt },
    collectionIds,
    facts: Object.entries(Facts.parse(facts)).map(([key, fact]) => ({ key, ...fact })),
    source: Source.parse(source),
    deletedAt,
  };
}

function toVariant({ shop: _, intakeId: _intake, ...row }: Prisma.VariantGetPayload<object>): Variant {
  return {
    ...row,
    priceMinor: Number(row.priceMinor),
    compareAtMinor: row.compareAtMinor === null ? null : Number(row.compareAtMinor),
    costMinor: row.costMinor === null ? null : Number(row.costMinor),
  };
}

/** The variants of these products whose cost is known, with the shop's own price of each. */
export async function listCosted(
  tx: Database,
  shop: string,
  productIds: ReadonlySet<bigint>,
): Promise<{ variantId: bigint; priceMinor: number }[]> {
  const rows = await tx.variant.findMany({
    where: { shop, costMinor: { not: null } },
    select: { variantId: true, productId: true, priceMinor: true },
    orderBy: { variantId: "asc" },
  });
  const own = rows.filter((row) => productIds.has(row.productId));
  return own.map(({ variantId, priceMinor }) => ({ variantId, priceMinor: Number(priceMinor) }));
}
