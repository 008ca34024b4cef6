import type { BasketLine, BasketOrder } from "#app/pipeline/baskets/basket.ts";

/** An order as the baskets stage reads it, with only what the test cares about. */
export function aBasketOrder(change: Partial<BasketOrder> = {}): BasketOrder {
  return {
    orderId: 1n,
    atMs: Date.parse("2026-03-01T10:00:00Z"),
    customerKey: null,
    isTest: false,
    isCancelled: false,
    isB2b: false,
    sourceName: "web",
    financialStatus: "paid",
    totalMinor: 2300,
    refundedMinor: 0,
    lines: [aBasketLine()],
    ...change,
  };
}

export function aBasketLine(change: Partial<BasketLine> = {}): BasketLine {
  return { productId: 100n, currentQuantity: 1, unitPriceMinor: 1000, isGiftCard: false, isOurs: false, ...change };
}

/** An order a basket, a minute after the one before; each product with quantity 1. */
export function ordersOf(baskets: readonly (readonly number[])[], change: Partial<BasketOrder> = {}): BasketOrder[] {
  return baskets.map((products, at) =>
    aBasketOrder({
      orderId: BigInt(at + 1),
      atMs: (at + 1) * 60_000,
      lines: products.map((product) => aBasketLine({ productId: BigInt(product) })),
      ...change,
    }),
  );
}
