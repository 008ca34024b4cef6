import { createHmac, randomUUID } from "node:crypto";

type Options = { shop: string; webhookId?: string; triggeredAt?: string; secret?: string; rawBody?: string };

/** A webhook request as Shopify sends it, signed over its raw body. */
export function signedWebhook(topic: string, body: unknown, options: Options): Request {
  const { shop, webhookId = randomUUID(), triggeredAt = "2026-03-01T10:00:00Z", secret = "test-api-secret" } = options;
  const rawBody = options.rawBody ?? JSON.stringify(body);
  return new Request(`https://tandem.example/webhooks/${topic}`, {
    method: "POST",
    body: rawBody,
    headers: {
      "content-type": "application/json",
      "x-shopify-topic": topic,
      "x-shopify-shop-domain": shop,
      "x-shopify-hmac-sha256": createHmac("sha256", secret).update(rawBody).digest("base64"),
      "x-shopify-api-version": "2026-10",
      "x-shopify-webhook-id": webhookId,
      "x-shopify-event-id": randomUUID(),
      "x-shopify-triggered-at": triggeredAt,
    },
  });
}
