import { describe, expect, test } from "vitest";
import { DAY_MS } from "#app/kernel/clock.ts";
import { DEFAULT_BASKET_RULES } from "#app/pipeline/baskets/basket-rules.ts";
import { composeBaskets } from "#app/pipeline/baskets/collect-baskets.ts";
import { findAddOns } from "#app/pipeline/baskets/find-add-ons.ts";
import { aBasketLine, aBasketOrder } from "#test/pipeline/baskets/a-basket-order.ts";

const WRAP = 1n;
const JUMPER = 2n;

type Selling = { days: number; share: (day: number) => number; priceMinor: number };

/** Ten orders a day, each of one of fifty products at 20.00, and the given product in a share of them. */
function sell(productId: bigint, { days, share, priceMinor }: Selling) {
  const orders = Array.from({ length: days * 10 }, (_, i) => {
    const day = Math.floor(i / 10);
    const extra = i % 10 < share(day) * 10 ? [aBasketLine({ productId, unitPriceMinor: priceMinor })] : [];
    const other = aBasketLine({ productId: BigInt(100 + (i % 50)), unitPriceMinor: 2000 });
    return aBasketOrder({ orderId: BigInt(i), atMs: day * DAY_MS, lines: [other, ...extra] });
  });
  return findAddOns(composeBaskets(orders, DEFAULT_BASKET_RULES).baskets);
}

describe("findAddOns", () => {
  test("gift wrap in every fifth basket is found", () => {
    expect(sell(WRAP, { days: 40, share: () => 0.2, priceMinor: 395 })).toEqual([
      { productId: WRAP, share: 0.2, meanPriceMinor: 395 },
    ]);
  });

  test("gift wrap that is asked for in winter is found, though the year has little of it", () => {
    const found = sell(WRAP, { days: 364, share: (day) => (day >= 273 ? 0.3 : 0), priceMinor: 395 });
    expect(found).toEqual([{ productId: WRAP, share: 0.3, meanPriceMinor: 395 }]);
  });

  test("a product of the usual price is none, however common", () => {
    expect(sell(JUMPER, { days: 40, share: () => 0.5, priceMinor: 2000 })).toEqual([]);
  });

  test("something cheap in every tenth basket is none", () => {
    expect(sell(WRAP, { days: 40, share: () => 0.1, priceMinor: 100 })).toEqual([]);
  });

  test("a shop without orders has none", () => {
    expect(findAddOns(composeBaskets([], DEFAULT_BASKET_RULES).baskets)).toEqual([]);
  });
});
