import type { JobHandler } from "#app/jobs/define-job.ts";
import { parseGid } from "#app/kernel/ids.ts";
import { parseCollection, parseFact, parseProduct, parseVariant } from "#app/pipeline/catalog/parse-product.ts";
import { saveProducts } from "#app/pipeline/catalog/save-products.server.ts";
import {
  countProducts,
  deleteVariantsNotIn,
  markProductsNotIn,
  saveFacts,
  saveMemberships,
  upsertVariants,
} from "#app/pipeline/catalog/store.server.ts";
import { parseRows, rowsOf } from "#app/pipeline/intake/parse-rows.ts";
import { type BulkIntake, runBulkIntake } from "#app/pipeline/intake/run-bulk.server.ts";
import { markStage, type Problem } from "#app/pipeline/intake/store.server.ts";
import { PRODUCTS_BULK_QUERY } from "#app/shopify/bulk-queries.ts";
import { CollectionNode, MetafieldNode, ProductNode, VariantNode } from "#app/shopify/product-fields.ts";
import { requireCurrency } from "#app/shops/store.server.ts";

/** Reads the whole catalogue: on install, and when the merchant asks for it. */
export const backfillCatalog: JobHandler<{ shop: string }> = async ({ shop }, context) => {
  const currency = await requireCurrency(shop);
  return runBulkIntake(shop, { ...productsIntake, take: takeRows(currency) }, context);
};

const productsIntake: Omit<BulkIntake, "take"> = {
  kind: "products.bulk",
  query: PRODUCTS_BULK_QUERY,
  complete: async (tx, { shop, id, startedAt }, now) => {
    await deleteVariantsNotIn(tx, shop, id);
    await markProductsNotIn(tx, shop, id, startedAt, now);
    await markStage(tx, shop, "catalog", {
      startedAt,
      finishedAt: now,
      counts: { products: await countProducts(tx, shop) },
    });
  },
};

function takeRows(currency: string): BulkIntake["take"] {
  return async (tx, { shop, id: intakeId }, rows, now) => {
    const problems: Problem[] = [];
    const parentOf = (value: { __parentId?: string }) => parseGid(value.__parentId ?? "", "Product");
    const products = parseRows(rowsOf(rows, "Product"), (value) => parseProduct(ProductNode.parse(value)), problems);
    const variants = parseRows(
      rowsOf(rows, "ProductVariant"),
      (value) => parseVariant(parentOf(value), VariantNode.parse(value), currency),
      problems,
    );
    const memberships = parseRows(
      rowsOf(rows, "Collection"),
      (value) => ({ ...parseCollection(CollectionNode.parse(value)), productId: parentOf(value) }),
      problems,
    );
    const facts = parseRows(
      rowsOf(rows, "Metafield"),
      (value) => ({ fact: parseFact(MetafieldNode.parse(value)), productId: parentOf(value) }),
      problems,
    ).flatMap(({ fact, productId }) => (fact ? [{ ...fact, productId }] : []));
    await saveProducts(tx, shop, products, { source: "api", readAt: now, intakeId });
    await upsertVariants(tx, shop, variants, intakeId);
    await saveMemberships(tx, shop, memberships, intakeId);
    await saveFacts(tx, shop, facts, intakeId);
    return { objects: products.length, problems };
  };
}
