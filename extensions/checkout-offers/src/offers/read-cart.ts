import { currencyExponent, parseMinor } from "#app/kernel/money.ts";
import { toNumber } from "./ids.ts";

/** A line as Shopify hands it over in checkout, on thank-you and on order status. */
export type ShopifyLine = {
  id: string;
  quantity: number;
  merchandise: { id: string; product: { id: string }; sellingPlan?: unknown };
  cost: { totalAmount: Money };
  discountAllocations: readonly { discountedAmount: Money }[];
  attributes: readonly Attribute[];
  lineComponents: readonly unknown[];
  parentRelationship?: unknown;
};
type Money = { amount: number };
export type Attribute = { key: string; value: string };

/** A line of the cart. `reducedMinor`: what discounts of any kind take off the line. Amounts in the shopper's currency. */
export type CartLine = {
  id: string;
  productId: number;
  variantId: number;
  quantity: number;
  unitMinor: number;
  reducedMinor: number;
  /** Bought once and for itself: no subscription, no part of another app's bundle, and at a price that its units share. */
  isPlain: boolean;
  attributes: readonly Attribute[];
};

/** Reads the cart's lines. Amounts are decimals there, and whole minor units from here on. */
export function readCart(lines: readonly ShopifyLine[], currency: string): CartLine[] {
  return lines.map((line) => {
    const reducedMinor = line.discountAllocations.reduce(
      (sum, one) => sum + toMinor(one.discountedAmount, currency),
      0,
    );
    const fullMinor = toMinor(line.cost.totalAmount, currency) + reducedMinor;
    const unitMinor = Math.floor(fullMinor / line.quantity);
    const isBundled = line.lineComponents.length > 0 || Boolean(line.parentRelationship);
    return {
      id: line.id,
      productId: toNumber(line.merchandise.product.id),
      variantId: toNumber(line.merchandise.id),
      ...{ quantity: line.quantity, unitMinor, reducedMinor, attributes: line.attributes },
      isPlain: !line.merchandise.sellingPlan && !isBundled && unitMinor * line.quantity === fullMinor,
    };
  });
}

/** Checkout's amounts are floats: 0.1 + 0.2 of a sum is not 0.3, so they are written out with the currency's decimals first. */
function toMinor({ amount }: Money, currency: string): number {
  return parseMinor(amount.toFixed(currencyExponent(currency)), currency);
}
