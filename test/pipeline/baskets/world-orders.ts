import type { BasketOrder } from "#app/pipeline/baskets/basket.ts";
import { subtotalMinor } from "#test/local-store/world/order-money.ts";
import type { World, WorldOrder } from "#test/local-store/world/types.ts";

/** The orders of a world as the baskets stage reads them, without the way over Shopify and the database. */
export function toBasketOrders({ orders }: World): BasketOrder[] {
  return orders.map(toBasketOrder);
}

function toBasketOrder(order: WorldOrder): BasketOrder {
  return {
    orderId: BigInt(order.id),
    atMs: Date.parse(order.processedAt),
    customerKey: order.customerId === null ? null : String(order.customerId),
    isTest: order.test,
    isCancelled: order.cancelledAt !== null,
    isB2b: order.companyId !== null,
    sourceName: order.sourceName,
    financialStatus: order.financialStatus,
    totalMinor: subtotalMinor(order) + order.shippingMinor + (order.taxesIncluded ? 0 : order.taxMinor),
    refundedMinor: order.refunds.reduce(
      (sum, refund) => sum + refund.extraMinor + refund.lines.reduce((total, line) => total + line.amountMinor, 0),
      0,
    ),
    lines: order.lines.map((line) => ({
      productId: line.productId === null ? null : BigInt(line.productId),
      currentQuantity: line.currentQuantity,
      unitPriceMinor: line.unitPriceMinor,
      isGiftCard: line.isGiftCard,
      isOurs: false,
    })),
  };
}
