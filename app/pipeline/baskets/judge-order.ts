import type { BasketLine, BasketOrder } from "./basket.ts";
import { type BasketRules, LEAVE_OUT_RULES, type LeftOutReason } from "./basket-rules.ts";

export type Judgement = { kept: BasketLine[] } | { leftOut: LeftOutReason };

/** The lines of an order that make a basket of it, or the reason why it is none. */
export function judgeOrder(order: BasketOrder, rules: BasketRules): Judgement {
  for (const rule of LEAVE_OUT_RULES) {
    if (rules.leaveOut.has(rule.reason) && rule.applies(order)) return { leftOut: rule.reason };
  }
  const kept = order.lines.filter((line) => isKept(line, rules));
  return kept.length > 0 ? { kept } : { leftOut: "noProduct" };
}

/** A gift card is money rather than a product, and what went back was not bought. */
function isKept({ productId, isGiftCard, currentQuantity }: BasketLine, rules: BasketRules): boolean {
  return productId !== null && !isGiftCard && currentQuantity > 0 && !rules.excludedProducts.has(productId);
}
