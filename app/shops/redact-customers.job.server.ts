import type { JobHandler } from "#app/jobs/define-job.ts";
import { redactPerson } from "#app/pipeline/orders/redact-person.server.ts";
import type { Database } from "#app/runtime/database.server.ts";
import { handleEachDelivery, type Waiting } from "#app/shops/each-delivery.server.ts";
import { holdShop } from "#app/shops/hold-shop.server.ts";
import { notePrivacyRequests } from "#app/shops/note-privacy-requests.server.ts";
import { parsePerson } from "#app/shops/person-signal.server.ts";
import { markPrivacyRequestDone, privacyRequestId, savePrivacyRequest } from "#app/shops/privacy-requests.server.ts";

const TOPIC = "customers/redact";

/** Forgets the persons whom Shopify asks us to forget. Tombstones are laid also for a shop that was erased. */
export const redactCustomers: JobHandler<{ shop: string }> = async ({ shop }, context) => {
  await notePrivacyRequests(shop, TOPIC);
  const { handled } = await handleEachDelivery(
    shop,
    { topic: TOPIC, forgetSubject: true, handle: (tx, delivery) => redactOnce(tx, shop, delivery, context.now) },
    context,
  );
  return { unchanged: handled === 0, summary: `${handled} customers redacted` };
};

async function redactOnce(tx: Database, shop: string, delivery: Waiting, now: Date) {
  await holdShop(tx, shop);
  const id = privacyRequestId(TOPIC, { requestId: null, webhookId: delivery.webhookId });
  await savePrivacyRequest(tx, shop, { id, topic: TOPIC, requestedAt: delivery.triggeredAt });
  const counts = await redactPerson(tx, shop, parsePerson(delivery), now);
  await markPrivacyRequestDone(tx, shop, id, { doneAt: now, counts });
  return "handled" as const;
}
