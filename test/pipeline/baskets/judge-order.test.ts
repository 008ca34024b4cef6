import { describe, expect, test } from "vitest";
import type { BasketOrder } from "#app/pipeline/baskets/basket.ts";
import {
  type BasketRules,
  DEFAULT_BASKET_RULES,
  LEAVE_OUT_RULES,
  parseBasketRules,
  toBasketSettings,
} from "#app/pipeline/baskets/basket-rules.ts";
import { judgeOrder } from "#app/pipeline/baskets/judge-order.ts";
import { aBasketLine, aBasketOrder } from "#test/pipeline/baskets/a-basket-order.ts";

const judge = (change: Partial<BasketOrder>, rules: Partial<BasketRules> = {}) =>
  judgeOrder(aBasketOrder(change), { ...DEFAULT_BASKET_RULES, ...rules });
const leftOut = (...reasons: string[]) => reasons.map((reason) => ({ leftOut: reason }));

/** Each reason with an order that has it. */
const CASES: [string, Partial<BasketOrder>][] = [
  ["test", { isTest: true }],
  ["cancelled", { isCancelled: true }],
  ["refunded", { financialStatus: "refunded" }],
  ["renewal", { sourceName: "subscription_contract" }],
  ["b2b", { isB2b: true }],
  ["pos", { sourceName: "pos" }],
  ["zeroTotal", { totalMinor: 0 }],
];

describe("judgeOrder", () => {
  test("an order of one product is a basket", () => {
    expect(judge({})).toEqual({ kept: [aBasketLine()] });
  });

  test("every reason that can be settled has a case here", () => {
    expect(CASES.map(([reason]) => reason)).toEqual(LEAVE_OUT_RULES.map((rule) => rule.reason));
  });

  test.each(CASES.filter(([reason]) => reason !== "pos"))(
    "%s: such an order is no basket, unless settled otherwise",
    (reason, change) => {
      expect([judge(change)]).toEqual(leftOut(reason));
      const leaveOut = new Set([...DEFAULT_BASKET_RULES.leaveOut].filter((one) => one !== reason));
      expect(judge(change, { leaveOut })).toHaveProperty("kept");
    },
  );

  test("an order from the till is a basket, unless settled otherwise", () => {
    expect(judge({ sourceName: "pos" })).toHaveProperty("kept");
    expect([judge({ sourceName: "pos" }, { leaveOut: new Set(["pos"]) })]).toEqual(leftOut("pos"));
  });

  test("the first order of a subscription is a basket, as it was chosen", () => {
    expect(judge({ sourceName: "subscription_contract_checkout_one" })).toHaveProperty("kept");
  });

  test("an order with two reasons is counted under the first of them", () => {
    expect([judge({ isTest: true, totalMinor: 0 })]).toEqual(leftOut("test"));
  });

  test("an order that was paid back in full is refunded, whatever its status says", () => {
    expect([judge({ refundedMinor: 2300 })]).toEqual(leftOut("refunded"));
    expect(judge({ refundedMinor: 2299 })).toHaveProperty("kept");
  });

  test("an order of which nothing was kept is refunded", () => {
    const lines = [aBasketLine({ currentQuantity: 0 }), aBasketLine({ productId: 2n, currentQuantity: 0 })];
    expect([judge({ lines })]).toEqual(leftOut("refunded"));
  });

  test("a line that went back, a gift card, a product that is gone and an excluded one leave the basket", () => {
    const kept = aBasketLine({ productId: 7n });
    const lines = [
      aBasketLine({ currentQuantity: 0 }),
      aBasketLine({ isGiftCard: true }),
      aBasketLine({ productId: null }),
      aBasketLine({ productId: 9n }),
      kept,
    ];
    expect(judge({ lines }, { excludedProducts: new Set([9n]) })).toEqual({ kept: [kept] });
  });

  test("an order without a product left is no basket", () => {
    expect([judge({ lines: [aBasketLine({ isGiftCard: true })] }), judge({ lines: [] })]).toEqual(
      leftOut("noProduct", "noProduct"),
    );
  });
});

describe("parseBasketRules", () => {
  test("what was never settled is as by default", () => {
    expect(parseBasketRules(null)).toEqual(DEFAULT_BASKET_RULES);
    expect(parseBasketRules({ minCustomers: 5 })).toEqual({ ...DEFAULT_BASKET_RULES, minCustomers: 5 });
  });

  test("rules are read as they were stored", () => {
    const rules: BasketRules = {
      leaveOut: new Set(["test", "pos"]),
      excludedProducts: new Set([8_100_000_000_160n]),
      keptAddOns: new Set([-4n]),
      minCustomers: 1,
    };
    expect(parseBasketRules(JSON.parse(JSON.stringify(toBasketSettings(rules))))).toEqual(rules);
  });

  test.each([{ leaveOut: ["whim"] }, { excludedProducts: ["mug"] }, { minCustomers: 0 }, { minCustomers: 1.5 }])(
    "refuses %j",
    (settings) => {
      expect(() => parseBasketRules(settings)).toThrow();
    },
  );
});
