import { describe, expect, test } from "vitest";
import { cartLinesDiscountsGenerateRun } from "#extensions/bundle-discount/src/cart-lines-discounts-generate-run.ts";
import { anInput, describeOutput, lineId, type Situation } from "#test/extensions/bundle-discount/an-input.ts";

const given = (situation: Situation) => describeOutput(cartLinesDiscountsGenerateRun(anInput(situation)));

const PAIR = { 1: [{ s: [1, 2], p: 5 }] };
const both = [{ product: 1 }, { product: 2 }];

describe("a set", () => {
  test("is cheaper when all of it is in the cart, whichever member carries the rule", () => {
    const answer = cartLinesDiscountsGenerateRun(anInput({ lines: both, rules: { 2: [{ s: [1, 2], p: 5 }] } }));
    expect(answer).toEqual({
      operations: [
        {
          productDiscountsAdd: {
            selectionStrategy: "ALL",
            candidates: [
              {
                targets: [{ cartLine: { id: lineId(0) } }, { cartLine: { id: lineId(1) } }],
                value: { percentage: { value: 5 } },
                message: "Bundle saving",
              },
            ],
          },
        },
      ],
    });
  });

  test("costs its full price while a member is missing", () => {
    expect(given({ lines: [{ product: 1, quantity: 9 }, { product: 3 }], rules: PAIR })).toEqual([]);
  });

  test("is counted as often as the cart holds it, and no unit more", () => {
    const lines = [
      { product: 1, quantity: 5 },
      { product: 2, quantity: 2 },
    ];
    expect(given({ lines, rules: PAIR })).toEqual(["0: 2 at 5 %", "1: all at 5 %"]);
  });

  test("may have its units on several lines of a product, at each variant's own cap", () => {
    const lines = [{ product: 1, quantity: 2 }, { product: 2 }, { product: 2, variant: 21, price: "30.00" }];
    const rules = { 1: [{ s: [1, 2], p: 10, c: { v21: 2.5, p1: 7 } }] };
    expect(given({ lines, rules })).toEqual(["0: all at 7 %", "1: all at 10 %", "2: all at 2.5 %"]);
  });

  test("of any two out of three takes the dearest units there are", () => {
    const lines = [{ product: 1 }, { product: 2, price: "99.00" }, { product: 3, price: "50.00" }];
    expect(given({ lines, rules: { 1: [{ s: [{ p: [1, 2, 3], q: 2 }], p: 10 }] } })).toEqual([
      "1: all at 10 %",
      "2: all at 10 %",
    ]);
  });

  test("that is all choice is still one set, though each product of a slot carries it", () => {
    const rule = {
      s: [
        { p: [1, 2], q: 1 },
        { p: [3, 4], q: 1 },
      ],
      p: 10,
    };
    expect(
      given({ lines: [{ product: 1 }, { product: 3 }, { product: 2 }], rules: { 1: [rule], 2: [rule] } }),
    ).toHaveLength(2);
  });

  test("whose slots want the same products finds a place for each", () => {
    const rule = { s: [{ p: [1, 2], q: 1 }, 1], p: 10 };
    expect(given({ lines: [{ product: 1, price: "90.00" }, { product: 2 }], rules: { 1: [rule] } })).toEqual([
      "0: all at 10 %",
      "1: all at 10 %",
    ]);
  });

  test("by quantity counts the level that saves most", () => {
    const rules = {
      1: [
        { s: [{ p: [1], q: 3 }], p: 8 },
        { s: [{ p: [1], q: 2 }], p: 5 },
      ],
    };
    expect(given({ lines: [{ product: 1, quantity: 3 }], rules })).toEqual(["0: all at 8 %"]);
    // Two and three at 5 % are 25 % of a unit, three at 8 % are 24 %.
    expect(given({ lines: [{ product: 1, quantity: 5 }], rules })).toEqual(["0: all at 5 %"]);
  });
});

