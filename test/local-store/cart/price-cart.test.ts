import { describe, expect, test } from "vitest";
import { aProduct, aSmallWorld } from "#test/local-store/a-small-world.ts";
import type { StoredDiscount } from "#test/local-store/admin-api/state.ts";
import { createLocalShop, type LocalShop } from "#test/local-store/local-shop.ts";
import type { WorldMarket } from "#test/local-store/world/types.ts";
import { type Cart, emptyCart } from "./cart.ts";
import { addLines } from "./change-cart.ts";
import { addDiscount, type DiscountWish } from "./merchant-discount.ts";
import type { RunFunction } from "./offer-function-discount.ts";
import { type PriceContext, priceCart } from "./price-cart.ts";

const MUG = 45_100_000_000_001;
const TEAPOT = 45_100_000_000_002;
const GIFT_CARD = 45_100_000_000_003;
const PLAN = 4_100_000_001;
const START = "2026-11-01T00:00:00Z";
const GBP: WorldMarket = {
  id: 1,
  handle: "gb",
  name: "UK",
  currency: "GBP",
  countryCodes: ["GB"],
  rate: 1,
  primary: true,
};

/** A mug at 10.00, a teapot at 20.00, both also by subscription, and a gift card at 10.00. */
function aShop(...discounts: DiscountWish[]): LocalShop {
  const [mug, teapot] = [aProduct(1, "Mug"), aProduct(2, "Teapot")];
  for (const product of [mug, teapot]) product.sellingPlans = [{ id: PLAN, name: "Monthly" }];
  for (const variant of teapot.variants) variant.priceMinor = 2000;
  const card = { ...aProduct(3, "Card"), isGiftCard: true };
  const shop = createLocalShop(aSmallWorld({ products: [mug, teapot, card] }));
  for (const wish of discounts) addDiscount(shop, wish, START);
  return shop;
}

function aCart(shop: LocalShop, lines: [number, number, number?][], codes: string[] = []): Cart {
  const cart = { ...emptyCart("c1"), discountCodes: codes };
  const wishes = lines.map(([variantId, quantity, plan]) => ({ variantId, quantity, sellingPlanId: plan ?? null }));
  // The last one that is added stands at the top.
  expect(addLines(shop, cart, wishes.reverse())).toMatchObject({ ok: true });
  return cart;
}

const appDiscount: StoredDiscount = {
  id: 1,
  title: "Sets",
  functionHandle: "bundle-discount",
  startsAt: START,
  endsAt: null,
  discountClasses: ["PRODUCT"],
  combinesWith: { orderDiscounts: true, productDiscounts: true, shippingDiscounts: true },
  appliesOnOneTimePurchase: true,
  appliesOnSubscription: false,
  recurringCycleLimit: 1,
  tags: [],
  createdAt: START,
  updatedAt: START,
};

type Candidate = {
  line?: number;
  lines?: number[];
  quantity?: number;
  value: object;
  message?: string;
  needs?: [number, number][];
};

/** A Function that answers these candidates, whatever it is asked; lines are named by their place. */
function answering(candidates: Candidate[], selectionStrategy = "ALL"): RunFunction {
  return async ({ cart }) => {
    const id = (at: number) => cart.lines[at]?.id ?? "none";
    const written = candidates.map(({ line = 0, lines = [line], quantity, value, message, needs }) => ({
      targets: lines.map((at) => ({ cartLine: { id: id(at), ...(quantity ? { quantity } : {}) } })),
      value,
      ...(message ? { message } : {}),
      ...(needs ? { prerequisites: needs.map(([at, n]) => ({ cartLine: { id: id(at), quantity: n } })) } : {}),
    }));
    return { output: { operations: [{ productDiscountsAdd: { selectionStrategy, candidates: written } }] } };
  };
}

const off = (value: string | number) => ({ percentage: { value } });
const context = (change: Partial<PriceContext> = {}): PriceContext => ({
  market: GBP,
  customerId: null,
  companyId: null,
  nowMs: Date.parse("2026-11-22T12:00:00Z"),
  ...change,
});

async function reductions(shop: LocalShop, cart: Cart, run?: RunFunction, change: Partial<PriceContext> = {}) {
  if (run) shop.admin.discounts = shop.admin.discounts.length > 0 ? shop.admin.discounts : [appDiscount];
  const { lines, ...priced } = await priceCart(shop, cart, context(change), run);
  return {
    ...priced,
    off: lines.map(({ discounts }) => discounts.map(({ title, amountMinor }) => [title, amountMinor])),
  };
}

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
