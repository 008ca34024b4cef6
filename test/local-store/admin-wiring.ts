import { mkdirSync } from "node:fs";
import { z } from "zod";
import type { AdminApiDeps, AdminShop } from "./admin-api/context.ts";
import { createAdminFaults } from "./admin-api/faults.ts";
import { orderUpdatedAt } from "./admin-api/order-updated-at.ts";
import type { AdminRequest } from "./admin-api/run-request.ts";
import type { AppManifest } from "./app-manifest.ts";
import type { StoreClock } from "./clock.ts";
import { toFileUrl, toImageUrl } from "./storage-urls.ts";
import { toOrderPayload } from "./webhooks/payloads/order-payload.ts";
import { toProductPayload } from "./webhooks/payloads/product-payload.ts";
import type { WebhookSender } from "./webhooks/webhook-sender.ts";

/** What the Admin API needs, made from the parts of the store. */
export function adminDeps(parts: {
  clock: StoreClock;
  webhooks: WebhookSender;
  manifest: AppManifest;
  filesDir: string;
  changed(): void;
}): AdminApiDeps {
  mkdirSync(parts.filesDir, { recursive: true });
  return {
    now: () => parts.clock.now(),
    filesDir: parts.filesDir,
    publicFileUrl: (shop, fileId) => toFileUrl(shop.world.shop.domain, fileId),
    imageUrl: (shop, src) => toImageUrl(shop.world.shop.id, src),
    emitWebhook(shop, topic, payload) {
      parts.webhooks.send(shop.world.shop.domain, topic, fillIn(shop, topic, payload));
      parts.changed();
    },
    appConfig: parts.manifest.config,
    bulkDelayMs: 20,
    faults: createAdminFaults(),
  };
}

/** products/update and orders/updated come with the id alone; the other topics come whole. */
function fillIn(shop: AdminShop, topic: string, payload: Record<string, unknown>): object {
  if (topic === "orders/updated") {
    const order = shop.index.order(Number(payload.id));
    return order ? toOrderPayload(shop.world, { ...order, updatedAt: orderUpdatedAt(shop, order) }) : payload;
  }
  if (topic !== "products/update") return payload;
  const product = shop.index.product(Number(payload.id));
  return product ? toProductPayload(shop.world.shop, product) : payload;
}

const requestSchema = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

/** Reads the body of a GraphQL request; null when it is none. */
export function parseAdminRequest(body: unknown): AdminRequest | null {
  return requestSchema.safeParse(body).data ?? null;
}
