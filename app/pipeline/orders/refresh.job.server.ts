import type { JobHandler } from "#app/jobs/define-job.ts";
import { chunk } from "#app/kernel/chunk.ts";
import { parseGid } from "#app/kernel/ids.ts";
import { parseLine, parseOrder } from "#app/pipeline/orders/parse-order.ts";
import { saveWholeOrders, type WholeOrder } from "#app/pipeline/orders/save-orders.server.ts";
import { ORDER_DELETE_TOPIC, ORDER_TOPICS } from "#app/pipeline/orders/signals.ts";
import { deleteOrders } from "#app/pipeline/orders/store.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { listWaiting, markDeliveries } from "#app/shopify/deliveries.server.ts";
import { ORDERS_A_CALL, type OrderWithLines, readOrders } from "#app/shopify/read-orders.server.ts";
import { saveTombstones } from "#app/shops/tombstones.server.ts";

type Waiting = Awaited<ReturnType<typeof listWaiting>>[number];

/** Deliveries looked at in one round; a burst of webhooks for one order costs one fetch. */
const ROUND = 500;

/**
 * Works off the waiting deliveries about orders: deleted orders go and leave a tombstone, of all others the present state
 * is fetched. What a webhook said is never stored as state, so their order does not matter.
 */
export const refreshOrders: JobHandler<{ shop: string }> = async ({ shop }, { now, signal }) => {
  let fetched = 0;
  for (;;) {
    const waiting = await listWaiting(shop, [...ORDER_TOPICS, ORDER_DELETE_TOPIC], ROUND);
    if (waiting.length === 0) return { summary: `${fetched} orders fetched` };
    await removeDeleted(
      shop,
      waiting.filter((one) => one.topic === ORDER_DELETE_TOPIC),
      now,
    );
    const byOrder = Map.groupBy(
      waiting.filter((one) => one.topic !== ORDER_DELETE_TOPIC),
      (one) => one.subjectId ?? "",
    );
    for (const ids of chunk([...byOrder.keys()], ORDERS_A_CALL)) {
      signal.throwIfAborted();
      await fetchAndSave(shop, ids, byOrder, now);
      fetched += ids.length;
    }
  }
};

async function removeDeleted(shop: string, deliveries: Waiting[], now: Date): Promise<void> {
  const ids = [...new Set(deliveries.flatMap((one) => one.subjectId ?? []))];
  await db().$transaction(async (tx) => {
    await saveTombstones(tx, shop, "order", ids, now);
    await deleteOrders(tx, shop, ids.map(BigInt));
    await markDeliveries(
      tx,
      shop,
      deliveries.map((one) => one.webhookId),
      { status: "handled", handledAt: now },
    );
  });
}

async function fetchAndSave(shop: string, ids: string[], byOrder: Map<string, Waiting[]>, now: Date): Promise<void> {
  const found = await readOrders(shop, ids);
  const { whole, unreadable } = parseAll(found);
  const seen = new Set(found.map(({ order }) => String(parseGid(order.id, "Order"))));
  const webhookIds = (orderIds: string[]) =>
    orderIds.flatMap((id) => (byOrder.get(id) ?? []).map((one) => one.webhookId));
  await db().$transaction(async (tx) => {
    await saveWholeOrders(tx, shop, whole, { source: "api", now });
    await markDeliveries(tx, shop, webhookIds(whole.map(({ order }) => String(order.orderId))), {
      status: "handled",
      handledAt: now,
    });
    const gone = ids.filter((id) => !seen.has(id));
    const reason = "Shopify shows no such order: it was deleted since, or is older than the granted access reaches";
    await markDeliveries(tx, shop, webhookIds(gone), { status: "ignored", reason, handledAt: now });
    for (const { id, reason } of unreadable) {
      await markDeliveries(tx, shop, webhookIds([id]), { status: "failed", reason, handledAt: now });
    }
  });
}

/** One order that can't be read must not keep the others from being stored. */
function parseAll(found: OrderWithLines[]): { whole: WholeOrder[]; unreadable: { id: string; reason: string }[] } {
  const whole: WholeOrder[] = [];
  const unreadable: { id: string; reason: string }[] = [];
  for (const { order: node, lines } of found) {
    try {
      const order = parseOrder(node);
      whole.push({ order, lines: lines.map((line) => parseLine(order.orderId, line)) });
    } catch (error) {
      unreadable.push({
        id: String(parseGid(node.id, "Order")),
        reason: error instanceof Error ? error.message : String(error),
      });
    }
  }
  return { whole, unreadable };
}
