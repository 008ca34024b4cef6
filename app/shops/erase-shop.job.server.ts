import type { JobHandler } from "#app/jobs/define-job.ts";
import { forgetShop as forgetJobs } from "#app/jobs/forget-jobs.server.ts";
import { MINUTE_MS } from "#app/kernel/clock.ts";
import { forgetShop as forgetMining } from "#app/pipeline/affinities/store.server.ts";
import { forgetShop as forgetCatalog } from "#app/pipeline/catalog/store.server.ts";
import { forgetShop as forgetIntakes } from "#app/pipeline/intake/store.server.ts";
import { forgetShop as forgetOffers } from "#app/pipeline/offers/forget-offers.server.ts";
import { forgetShop as forgetOrders } from "#app/pipeline/orders/person-store.server.ts";
import { forgetShop as forgetPublished } from "#app/pipeline/publishing/forget-publications.server.ts";
import { forgetShop as forgetPromises } from "#app/pipeline/results/store.server.ts";
import type { Database } from "#app/runtime/database.server.ts";
import { clearAccessLoss } from "#app/shopify/access-loss.server.ts";
import { forgetShop as forgetDeliveries } from "#app/shopify/deliveries.server.ts";
import { type Ending, handleEachDelivery, type Waiting } from "#app/shops/each-delivery.server.ts";
import { holdShop } from "#app/shops/hold-shop.server.ts";
import { redactCustomersJob } from "#app/shops/jobs.ts";
import { notePrivacyRequests } from "#app/shops/note-privacy-requests.server.ts";
import { forgetShop as forgetCustomers } from "#app/shops/person-store.server.ts";
import {
  forgetShop as forgetExports,
  markPrivacyRequestDone,
  privacyRequestId,
  savePrivacyRequest,
} from "#app/shops/privacy-requests.server.ts";
import { forgetShop as forgetSettings } from "#app/shops/settings-store.server.ts";
import { forgetShop as forgetShopItself } from "#app/shops/store.server.ts";

const TOPIC = "shop/redact";

/** A large shop's rows are deleted in one go, so that it is erased or not, and never half. */
const TIMEOUT_MS = 14 * MINUTE_MS;

/**
 * Erases everything of a shop that left, 48 hours after it did.
 *
 * What stays: tombstones, because a shop that comes back must not bring its redacted customers with it, and they are
 * hashes that name nobody; and of each privacy request its topic, times and counts, the proof that it was done.
 */
export const eraseShop: JobHandler<{ shop: string }> = async ({ shop }, context) => {
  await notePrivacyRequests(shop, TOPIC);
  const { handled } = await handleEachDelivery(
    shop,
    { topic: TOPIC, timeoutMs: TIMEOUT_MS, handle: (tx, delivery) => eraseOnce(tx, shop, delivery, context.now) },
    context,
  );
  return { unchanged: true, summary: handled > 0 ? "erased" : "nothing to do" };
};

async function eraseOnce(tx: Database, shop: string, { triggeredAt, webhookId }: Waiting, now: Date): Promise<Ending> {
  const row = await holdShop(tx, shop);
  const id = privacyRequestId(TOPIC, { requestId: null, webhookId });
  if (row && row.uninstalledAt === null && row.installedAt > triggeredAt) {
    await markPrivacyRequestDone(tx, shop, id, { doneAt: now, counts: {} });
    return { ignored: "the shop has installed Tandem again since" };
  }
  await savePrivacyRequest(tx, shop, { id, topic: TOPIC, requestedAt: triggeredAt });
  const counts = await forgetEverything(tx, shop);
  await markPrivacyRequestDone(tx, shop, id, { doneAt: now, counts });
  await forgetExports(tx, shop, now);
  return "handled";
}

/** Every table that has a `shop` column is emptied here; a test asks the database itself whether one was left out. */
async function forgetEverything(tx: Database, shop: string): Promise<Record<string, number>> {
  const jobs = await forgetJobs(tx, shop, [redactCustomersJob.kind]);
  // A redaction that waits is still owed: it lays its tombstones whether or not the shop is known.
  const deliveries = await forgetDeliveries(tx, shop, ["customers/redact"]);
  const intakes = await forgetIntakes(tx, shop);
  await forgetPromises(tx, shop);
  const publications = await forgetPublished(tx, shop);
  const offers = await forgetOffers(tx, shop);
  const orders = await forgetOrders(tx, shop);
  await forgetMining(tx, shop);
  const products = await forgetCatalog(tx, shop);
  const customers = await forgetCustomers(tx, shop);
  await forgetSettings(tx, shop);
  await clearAccessLoss(tx, shop);
  await forgetShopItself(tx, shop);
  return { publications, offers, orders, products, customers, intakes, deliveries, jobs };
}
