import { currencyExponent } from "#app/kernel/money.ts";
import type { Input, InputLine } from "./function-types.ts";

/** A line of the cart that sets may take units of. */
export type Line = {
  id: string;
  productId: number;
  variantId: number;
  quantity: number;
  unitMinor: number;
};

/**
 * The lines that a saving may stand on. Subscriptions, products of no shop, and what the merchant excludes are left alone.
 * Quantity rules need no care: a saving on some units of a line changes no quantity.
 */
export function readLines({ cart }: Input, excluded: ReadonlySet<number>): Line[] {
  const decimals = currencyExponent(cart.cost.subtotal.currency);
  const lines: Line[] = [];
  for (const line of cart.lines) {
    const read = line.sellingPlanAllocation ? null : readLine(line, decimals);
    if (read && !excluded.has(read.productId)) lines.push(read);
  }
  return lines;
}

function readLine({ id, quantity, cost, merchandise }: InputLine, decimals: number): Line | null {
  if (merchandise.__typename !== "ProductVariant") return null;
  return {
    id,
    productId: toNumber(merchandise.product.id),
    variantId: toNumber(merchandise.id),
    quantity,
    unitMinor: toMinor(cost.amountPerQuantity.amount, decimals),
  };
}

/** The number at the end of Shopify's global ids. */
function toNumber(gid: string): number {
  return Number(gid.slice(gid.lastIndexOf("/") + 1));
}

/**
 * Minor units of an amount as Shopify writes it. It only weighs one set against another here, so decimals that a currency has not
 * are cut off rather than refused, and what is no amount comes to nothing. `parseMinor` takes five times as long in QuickJS.
 */
function toMinor(amount: string, decimals: number): number {
  const point = amount.indexOf(".");
  const whole = point === -1 ? amount : amount.slice(0, point);
  const part = point === -1 ? "" : amount.slice(point + 1, point + 1 + decimals);
  const minor = Number(whole + (part.length === decimals ? part : part.padEnd(decimals, "0")));
  return Number.isSafeInteger(minor) && minor > 0 ? minor : 0;
}
