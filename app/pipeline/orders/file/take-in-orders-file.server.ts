import { takeInExport, type Upload, type UploadSummary } from "#app/pipeline/intake/file/take-in-export.server.ts";
import { markStage } from "#app/pipeline/intake/store.server.ts";
import { OrderCollector } from "#app/pipeline/orders/file/collect-orders.server.ts";
import { ORDERS_EXPORT } from "#app/pipeline/orders/file/columns.ts";
import { resolveLinesJob } from "#app/pipeline/orders/file/jobs.ts";
import { makeLineResolver } from "#app/pipeline/orders/file/name-lines.server.ts";
import { countOrders } from "#app/pipeline/orders/store.server.ts";
import { hashEmail } from "#app/shops/email-hash.ts";
import { getEmailKey } from "#app/shops/email-key.server.ts";

/**
 * Takes in Shopify's orders export while the browser uploads it, plain or gzip. E-mail addresses become hashes as each row
 * is read; nothing else that names a person is looked at. What the API said of an order stays, whatever the file says; the
 * same file twice changes nothing. `counts` has `orders` and `lines` of the file.
 * @throws what the database throws; wrong files and uploads that break off are in the summary.
 */
export async function takeInOrdersFile(shop: string, upload: Upload): Promise<UploadSummary> {
  const emailKey = await getEmailKey(shop);
  const collector = new OrderCollector(shop, {
    hashEmail: (email) => hashEmail(emailKey, email),
    resolve: makeLineResolver(shop),
    now: upload.now,
  });
  return takeInExport(
    shop,
    { next: [resolveLinesJob], ...upload },
    {
      format: ORDERS_EXPORT,
      collector,
      complete: async (tx, run) => markStage(tx, shop, "orders", { ...run, counts: await countOrders(tx, shop) }),
    },
  );
}
