import type { WorldLine, WorldOrder } from "./types.ts";

/** What a line costs after its own discounts, in minor units of the order's currency, before refunds. */
export function lineTotalMinor(line: Pick<WorldLine, "unitPriceMinor" | "quantity" | "discounts">): number {
  return line.unitPriceMinor * line.quantity - lineDiscountMinor(line);
}

/** The sum of a line's discounts, in minor units. */
export function lineDiscountMinor(line: Pick<WorldLine, "discounts">): number {
  return line.discounts.reduce((sum, discount) => sum + discount.amountMinor, 0);
}

/** The sum of an order's discounts over its lines, in minor units. */
export function orderDiscountMinor(order: Pick<WorldOrder, "lines">): number {
  return order.lines.reduce((sum, line) => sum + lineDiscountMinor(line), 0);
}

/** The lines after discounts, without shipping, in minor units, before refunds: Shopify's "Subtotal". */
export function subtotalMinor(order: Pick<WorldOrder, "lines">): number {
  return order.lines.reduce((sum, line) => sum + lineTotalMinor(line), 0);
}

/** The lines as they are now, without what went back or was edited away, in minor units (rounded down a line). */
export function currentSubtotalMinor(order: Pick<WorldOrder, "lines">): number {
  return order.lines.reduce((sum, line) => {
    const share = line.quantity > 0 ? line.currentQuantity / line.quantity : 0;
    return sum + Math.floor(lineTotalMinor(line) * share);
  }, 0);
}

type Totalled = Pick<WorldOrder, "lines" | "shippingMinor" | "taxMinor" | "taxesIncluded">;

/** What the order was charged at first, in minor units, before refunds: Shopify's "Total". */
export function totalMinor(order: Totalled): number {
  return subtotalMinor(order) + order.shippingMinor + (order.taxesIncluded ? 0 : order.taxMinor);
}

/** All that was given back so far, in minor units. */
export function refundedMinor(order: Pick<WorldOrder, "refunds">): number {
  let sum = 0;
  for (const refund of order.refunds) {
    sum += refund.extraMinor;
    for (const line of refund.lines) sum += line.amountMinor;
  }
  return sum;
}

/** How many units of a line went back, over all refunds. */
export function refundedQuantity(order: Pick<WorldOrder, "refunds">, lineId: number): number {
  let sum = 0;
  for (const refund of order.refunds) {
    for (const line of refund.lines) if (line.lineId === lineId) sum += line.quantity;
  }
  return sum;
}
