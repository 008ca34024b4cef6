import { describe, expect, test } from "vitest";
import {
  aCart,
  answering,
  appDiscount,
  aShop,
  GIFT_CARD,
  MUG,
  off,
  PLAN,
  reductions,
  TEAPOT,
} from "./a-priced-cart.ts";

describe("what a Function's candidates take off", () => {
  test.each([
    [7998, 1, "4", 7679],
    [2300, 1, 2.1739130434782608, 2251],
    [2300, 2, "2.1739130434782608", 4501],
  ])("a price of %i, %i of it, at %s %% is charged %i", async (priceMinor, quantity, percent, charged) => {
    const shop = aShop();
    Object.assign(shop.index.variant(MUG)?.variant ?? {}, { priceMinor });
    const cart = aCart(shop, [[MUG, quantity]]);
    const priced = await reductions(shop, cart, answering([{ value: off(percent) }]));
    expect(priced.totalMinor).toBe(charged);
  });

  test("a target with a quantity is reduced for so many, one without for all, and never for more than there are", async () => {
    const shop = aShop();
    const cart = aCart(shop, [[MUG, 3]]);
    const by = async (quantity?: number) =>
      (await reductions(shop, cart, answering([{ value: off(10), ...(quantity ? { quantity } : {}) }]))).discountMinor;
    expect([await by(2), await by(), await by(9)]).toEqual([200, 300, 300]);
  });

  test("a fixed amount is spread over its targets by their worth, or comes off each item, and never below nothing", async () => {
    const shop = aShop();
    const cart = aCart(shop, [
      [MUG, 1],
      [TEAPOT, 1],
    ]);
    const by = async (fixedAmount: object) =>
      (await reductions(shop, cart, answering([{ lines: [0, 1], value: { fixedAmount } }]))).off
        .flat()
        .map(([, minor]) => minor);
    expect(await by({ amount: "5.00" })).toEqual([167, 333]);
    expect(await by({ amount: "5.00", appliesToEachItem: true })).toEqual([500, 500]);
    expect(await by({ amount: "99.00" })).toEqual([1000, 2000]);
  });

  test("of several candidates a line gets the greatest, by the strategy of its operation", async () => {
    const shop = aShop();
    const cart = aCart(shop, [
      [MUG, 1],
      [TEAPOT, 1],
    ]);
    const candidates = [
      { line: 0, value: off(5), message: "A" },
      { line: 0, value: off(7), message: "B" },
      { line: 1, value: off(3), message: "C" },
    ];
    const by = async (strategy: string) => (await reductions(shop, cart, answering(candidates, strategy))).off;
    expect(await by("FIRST")).toEqual([[["A", 50]], []]);
    expect(await by("MAXIMUM")).toEqual([[["B", 70]], []]);
    expect(await by("ALL")).toEqual([[["B", 70]], [["C", 60]]]);
  });

  test("units that one candidate needs are not there for another", async () => {
    const shop = aShop();
    const cart = aCart(shop, [
      [MUG, 2],
      [TEAPOT, 2],
    ]);
    const candidate = { line: 1, quantity: 1, value: off(50), needs: [[0, 2]] as [number, number][] };
    expect((await reductions(shop, cart, answering([candidate]))).discountMinor).toBe(1000);
    const short = { ...candidate, needs: [[0, 3]] as [number, number][] };
    expect((await reductions(shop, cart, answering([short]))).discountMinor).toBe(0);
    const both = [candidate, { ...candidate, line: 0, value: off(90) }];
    expect((await reductions(shop, cart, answering(both))).off).toEqual([[], [["Sets", 1000]]]);
  });

  test("subscriptions and gift cards are left alone", async () => {
    const shop = aShop();
    const cart = aCart(shop, [
      [MUG, 1, PLAN],
      [GIFT_CARD, 1],
      [TEAPOT, 1],
    ]);
    const run = answering([{ lines: [0, 1, 2], value: off(10) }]);
    expect((await reductions(shop, cart, run)).off).toEqual([[], [], [["Sets", 200]]]);
    shop.admin.discounts = [{ ...appDiscount, appliesOnSubscription: true }];
    expect((await reductions(shop, cart, run)).off).toEqual([[["Sets", 100]], [], [["Sets", 200]]]);
  });

  test("a discount that has not begun or has ended takes nothing off", async () => {
    const shop = aShop();
    const cart = aCart(shop, [[MUG, 1]]);
    const run = answering([{ value: off(10) }]);
    shop.admin.discounts = [{ ...appDiscount, startsAt: "2026-11-23T00:00:00Z" }];
    expect((await reductions(shop, cart, run)).discountMinor).toBe(0);
    shop.admin.discounts = [{ ...appDiscount, endsAt: "2026-11-22T00:00:00Z" }];
    expect((await reductions(shop, cart, run)).discountMinor).toBe(0);
  });

  test.each<[string, object]>([
    ["a percentage above a hundred", off(101)],
    ["a percentage below nothing", off(-1)],
    ["two values at once", { ...off(5), fixedAmount: { amount: "1" } }],
    ["no value", {}],
    ["a field that Shopify does not know", { ...off(5), note: "x" }],
  ])("%s makes the whole answer invalid, and it is said", async (_what, value) => {
    const shop = aShop();
    const cart = aCart(shop, [
      [MUG, 1],
      [TEAPOT, 1],
    ]);
    const priced = await reductions(
      shop,
      cart,
      answering([
        { line: 1, value: off(10) },
        { line: 0, value },
      ]),
    );
    expect(priced.discountMinor).toBe(0);
    expect(priced.problems).toHaveLength(1);
    expect(priced.problems[0]).toContain("bundle-discount");
  });

  test("a line that is not in the cart, a class that the discount lacks, and a run that failed are said too", async () => {
    const shop = aShop();
    const cart = aCart(shop, [[MUG, 1]]);
    const stranger = await reductions(shop, cart, answering([{ line: 5, value: off(10) }]));
    expect([stranger.discountMinor, stranger.problems]).toEqual([0, [expect.stringContaining("no line none")]]);
    const failed = await reductions(shop, cart, async () => ({ problem: "The output has 30000 B" }));
    expect(failed.problems).toEqual([expect.stringContaining("30000 B")]);
    shop.admin.discounts = [{ ...appDiscount, discountClasses: ["ORDER"] }];
    expect((await reductions(shop, cart, answering([{ value: off(10) }]))).discountMinor).toBe(0);
  });
});
