import { currencyExponent, parseMinor } from "#app/kernel/money.ts";
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
  const currency = cart.cost.subtotal.currency;
  return cart.lines.flatMap((line) => {
    const read = line.sellingPlanAllocation ? null : readLine(line, currency);
    return read && !excluded.has(read.productId) ? [read] : [];
  });
}

function readLine({ id, quantity, cost, merchandise }: InputLine, currency: string): Line | null {
  if (merchandise.__typename !== "ProductVariant") return null;
  return {
    id,
    productId: toNumber(merchandise.product.id),
    variantId: toNumber(merchandise.id),
    quantity,
    unitMinor: toMinor(cost.amountPerQuantity.amount, currency),
  };
}

/** The number at the end of Shopify's global ids. */
function toNumber(gid: string): number {
  return Number(gid.slice(gid.lastIndexOf("/") + 1));
}

/** Amounts only weigh one set against another here, so decimals that a currency has not are cut off rather than refused. */
function toMinor(amount: string, currency: string): number {
  const [whole = "0", decimals = ""] = amount.split(".");
  return parseMinor(`${whole}.${decimals.slice(0, currencyExponent(currency))}`, currency);
}
