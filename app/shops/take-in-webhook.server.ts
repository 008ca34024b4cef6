import type { JobDefinition } from "#app/jobs/define-job.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { log } from "#app/runtime/log.server.ts";
import { type Signal, saveDelivery } from "#app/shopify/deliveries.server.ts";
import { verifyWebhook } from "#app/shopify/verify-webhook.server.ts";
import { isKnownShop } from "#app/shops/store.server.ts";

/** How one topic is taken in: what of its body we keep, and which job looks at it. */
export type WebhookIntake = {
  topic: string;
  /** @throws when the body lacks what the topic must carry. */
  parse: (body: unknown, shop: string) => Signal | Promise<Signal>;
  job: JobDefinition<{ shop: string }>;
};

/** What is owed to anyone's customers, and noted as done, also for a shop of which we hold nothing (any more). */
const OWED_TO_ANY_SHOP = ["customers/data_request", "customers/redact", "shop/redact"];

/**
 * Takes in one webhook: verifies it, stores what it is about and the job that will look, in one transaction, and answers
 * 200. A repeated webhook id is answered 200 and changes nothing. What could not be stored is answered 500, so that
 * Shopify tries again (8 times in 4 hours); a bad signature 401; a body that is not the topic's 400.
 *
 * Of a shop that never opened Tandem, or was erased, nothing is kept: whoever opens it later is read in whole.
 */
export async function takeInWebhook(request: Request, intake: WebhookIntake, now: Date): Promise<Response> {
  if (request.method !== "POST") return new Response("Webhooks are POSTed", { status: 405 });
  const webhook = await verifyWebhook(request);
  if ("status" in webhook) return refuse(webhook.status, intake.topic, webhook.reason);
  if (webhook.topic !== intake.topic) return refuse(400, intake.topic, `the topic is ${webhook.topic}`);
  const { shop, webhookId, topic } = webhook;
  let signal: Signal;
  try {
    signal = await intake.parse(webhook.body, shop);
  } catch (error) {
    return refuse(400, topic, `the body is not that of ${topic}: ${error instanceof Error ? error.name : "unknown"}`);
  }
  const delivery = { ...signal, webhookId, topic, triggeredAt: webhook.triggeredAt ?? now, receivedAt: now };
  try {
    await db().$transaction(async (tx) => {
      if (!OWED_TO_ANY_SHOP.includes(topic) && !(await isKnownShop(tx, shop))) return;
      if (await saveDelivery(tx, shop, delivery)) await enqueue(tx, intake.job, { shop });
    });
    return new Response();
  } catch (error) {
    log.error({ err: error, shop, topic, webhookId }, "a webhook could not be stored");
    return new Response("could not be stored, please send it again", { status: 500 });
  }
}

function refuse(status: 400 | 401, topic: string, reason: string): Response {
  log.warn({ topic, reason }, "webhook refused");
  return new Response(reason, { status });
}
