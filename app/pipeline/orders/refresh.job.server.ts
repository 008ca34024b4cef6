import type { JobHandler } from "#app/jobs/define-job.ts";
import { parseGid } from "#app/kernel/ids.ts";
import { workOffDeliveries } from "#app/pipeline/intake/work-off.server.ts";
import { parseWholeOrder } from "#app/pipeline/orders/parse-order.ts";
import { saveWholeOrders } from "#app/pipeline/orders/save-orders.server.ts";
import { ORDER_DELETE_TOPIC, ORDER_TOPICS } from "#app/pipeline/orders/signals.ts";
import { deleteOrders } from "#app/pipeline/orders/store.server.ts";
import { ORDERS_A_CALL, readOrders } from "#app/shopify/read-orders.server.ts";
import { holdShop } from "#app/shops/hold-shop.server.ts";
import { saveTombstones } from "#app/shops/tombstones.server.ts";

/** Fetches the orders that waiting webhooks name; those deleted go. */
export const refreshOrders: JobHandler<{ shop: string }> = ({ shop }, context) =>
  workOffDeliveries(
    shop,
    {
      topics: ORDER_TOPICS,
      deleteTopic: ORDER_DELETE_TOPIC,
      perCall: ORDERS_A_CALL,
      read: readOrders,
      idOf: ({ order }) => String(parseGid(order.id, "Order")),
      parse: parseWholeOrder,
      save: async (tx, shop, orders, now) => (await saveWholeOrders(tx, shop, orders, { source: "api", now })).orders,
      remove: async (tx, shop, ids, now) => {
        // A batch that read the tombstones a moment ago is stored first, and what it brought is deleted too.
        await holdShop(tx, shop);
        await saveTombstones(tx, shop, "order", ids, now);
        await deleteOrders(tx, shop, ids.map(BigInt));
      },
    },
    context,
  );
