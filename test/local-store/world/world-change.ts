import type { WorldCustomer, WorldOrder, WorldProduct, WorldRefund } from "./types.ts";

/**
 * One thing that happened, for whoever tells others about it (webhooks). The objects are as they are after it; of what
 * was deleted or redacted, as they were before.
 */
export type WorldChange =
  | {
      what: "order-created" | "order-updated" | "order-edited" | "order-cancelled" | "order-deleted";
      order: WorldOrder;
    }
  | { what: "refund-created"; order: WorldOrder; refund: WorldRefund }
  | { what: "product-created" | "product-updated" | "product-deleted"; product: WorldProduct }
  | { what: "customer-created"; customer: WorldCustomer }
  | { what: "customers-merged"; kept: WorldCustomer; gone: WorldCustomer; orderIds: number[] }
  | { what: "customer-redacted"; customer: WorldCustomer; orderIds: number[] };

/** The verb was asked to do what the world cannot do; the message says why. */
export class CannotChange extends Error {}
