import { lineDiscountMinor, lineTotalMinor } from "#test/local-store/world/order-money.ts";
import type { WorldLine, WorldOrder } from "#test/local-store/world/types.ts";

/** A line's share of an amount for the units that are still bought, rounded to the minor unit. */
function currentShare(line: WorldLine, amountMinor: number): number {
  return line.quantity === 0 ? 0 : Math.round((amountMinor * line.currentQuantity) / line.quantity);
}

/** What the lines cost after discounts, for the units that are still bought: Shopify's `currentSubtotalPriceSet`. */
export function currentSubtotalMinor(order: WorldOrder): number {
  return order.lines.reduce((sum, line) => sum + currentShare(line, lineTotalMinor(line)), 0);
}

/** Discounts on the units that are still bought. */
export function currentDiscountMinor(order: WorldOrder): number {
  return order.lines.reduce((sum, line) => sum + currentShare(line, lineDiscountMinor(line)), 0);
}
