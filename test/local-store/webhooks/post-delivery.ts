import { createHmac } from "node:crypto";
import type { Attempt, Delivery } from "./delivery.ts";

/** Shopify waits this long for an answer. */
export const ANSWER_WITHIN_MS = 5000;

/** Posts one attempt of a delivery to the app; what went wrong is part of the result, never thrown. */
export async function postDelivery(
  delivery: Delivery,
  to: { url: URL; secret: string; nowMs: number; timeoutMs: number },
): Promise<Attempt> {
  const isFirst = delivery.attempts.length === 0;
  const cut = delivery.damage === "malformed" || (delivery.damage === "truncate" && isFirst);
  const body = cut ? delivery.body.slice(0, Math.floor(delivery.body.length / 2)) : delivery.body;
  const signed = delivery.damage === "malformed" ? body : delivery.body;
  const secret = delivery.damage === "corrupt-hmac" && isFirst ? "not the secret" : to.secret;
  const started = performance.now();
  const done = (status: number | null, error: string | null): Attempt => ({
    at: new Date(to.nowMs).toISOString(),
    status,
    error,
    durationMs: Math.round(performance.now() - started),
  });
  try {
    const answer = await fetch(to.url, {
      method: "POST",
      body,
      headers: webhookHeaders(delivery, signWebhook(signed, secret)),
      redirect: "manual",
      signal: AbortSignal.timeout(to.timeoutMs),
    });
    await answer.arrayBuffer();
    return done(answer.status, null);
  } catch (error) {
    return done(null, describe(error));
  }
}

/** `X-Shopify-Hmac-Sha256`: base64 of the HMAC-SHA256 of the raw body with the client secret. */
export function signWebhook(body: string, secret: string): string {
  return createHmac("sha256", secret).update(body, "utf8").digest("base64");
}

function webhookHeaders(delivery: Delivery, hmac: string): Record<string, string> {
  return {
    "content-type": "application/json",
    "user-agent": "Shopify-Captain-Hook",
    "x-shopify-topic": delivery.topic,
    "x-shopify-shop-domain": delivery.shop,
    "x-shopify-hmac-sha256": hmac,
    "x-shopify-api-version": delivery.apiVersion,
    "x-shopify-webhook-id": delivery.id,
    "x-shopify-event-id": delivery.eventId,
    "x-shopify-triggered-at": delivery.triggeredAt,
    ...(delivery.name === null ? {} : { "x-shopify-name": delivery.name }),
  };
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
