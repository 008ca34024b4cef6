import { randomUUID } from "node:crypto";
import type { LocalShop } from "#test/local-store/local-shop.ts";
import type { StoreParts } from "#test/local-store/store-parts.ts";
import type { WorldChange } from "#test/local-store/world/change-world.ts";
import type { WorldOrder } from "#test/local-store/world/types.ts";
import { toOrderPayload } from "./payloads/order-payload.ts";
import { toProductPayload } from "./payloads/product-payload.ts";
import { toRefund } from "./payloads/refund-payload.ts";
import { toCustomerMerge, toOrderEdit, toPrivacySubject } from "./payloads/small-payloads.ts";

interface Told {
  topic: string;
  payload: object;
}

/** An order as it was before an edit: the webhook tells by how many each line changed. */
export type Before = WorldOrder | undefined;

/**
 * Tells the app what happened in a shop, in the sequence in which it happened. All webhooks of one action of the merchant
 * share an event id. An app that is not installed hears nothing.
 */
export function tellChanges(parts: StoreParts, shop: LocalShop, changes: WorldChange[], before?: Before): void {
  if (!shop.installation) return;
  const eventId = randomUUID();
  for (const change of changes) {
    for (const { topic, payload } of toWebhooks(shop, change, before)) {
      parts.webhooks.send(shop.domain, topic, payload, { eventId });
    }
  }
}

function toWebhooks({ world }: LocalShop, change: WorldChange, before: Before): Told[] {
  switch (change.what) {
    case "order-created":
      return toNewOrder(toOrderPayload(world, change.order), change.order);
    case "order-updated":
      return [{ topic: "orders/updated", payload: toOrderPayload(world, change.order) }];
    case "order-cancelled":
      return [{ topic: "orders/cancelled", payload: toOrderPayload(world, change.order) }];
    case "order-deleted":
      return [{ topic: "orders/delete", payload: { id: change.order.id } }];
    case "order-edited":
      return [{ topic: "orders/edited", payload: toEdit(world, change.order, before) }];
    case "refund-created":
      return [{ topic: "refunds/create", payload: toRefund(world, change.order, change.refund) }];
    case "product-created":
      return [{ topic: "products/create", payload: toProductPayload(world.shop, change.product) }];
    case "product-updated":
      return [{ topic: "products/update", payload: toProductPayload(world.shop, change.product) }];
    case "product-deleted":
      return [{ topic: "products/delete", payload: { id: change.product.id } }];
    case "customers-merged":
      return [{ topic: "customers/merge", payload: toCustomerMerge(change.kept, change.gone) }];
    case "customer-redacted": {
      const payload = { ...toPrivacySubject(world, change.customer), orders_to_redact: change.orderIds };
      return [{ topic: "customers/redact", payload }];
    }
    case "customer-created":
      return [];
  }
}

function toNewOrder(payload: object, order: WorldOrder): Told[] {
  const created = [{ topic: "orders/create", payload }];
  return order.financialStatus === "paid" ? [...created, { topic: "orders/paid", payload }] : created;
}

function toEdit(world: LocalShop["world"], order: WorldOrder, before: Before): object {
  const deltas = order.lines.map((line) => {
    const old = before?.lines.find((other) => other.id === line.id);
    return { lineId: line.id, delta: line.currentQuantity - (old?.currentQuantity ?? 0) };
  });
  const id = order.id + Math.round(Date.parse(order.updatedAt) / 1000);
  return toOrderEdit(world, order, { id, at: order.updatedAt, deltas: deltas.filter(({ delta }) => delta !== 0) });
}
