import type { JobHandler } from "#app/jobs/define-job.ts";
import { listOrdersOfPerson } from "#app/pipeline/orders/person-store.server.ts";
import type { Database } from "#app/runtime/database.server.ts";
import { handleEachDelivery, type Waiting } from "#app/shops/each-delivery.server.ts";
import { composeExport } from "#app/shops/export.ts";
import { holdShop } from "#app/shops/hold-shop.server.ts";
import { notePrivacyRequests } from "#app/shops/note-privacy-requests.server.ts";
import { type Person, parsePerson } from "#app/shops/person-signal.server.ts";
import { findPerson } from "#app/shops/person-store.server.ts";
import {
  isPrivacyRequestDone,
  markPrivacyRequestDone,
  privacyRequestId,
  savePrivacyRequest,
} from "#app/shops/privacy-requests.server.ts";
import { listBuried } from "#app/shops/tombstones.server.ts";

const TOPIC = "customers/data_request";

/** Gathers what we hold of each person who asked, for the merchant to download and pass on. */
export const exportCustomers: JobHandler<{ shop: string }> = async ({ shop }, context) => {
  await notePrivacyRequests(shop, TOPIC);
  const { handled } = await handleEachDelivery(
    shop,
    { topic: TOPIC, forgetSubject: true, handle: (tx, delivery) => exportOnce(tx, shop, delivery, context.now) },
    context,
  );
  return { unchanged: true, summary: `${handled} exports made` };
};

async function exportOnce(tx: Database, shop: string, delivery: Waiting, now: Date) {
  const isKnown = (await holdShop(tx, shop)) !== null;
  const asked = parsePerson(delivery);
  const id = privacyRequestId(TOPIC, { requestId: asked.requestId, webhookId: delivery.webhookId });
  await savePrivacyRequest(tx, shop, { id, topic: TOPIC, requestedAt: delivery.triggeredAt });
  if (await isPrivacyRequestDone(tx, shop, id)) return { ignored: "this request was done before" };
  if (!isKnown || (await isBuried(tx, shop, asked))) {
    // Erased or redacted before: there is nothing left, and an export would write the person's id down again.
    await markPrivacyRequestDone(tx, shop, id, { doneAt: now, counts: { customers: 0, orders: 0, orderLines: 0 } });
    return "handled" as const;
  }
  const person = await findPerson(tx, shop, asked);
  const orders = await listOrdersOfPerson(tx, shop, { keys: person.keys, orderIds: asked.orderIds });
  const lines = orders.reduce((sum, one) => sum + one.lines.length, 0);
  const counts = { customers: person.keys.length, orders: orders.length, orderLines: lines };
  await markPrivacyRequestDone(tx, shop, id, {
    doneAt: now,
    counts,
    export: composeExport({ shop, person, orders, madeAt: now }),
  });
  return "handled" as const;
}

async function isBuried(tx: Database, shop: string, { customerId, emailHmac }: Person): Promise<boolean> {
  if (customerId !== null) return (await listBuried(tx, shop, "customer", [customerId])).size > 0;
  return emailHmac !== null && (await listBuried(tx, shop, "email", [emailHmac])).size > 0;
}
