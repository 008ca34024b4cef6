import fc from "fast-check";
import type { BasketOrder } from "#app/pipeline/baskets/basket.ts";
import { aBasketLine, aBasketOrder } from "#test/pipeline/baskets/a-basket-order.ts";

/** Orders of a small shop, anyhow: few products and few moments, so that they meet and tie; some lines our own. */
export function someOrders({ products = 8, most = 30, ours = true } = {}): fc.Arbitrary<BasketOrder[]> {
  const line = fc.record({
    productId: fc.integer({ min: 1, max: products }).map(BigInt),
    currentQuantity: fc.integer({ min: 1, max: 3 }),
    unitPriceMinor: fc.integer({ min: 1, max: 50 }).map((price) => price * 100),
    isOurs: ours ? fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0) : fc.constant(false),
  });
  const order = fc.record({
    atMs: fc.integer({ min: 1, max: 40 }).map((minute) => minute * 60_000),
    customerKey: fc.constantFrom(null, "a", "b", "c", "d"),
    lines: fc.array(line, { minLength: 1, maxLength: 6 }),
  });
  return fc
    .array(order, { maxLength: most })
    .map((orders) =>
      orders.map(({ lines, ...rest }, at) =>
        aBasketOrder({ ...rest, orderId: BigInt(at + 1), lines: lines.map((one) => aBasketLine(one)) }),
      ),
    );
}
