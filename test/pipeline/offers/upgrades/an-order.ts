import type { BasketOrder } from "#app/pipeline/baskets/basket.ts";
import { DEFAULT_BASKET_RULES } from "#app/pipeline/baskets/basket-rules.ts";
import { composeBaskets } from "#app/pipeline/baskets/collect-baskets.ts";

/** Who bought what on which day; nobody: a guest. */
export type GivenOrder = { customer: string | null; day: number; products: readonly number[] };

const DAY_MS = 86_400_000;

/** The baskets of orders of one each. @param onSaleFromDay when products came on sale; day 0 unless told. */
export function basketsOf(orders: readonly GivenOrder[], onSaleFromDay: Readonly<Record<number, number>> = {}) {
  const products = [...new Set(orders.flatMap((order) => order.products))];
  const onSale = new Map(products.map((id) => [BigInt(id), (onSaleFromDay[id] ?? 0) * DAY_MS]));
  return composeBaskets(orders.map(toOrder), DEFAULT_BASKET_RULES, onSale).baskets;
}

function toOrder({ customer, day, products }: GivenOrder, at: number): BasketOrder {
  return {
    orderId: BigInt(at + 1),
    atMs: day * DAY_MS,
    customerKey: customer,
    ...{ isTest: false, isCancelled: false, isB2b: false, sourceName: "web", financialStatus: "paid" },
    ...{ totalMinor: 1000, refundedMinor: 0 },
    lines: products.map((id) => ({
      productId: BigInt(id),
      currentQuantity: 1,
      unitPriceMinor: 1000,
      isGiftCard: false,
      isOurs: false,
    })),
  };
}
