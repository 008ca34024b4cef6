import { describe, expect, test } from "vitest";
import { DEFAULT_RULES, parseRules, RULES, toSettings } from "#app/pipeline/offers/rules.ts";
import type { Rule } from "#app/shops/declare-rule.ts";

const rules = Object.entries<Rule>(RULES);

describe("the merchant's rules", () => {
  test("nothing settled is all by default, and every default is within its own bounds", () => {
    expect(parseRules(undefined)).toEqual(DEFAULT_RULES);
    expect(parseRules({})).toEqual(DEFAULT_RULES);
    for (const [name, rule] of rules) expect(rule.schema.safeParse(rule.byDefault).success, name).toBe(true);
  });

  test("the parsed rules are exactly the declared ones", () => {
    expect(Object.keys(parseRules({})).sort()).toEqual(rules.map(([name]) => name).sort());
  });

  test.each(rules.flatMap(([name, rule]) => (rule.kind === "number" ? [[name, rule] as const] : [])))(
    "%s takes its bounds and nothing beyond or between",
    (name, { min, max, step }) => {
      for (const value of [min, max, min + step])
        expect(parseRules({ [name]: value })).toMatchObject({ [name]: value });
      for (const value of [min - step, max + step, min + step / 2, "5", null, Number.NaN]) {
        expect(() => parseRules({ [name]: value }), String(value)).toThrow();
      }
    },
  );

  test("what is stored reads back the same, ids beyond JSON's numbers too", () => {
    const settled = { ...DEFAULT_RULES, savingForTwo: 7.5, excludedProducts: [2n ** 60n, 7n] };
    expect(parseRules(JSON.parse(JSON.stringify(toSettings(settled))))).toEqual(settled);
  });

  test("a product is excluded once, and a text that is no id is refused", () => {
    expect(parseRules({ excludedProducts: ["7", "7"] }).excludedProducts).toEqual([7n]);
    expect(() => parseRules({ excludedProducts: ["gid://shopify/Product/7"] })).toThrow();
  });

  test("keys of other parts are left out", () => {
    expect(parseRules({ somethingElse: 1 })).toEqual(DEFAULT_RULES);
  });

  test("savings are slight by default", () => {
    expect(DEFAULT_RULES).toMatchObject({ savingForTwo: 5, savingForMore: 10, publishAutomatically: true });
  });
});
