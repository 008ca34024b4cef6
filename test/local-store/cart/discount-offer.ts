import type { StoredDiscount } from "#test/local-store/admin-api/state.ts";
import type { Decimal } from "./exact.ts";
import type { PricedLine } from "./price-cart.ts";

/** A line before any discount. */
export type BareLine = Omit<PricedLine, "finalMinor" | "discounts">;

export type DiscountClass = "product" | "order";

/**
 * What one discount would do to this cart if it stood alone. Which of them are taken together is decided afterwards
 * (`choose-discounts.ts`).
 */
export interface DiscountOffer {
  kind: "automatic" | "code";
  title: string;
  code?: string;
  combinesWith: Pick<StoredDiscount["combinesWith"], "productDiscounts" | "orderDiscounts">;
  /** By the line's id. */
  lines: Map<string, LineReduction>;
  order: OrderReduction | null;
}

export interface LineReduction {
  amountMinor: number;
  /** What the shopper reads. */
  title: string;
}

/** Off what the lines come to after the discounts of products. */
export interface OrderReduction {
  title: string;
  value: { percent: Decimal } | { fixedMinor: number };
  /** The lines that count and that bear it. */
  lineIds: Set<string>;
}

/** The classes of what it takes off; none when it does nothing here. */
export function classesOf({ lines, order }: DiscountOffer): DiscountClass[] {
  return [...(lines.size > 0 ? (["product"] as const) : []), ...(order ? (["order"] as const) : [])];
}

/** Whether both may apply to one cart: each has to allow every class that the other has here. */
export function canCombine(a: DiscountOffer, b: DiscountOffer): boolean {
  return allows(a, b) && allows(b, a);
}

function allows({ combinesWith }: DiscountOffer, other: DiscountOffer): boolean {
  return classesOf(other).every((one) =>
    one === "product" ? combinesWith.productDiscounts : combinesWith.orderDiscounts,
  );
}

/** Gift cards are sold at their value: no discount touches them. */
export function isDiscountable({ product }: BareLine): boolean {
  return !product.isGiftCard;
}