describe("sets that overlap", () => {
  test("at the same percent share a line", () => {
    const rules = {
      1: [
        { s: [1, 2], p: 5 },
        { s: [1, 3], p: 5 },
      ],
    };
    const lines = [{ product: 1, quantity: 2 }, { product: 2 }, { product: 3 }];
    expect(given({ lines, rules })).toEqual(["0: all at 5 %", "1: all at 5 %", "2: all at 5 %"]);
  });

  test("leave a unit to the one that saves more", () => {
    const rules = {
      1: [
        { s: [1, 2], p: 5 },
        { s: [1, 3], p: 20 },
      ],
    };
    expect(given({ lines: [{ product: 1 }, { product: 2 }, { product: 3 }], rules })).toEqual([
      "0: all at 20 %",
      "2: all at 20 %",
    ]);
  });

  test("at two percents leave the line to one of them, and the other keeps its own lines", () => {
    const rules = {
      1: [
        { s: [1, 2], p: 5 },
        { s: [1, 3], p: 20 },
      ],
    };
    const lines = [{ product: 1, quantity: 2 }, { product: 2 }, { product: 3 }];
    expect(given({ lines, rules })).toEqual(["0: 1 at 20 %", "1: all at 5 %", "2: all at 20 %"]);
  });

  test("never put a line into two candidates", () => {
    const rules = {
      1: [
        { s: [1, 2], p: 5 },
        { s: [1, 3], p: 20 },
        { s: [{ p: [1], q: 2 }], p: 7 },
      ],
    };
    const answer = given({ lines: [{ product: 1, quantity: 4 }, { product: 2 }, { product: 3 }], rules });
    const lines = answer.map((one) => one.split(":")[0]);
    expect(new Set(lines).size).toBe(lines.length);
  });
});

describe("nothing is given", () => {
  test.each<[string, Partial<Situation>]>([
    ["while the app is off", { config: { v: 1, on: false } }],
    ["without a config", { config: null }],
    ["by a config of a later version", { config: { v: 2, on: true } }],
    ["by a discount that is not for products", { classes: ["ORDER", "SHIPPING"] }],
    ["to a company", { companyId: 3, customer: { id: 7, isAuthenticated: true } }],
    ["on a subscription", { lines: [{ product: 1 }, { product: 2, plan: 4 }] }],
    ["on a product that the merchant excludes", { config: { v: 1, on: true, x: [2] } }],
    ["by a rule of a later version's shape", { rules: { 1: [{ s: [{ q: 1 }, 2], p: 5 }] } }],
    ["by a percent that is none", { rules: { 1: [{ s: [1, 2], p: 140 }] } }],
    ["before the first day", { rules: { 1: [{ s: [1, 2], p: 5, f: "2026-11-25" }] } }],
    ["after the last day", { rules: { 1: [{ s: [1, 2], p: 5, u: "2026-11-23" }] } }],
    ["to a guest, where it is for an audience", { rules: { 1: [{ s: [1, 2], p: 5, a: "vip" }] } }],
  ])("%s", (_why, situation) => {
    expect(given({ lines: both, rules: PAIR, ...situation })).toEqual([]);
  });

  test("to one who only typed the e-mail address of somebody in the audience", () => {
    const rules = { 1: [{ s: [1, 2], p: 5, a: "vip" }] };
    const known = { lines: both, rules, audiences: ["vip", "b"] };
    expect(given({ ...known, customer: { id: 7, isAuthenticated: false } })).toEqual([]);
    expect(given({ ...known, customer: { id: 7, isAuthenticated: true } })).toHaveLength(2);
    expect(given({ ...known, audiences: ["b"], customer: { id: 7, isAuthenticated: true } })).toEqual([]);
  });
});

describe("it is given", () => {
  test("on the first and to the end of the last day", () => {
    const rules = { 1: [{ s: [1, 2], p: 5, f: "2026-11-24", u: "2026-11-24" }] };
    expect(given({ lines: both, rules })).toHaveLength(2);
  });

  test("to a company, where the merchant says so", () => {
    const config = { v: 1, on: true, b2b: true };
    const customer = { id: 7, isAuthenticated: true };
    expect(given({ lines: both, rules: PAIR, config, companyId: 3, customer })).toHaveLength(2);
  });

  test.each([
    ["EN", "Bundle saving"],
    ["DE", "Set-Ersparnis"],
    ["FR", "Économie sur le lot"],
    ["JA", "Bundle saving"],
  ])("in the language of the cart: %s", (language, message) => {
    const { operations } = cartLinesDiscountsGenerateRun(anInput({ lines: both, rules: PAIR, language }));
    expect(operations[0]?.productDiscountsAdd.candidates[0]?.message).toBe(message);
  });
});

test("amounts in currencies without a minor unit, and prices of nothing, are weighed like any other", () => {
  const rules = {
    1: [
      { s: [1, 2], p: 5 },
      { s: [1, 3], p: 5 },
    ],
  };
  const lines = [
    { product: 1, price: "0.0" },
    { product: 2, price: "1999.0" },
    { product: 3, price: "2000.0" },
  ];
  // 5 % of 1,999 yen are 99, of 2,000 yen 100.
  expect(given({ lines, rules, currency: "JPY" })).toEqual(["2: all at 5 %"]);
});
