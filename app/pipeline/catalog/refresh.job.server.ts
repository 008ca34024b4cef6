import type { JobHandler } from "#app/jobs/define-job.ts";
import { parseGid } from "#app/kernel/ids.ts";
import { parseWholeProduct } from "#app/pipeline/catalog/parse-product.ts";
import { saveWholeProducts } from "#app/pipeline/catalog/save-products.server.ts";
import { PRODUCT_DELETE_TOPIC, PRODUCT_TOPICS } from "#app/pipeline/catalog/signals.ts";
import { markProductsDeleted } from "#app/pipeline/catalog/store.server.ts";
import { workOffDeliveries } from "#app/pipeline/intake/work-off.server.ts";
import { PRODUCTS_A_CALL, readProducts } from "#app/shopify/read-products.server.ts";
import { requireCurrency } from "#app/shops/store.server.ts";
import { saveTombstones } from "#app/shops/tombstones.server.ts";

/** Fetches the products that waiting webhooks name; those deleted are marked so. */
export const refreshProducts: JobHandler<{ shop: string }> = async ({ shop }, context) => {
  const currency = await requireCurrency(shop);
  return workOffDeliveries(
    shop,
    {
      topics: PRODUCT_TOPICS,
      deleteTopic: PRODUCT_DELETE_TOPIC,
      perCall: PRODUCTS_A_CALL,
      read: readProducts,
      idOf: ({ product }) => String(parseGid(product.id, "Product")),
      parse: (found) => parseWholeProduct(found, currency),
      save: (tx, shop, products, now) => saveWholeProducts(tx, shop, products, { source: "api", now }),
      remove: async (tx, shop, ids, now) => {
        await saveTombstones(tx, shop, "product", ids, now);
        await markProductsDeleted(tx, shop, ids.map(BigInt), now);
      },
    },
    context,
  );
};
