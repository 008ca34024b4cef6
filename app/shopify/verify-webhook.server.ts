import { z } from "zod";
import { shopifyLibrary } from "#app/shopify/api.server.ts";

export type VerifiedWebhook = {
  shop: string;
  topic: string;
  webhookId: string;
  triggeredAt: Date | null;
  body: unknown;
};

export type RefusedWebhook = { status: 400 | 401; reason: string };

/**
 * Checks a webhook's signature on its raw body and reads its headers.
 *
 * Not `authenticate.webhook` of the Remix package: that one loads the shop's session and refreshes its token before it
 * answers, so a shop with a dead token, or a slow Shopify, would lose webhooks. This needs no session, no token, no
 * network. A bad signature is answered 401, as Shopify's app review demands; anything else unreadable 400.
 */
export async function verifyWebhook(request: Request): Promise<VerifiedWebhook | RefusedWebhook> {
  const rawBody = await request.text();
  const check = await shopifyLibrary().webhooks.validate({ rawBody, rawRequest: request });
  if (!check.valid) {
    const isUnsigned = check.reason === "invalid_hmac" || check.reason === "missing_hmac";
    return { status: isUnsigned ? 401 : 400, reason: check.reason };
  }
  const body = parseJson(rawBody);
  if (body === undefined) return { status: 400, reason: "the body is not JSON" };
  if (!isAbout(body, check.domain))
    return { status: 400, reason: "the body is about another shop than the headers say" };
  const triggered = new Date(check.triggeredAt ?? "");
  return {
    shop: check.domain,
    // Shopify's header says orders/create, the library ORDERS_CREATE.
    topic: (request.headers.get("x-shopify-topic") ?? check.topic).toLowerCase(),
    webhookId: check.webhookId,
    triggeredAt: Number.isNaN(triggered.getTime()) ? null : triggered,
    body,
  };
}

const Domain = z.string().regex(/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/);
/** The privacy topics and app/uninstalled name their shop. */
const Named = z.union([
  z.looseObject({ shop_domain: Domain }).transform((body) => body.shop_domain),
  z.looseObject({ myshopify_domain: Domain }).transform((body) => body.myshopify_domain),
]);

/**
 * Whether a body that names its shop names this one. Only the body is signed: without this, one body that got into
 * wrong hands could be sent again in any shop's name.
 */
function isAbout(body: unknown, shop: string): boolean {
  const named = Named.safeParse(body);
  return !named.success || named.data === shop;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
