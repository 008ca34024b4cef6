import { describe, expect, test } from "vitest";
import { aCart, answering, appDiscount, aShop, context, GBP, MUG, off, reductions, TEAPOT } from "./a-priced-cart.ts";
import type { DiscountWish } from "./merchant-discount.ts";
import { priceCart } from "./price-cart.ts";

describe("several discounts", () => {
  const sale: DiscountWish = { title: "Sale", value: { percent: "15" } };
  const both = { productDiscounts: true, orderDiscounts: true };

  test("those that don't combine exclude each other, and the shopper gets what saves the most", async () => {
    const shop = aShop(sale);
    const cart = aCart(shop, [
      [MUG, 1],
      [TEAPOT, 1],
    ]);
    const run = (percent: number) => answering([{ line: 0, value: off(percent) }]);
    expect((await reductions(shop, cart, run(40))).off).toEqual([[["Sale", 150]], [["Sale", 300]]]);
    expect((await reductions(shop, cart, run(50))).off).toEqual([[["Sets", 500]], []]);
  });

  test("those that combine share the cart, but a line has the greater one alone", async () => {
    const shop = aShop({ ...sale, combinesWith: both });
    const cart = aCart(shop, [
      [MUG, 1],
      [TEAPOT, 1],
    ]);
    const priced = await reductions(shop, cart, answering([{ line: 0, value: off(40) }]));
    expect(priced.off).toEqual([[["Sets", 400]], [["Sale", 300]]]);
  });

  test("both have to allow it", async () => {
    const shop = aShop({ ...sale, combinesWith: both });
    const cart = aCart(shop, [
      [MUG, 1],
      [TEAPOT, 1],
    ]);
    shop.admin.discounts = [{ ...appDiscount, combinesWith: { ...appDiscount.combinesWith, productDiscounts: false } }];
    const priced = await reductions(shop, cart, answering([{ line: 0, value: off(40) }]));
    expect(priced.off).toEqual([[["Sale", 150]], [["Sale", 300]]]);
  });

  test("a discount of the order comes off what is left, to the penny, and is no line's own", async () => {
    const order: DiscountWish = {
      title: "Tenth",
      discountClass: "order",
      value: { percent: "10" },
      combinesWith: both,
    };
    const shop = aShop(order);
    const cart = aCart(shop, [
      [MUG, 1],
      [TEAPOT, 1],
    ]);
    shop.admin.discounts = [appDiscount];
    const priced = await priceCart(shop, cart, context(), answering([{ line: 0, value: off(33.3) }]));
    expect(priced.lines.map(({ finalMinor }) => finalMinor)).toEqual([667, 2000]);
    expect(priced.lines.map(({ discounts }) => discounts.at(-1))).toMatchObject([
      { title: "Tenth", amountMinor: 67, scope: "order" },
      { title: "Tenth", amountMinor: 199, scope: "order" },
    ]);
    expect([priced.originalMinor, priced.discountMinor, priced.totalMinor]).toEqual([3000, 599, 2401]);
  });

  test("a code is said to apply only where it takes something off", async () => {
    const shop = aShop(sale, { title: "Five", code: "FIVE", value: { percent: "5" } });
    const cart = aCart(shop, [[MUG, 1]], ["five", "GONE"]);
    expect(await reductions(shop, cart)).toMatchObject({
      off: [[["Sale", 150]]],
      codes: [
        { code: "five", applicable: false },
        { code: "GONE", applicable: false },
      ],
    });
  });

  test("products, a minimum and dates limit the merchant's discounts", async () => {
    const teapots = { title: "Pots", productIds: [8_100_000_000_002], value: { fixedMinor: 300 }, minimumMinor: 4000 };
    const shop = aShop(teapots, { ...sale, startsAt: "2026-12-01T00:00:00Z" });
    expect(
      (
        await reductions(
          shop,
          aCart(shop, [
            [MUG, 4],
            [TEAPOT, 1],
          ]),
        )
      ).discountMinor,
    ).toBe(0);
    expect(
      (
        await reductions(
          shop,
          aCart(shop, [
            [MUG, 1],
            [TEAPOT, 2],
          ]),
        )
      ).off,
    ).toEqual([[], [["Pots", 600]]]);
  });
});

describe("markets", () => {
  const EUR = { ...GBP, currency: "EUR", rate: 1.155, countryCodes: ["DE"], primary: false };
  const JPY = { ...GBP, currency: "JPY", rate: 190.25, countryCodes: ["JP"], primary: false };

  test("a unit is converted first, half up, and discounts are taken off that", async () => {
    const shop = aShop({ title: "Pound off", discountClass: "order", value: { fixedMinor: 100 } });
    Object.assign(shop.index.variant(MUG)?.variant ?? {}, { priceMinor: 1999 });
    const cart = aCart(shop, [[MUG, 3]]);
    expect(await priceCart(shop, cart, context({ market: EUR }))).toMatchObject({
      currency: "EUR",
      lines: [{ unitMinor: 2309, originalMinor: 6927 }],
      discountMinor: 116,
      totalMinor: 6811,
    });
    // 19.99 × 190.25 = 3803.0975 yen.
    expect(await priceCart(shop, cart, context({ market: JPY }))).toMatchObject({
      lines: [{ unitMinor: 3803, originalMinor: 11409 }],
      discountMinor: 190,
    });
  });
});
