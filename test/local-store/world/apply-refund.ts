import { refundedMinor, totalMinor } from "./order-money.ts";
import type { WorldOrder, WorldRefund } from "./types.ts";

/** Adds a refund to an order: units leave its lines, the status follows the money, and it counts as changed then. */
export function applyRefund(order: WorldOrder, refund: WorldRefund): void {
  for (const { lineId, quantity } of refund.lines) {
    const line = order.lines.find((candidate) => candidate.id === lineId);
    if (!line) throw new Error(`Order ${order.name} has no line ${lineId} to refund`);
    if (quantity > line.currentQuantity) throw new Error(`Order ${order.name}: line ${lineId} has not so many left`);
    line.currentQuantity -= quantity;
  }
  order.refunds.push(refund);
  const given = refundedMinor(order);
  if (given > 0) order.financialStatus = given >= totalMinor(order) ? "refunded" : "partially_refunded";
  if (refund.createdAt > order.updatedAt) order.updatedAt = refund.createdAt;
}
