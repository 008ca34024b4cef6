import { ProductCollector } from "#app/pipeline/catalog/file/collect-products.server.ts";
import { PRODUCTS_EXPORT } from "#app/pipeline/catalog/file/columns.ts";
import { takeInExport, type Upload, type UploadSummary } from "#app/pipeline/intake/file/take-in-export.server.ts";
import { requireCurrency } from "#app/shops/store.server.ts";

/**
 * Takes in Shopify's products export while the browser uploads it, plain or gzip. Products that the API told of keep what it
 * said and gain only costs; others are stored under negative ids, so that lines of old orders find them. `counts` has
 * `products` and `variants` of the file, how many products the API `known`, and `costsFilled`.
 *
 * Name the job that looks up order lines anew in `next`: this stage knows no later one.
 * @throws what the database throws; wrong files and uploads that break off are in the summary.
 */
export async function takeInProductsFile(shop: string, upload: Upload): Promise<UploadSummary> {
  const currency = await requireCurrency(shop);
  const collector = new ProductCollector(shop, { currency, now: upload.now });
  return takeInExport(shop, upload, { format: PRODUCTS_EXPORT, collector });
}
