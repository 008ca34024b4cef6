import { splitMinor } from "#app/kernel/split-minor.ts";
import { toDiscount } from "#app/pipeline/orders/file/parse-line-row.ts";
import type { OrderHead } from "#app/pipeline/orders/file/parse-order-row.ts";
import type { OrderLine } from "#app/pipeline/orders/order.ts";

/**
 * `Lineitem discount` holds only what was taken off that line. What was taken off the whole order shows as the gap between
 * the lines and the subtotal, and goes to the lines in proportion, as Shopify allocates it.
 * @param isWhole whether every line of the order could be read: otherwise the gap is not known.
 */
export function spreadDiscount(head: OrderHead, lines: readonly OrderLine[], isWhole: boolean): OrderLine[] {
  const { subtotalMinor, discountMinor } = head.order.amounts;
  const totals = lines.map(paidMinor);
  const sum = totals.reduce((all, total) => all + total, 0);
  const gap = Math.min(sum - subtotalMinor, discountMinor, sum);
  if (!isWhole || gap <= 0) return [...lines];
  const parts = splitMinor(gap, totals);
  return lines.map((line, index) => {
    const minor = parts[index] ?? 0;
    return minor > 0 ? { ...line, discounts: [...line.discounts, toDiscount(minor, head.discountCode)] } : line;
  });
}

function paidMinor({ quantity, unitPriceMinor, discounts }: OrderLine): number {
  const off = discounts.reduce((sum, { minor }) => sum + minor, 0);
  return Math.max(0, quantity * unitPriceMinor - off);
}
