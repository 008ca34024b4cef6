import { type BareLine, type DiscountOffer, isDiscountable } from "./discount-offer.ts";
import { percentOf, requireDecimal } from "./exact.ts";
import type { MerchantDiscount } from "./merchant-discount.ts";

/**
 * What a discount of the merchant's would do to a cart; null when it does nothing. It is for one-time purchases, as Shopify
 * makes them unless told otherwise. `toMarket` turns an amount of the shop's currency into the cart's.
 */
export function offerMerchantDiscount(
  discount: MerchantDiscount,
  lines: readonly BareLine[],
  toMarket: (minor: number) => number,
): DiscountOffer | null {
  const { title, code, productIds, combinesWith } = discount;
  const entitled = lines.filter(
    (line) =>
      isDiscountable(line) &&
      line.line.sellingPlanId === null &&
      (productIds === null || productIds.includes(line.product.id)),
  );
  const worthMinor = entitled.reduce((sum, { originalMinor }) => sum + originalMinor, 0);
  if (entitled.length === 0 || worthMinor < toMarket(discount.minimumMinor)) return null;
  const shared = {
    ...(code === null ? { kind: "automatic" as const } : { kind: "code" as const, code }),
    title: code ?? title,
    combinesWith,
  };
  const value =
    "percent" in discount.value ? percentValue(discount.value.percent) : fixedValue(discount.value, toMarket);
  if (discount.discountClass === "order") {
    const lineIds = new Set(entitled.map(({ line }) => line.id));
    return { ...shared, lines: new Map(), order: { title: shared.title, value, lineIds } };
  }
  const reductions = entitled.map(
    (line) => [line.line.id, { amountMinor: offLine(line, value), title: shared.title }] as const,
  );
  return { ...shared, lines: new Map(reductions.filter(([, { amountMinor }]) => amountMinor > 0)), order: null };
}

type Value = ReturnType<typeof percentValue> | ReturnType<typeof fixedValue>;

function percentValue(percent: string) {
  return { percent: requireDecimal(percent) };
}

function fixedValue({ fixedMinor }: { fixedMinor: number }, toMarket: (minor: number) => number) {
  return { fixedMinor: toMarket(fixedMinor) };
}

function offLine({ originalMinor, line }: BareLine, value: Value): number {
  if ("percent" in value) return percentOf(originalMinor, value.percent);
  return Math.min(value.fixedMinor * line.quantity, originalMinor);
}
