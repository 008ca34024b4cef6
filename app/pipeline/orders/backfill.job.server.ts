import type { JobHandler } from "#app/jobs/define-job.ts";
import { parseGid } from "#app/kernel/ids.ts";
import { parseRows, rowsOf } from "#app/pipeline/intake/parse-rows.ts";
import { type BulkIntake, runBulkIntake } from "#app/pipeline/intake/run-bulk.server.ts";
import { markStage, type Problem } from "#app/pipeline/intake/store.server.ts";
import { parseLine, parseOrder } from "#app/pipeline/orders/parse-order.ts";
import { saveOrders } from "#app/pipeline/orders/save-orders.server.ts";
import { countOrders, upsertLinesOfIntake } from "#app/pipeline/orders/store.server.ts";
import { ORDERS_BULK_QUERY } from "#app/shopify/bulk-queries.ts";
import { LineNode, OrderNode } from "#app/shopify/order-fields.ts";

/** Reads all orders that Shopify lets us see: on install, and when older ones are granted. */
export const backfillOrders: JobHandler<{ shop: string }> = ({ shop }, context) =>
  runBulkIntake(shop, ordersIntake, context);

/** What a bulk read of orders asks for, and how its rows are stored. */
export const ordersIntake: BulkIntake = {
  kind: "orders.bulk",
  query: ORDERS_BULK_QUERY,
  take: async (tx, { shop, id: intakeId }, rows, now) => {
    const problems: Problem[] = [];
    const orders = parseRows(rowsOf(rows, "Order"), (value) => parseOrder(OrderNode.parse(value)), problems);
    const lines = parseRows(
      rowsOf(rows, "LineItem"),
      (value) => parseLine(parseGid(value.__parentId ?? "", "Order"), LineNode.parse(value)),
      problems,
    );
    await saveOrders(tx, shop, orders, { source: "api", intakeId, now });
    await upsertLinesOfIntake(tx, shop, intakeId, lines);
    return { objects: orders.length, problems };
  },
  complete: async (tx, { shop, startedAt }, now) => {
    await markStage(tx, shop, "orders", { startedAt, finishedAt: now, counts: await countOrders(tx, shop) });
  },
};
