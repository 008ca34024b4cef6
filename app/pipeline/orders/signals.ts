import { z } from "zod";

const Id = z.union([z.number().int().positive(), z.string().regex(/^\d+$/)]).transform(String);

/** orders/create, orders/updated, orders/cancelled, orders/delete: the order's id is all we take. */
export function parseOrderSignal(body: unknown) {
  return { subjectId: z.object({ id: Id }).parse(body).id };
}

/** orders/edited carries the edit, refunds/create the refund; both name their order. */
export function parseOrderEditSignal(body: unknown) {
  return { subjectId: z.object({ order_edit: z.object({ order_id: Id }) }).parse(body).order_edit.order_id };
}

export function parseRefundSignal(body: unknown) {
  return { subjectId: z.object({ order_id: Id }).parse(body).order_id };
}

/** The topics after which an order's state is fetched anew, and the one after which it is gone. */
export const ORDER_TOPICS = ["orders/create", "orders/updated", "orders/edited", "orders/cancelled", "refunds/create"];
export const ORDER_DELETE_TOPIC = "orders/delete";
