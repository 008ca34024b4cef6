import { db } from "#app/runtime/database.server.ts";
import { listWaiting } from "#app/shopify/deliveries.server.ts";
import { PersonAbout } from "#app/shops/person-signal.server.ts";
import { type PrivacyTopic, privacyRequestId, savePrivacyRequest } from "#app/shops/privacy-requests.server.ts";

/** Notes the requests behind the waiting deliveries of a topic before any is worked on: one that fails is seen to be due. */
export async function notePrivacyRequests(shop: string, topic: PrivacyTopic): Promise<void> {
  for (const { webhookId, about, triggeredAt } of await listWaiting(shop, [topic], 1000)) {
    const requestId = PersonAbout.safeParse(about).data?.requestId ?? null;
    const id = privacyRequestId(topic, { requestId, webhookId });
    await savePrivacyRequest(db(), shop, { id, topic, requestedAt: triggeredAt });
  }
}
