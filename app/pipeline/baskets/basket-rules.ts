import type { BasketOrder } from "./basket.ts";

/** Why an order is no basket. */
export type LeftOutReason = "test" | "cancelled" | "refunded" | "renewal" | "b2b" | "pos" | "zeroTotal" | "noProduct";

type LeaveOutRule = {
  reason: Exclude<LeftOutReason, "noProduct">;
  /** What holds until the merchant says otherwise. */
  byDefault: boolean;
  applies(order: BasketOrder): boolean;
};

/** Which orders tell nothing of what shoppers put together, in the order in which they are asked: the first that applies is the reason. */
export const LEAVE_OUT_RULES: readonly LeaveOutRule[] = [
  { reason: "test", byDefault: true, applies: (order) => order.isTest },
  { reason: "cancelled", byDefault: true, applies: (order) => order.isCancelled },
  { reason: "refunded", byDefault: true, applies: isFullyRefunded },
  // The first order of a subscription is a choice; those that follow repeat it.
  { reason: "renewal", byDefault: true, applies: (order) => order.sourceName === "subscription_contract" },
  { reason: "b2b", byDefault: true, applies: (order) => order.isB2b },
  { reason: "pos", byDefault: false, applies: (order) => order.sourceName === "pos" },
  // Samples, replacements and giveaways: nobody chose what is in them.
  { reason: "zeroTotal", byDefault: true, applies: (order) => order.totalMinor === 0 },
];

/** What the merchant settled about baskets. */
export type BasketRules = {
  leaveOut: ReadonlySet<LeftOutReason>;
  /** Products that are in no basket, such as gift wrap. */
  excludedProducts: ReadonlySet<bigint>;
};

export const DEFAULT_BASKET_RULES: BasketRules = {
  leaveOut: new Set(LEAVE_OUT_RULES.filter((rule) => rule.byDefault).map((rule) => rule.reason)),
  excludedProducts: new Set(),
};

/** Paid back in full, or nothing of it was kept: a file tells the amount, Shopify's API both. */
function isFullyRefunded({ financialStatus, refundedMinor, totalMinor, lines }: BasketOrder): boolean {
  if (financialStatus === "refunded") return true;
  if (refundedMinor > 0 && refundedMinor >= totalMinor) return true;
  return lines.length > 0 && lines.every((line) => line.currentQuantity === 0);
}
