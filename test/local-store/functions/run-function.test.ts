import { readFileSync } from "node:fs";
import { parse } from "graphql";
import { describe, expect, test } from "vitest";
import { checkQuery, composeFunctionInput } from "./compose-function-input.ts";
import { requireFunction } from "./find-function.ts";
import type { FunctionCart } from "./function-cart.ts";
import { measureQueryBytes, measureQueryCost } from "./measure-query.ts";
import { runDiscountFunction } from "./run-function.ts";
import { runScript } from "./run-script.ts";

const aCart = (lines: number, rules: object): FunctionCart => ({
  ...{ currency: "GBP", customer: null, companyId: null, localDate: "2026-11-24", language: "EN" },
  discount: { id: "gid://shopify/DiscountAutomaticNode/1", classes: ["PRODUCT"] },
  lines: Array.from({ length: lines }, (_, n) => ({
    ...{ id: `gid://shopify/CartLine/${n}`, quantity: 2, unitAmount: "10.0", variantId: n + 1, productId: 1 },
  })),
  metafield: (owner) => {
    const value = owner.includes("Discount") ? { v: 1, on: true } : rules;
    return { type: "json", value: JSON.stringify(value) };
  },
});
const PAIR = { v: 1, r: [{ s: [{ p: [1], q: 2 }], p: 5 }] };

describe("runDiscountFunction", () => {
  test("answers for a cart, and says how much was read and written", async () => {
    const input = composeFunctionInput(aCart(1, PAIR));
    const run = await runDiscountFunction(input);
    expect(run.error).toBeNull();
    expect(run.output?.operations).toHaveLength(1);
    expect(run.inputBytes).toBe(Buffer.byteLength(JSON.stringify(input)));
    expect(run.outputBytes).toBe(Buffer.byteLength(JSON.stringify(run.output)));
  });

  test("refuses an input that is longer than Shopify gives, and lets it grow above 200 lines", async () => {
    const long = { ...PAIR, note: "x".repeat(500) };
    const refused = await runDiscountFunction(composeFunctionInput(aCart(200, long)));
    expect(refused).toMatchObject({
      output: null,
      error: expect.stringMatching(/^The input has 1\d+ B; Shopify gives 128000$/),
    });
    expect((await runDiscountFunction(composeFunctionInput(aCart(400, PAIR)))).error).toBeNull();
  });

  test("a metafield of more than 10,000 bytes reads as if it were not there", async () => {
    const run = await runDiscountFunction(composeFunctionInput(aCart(1, { ...PAIR, note: "x".repeat(10_000) })));
    expect(run).toMatchObject({ error: null, output: { operations: [] } });
  });
});

describe("runScript", () => {
  const call = (code: string, input: unknown = null) => runScript(`var targets = { go() { ${code} } };`, "go", input);

  test("knows nothing but the language and Shopify's two doors", async () => {
    const names = "console setTimeout fetch crypto process URL TextEncoder require";
    const code = `ShopifyFunction.writeOutput(${JSON.stringify(names.split(" "))}.filter((one) => one in globalThis));`;
    expect(await call(code)).toMatchObject({ written: [], error: null });
    expect(
      await call("ShopifyFunction.writeOutput([Date.now(), new Date().getTime(), typeof Math.random]);"),
    ).toMatchObject({
      written: [0, 0, "undefined"],
    });
    expect(await call("ShopifyFunction.writeOutput(ShopifyFunction.readInput());", { a: [1] })).toMatchObject({
      written: { a: [1] },
    });
  });

  test("what a script throws, or takes beyond 10 MB or its stack, is an answer in words", async () => {
    expect((await call("throw new TypeError('no such line');")).error).toMatch(/TypeError: no such line/);
    expect((await call("const all = []; for (;;) all.push(new Array(1000).fill(1));")).error).toMatch(/memory/);
    expect((await call("const dive = () => dive() + 1; dive();")).error).toBe("The Function ran out of stack");
    expect((await call("")).error).toBe("The Function wrote no output");
  });
});

describe("the input query", () => {
  const { targets, apiVersion } = requireFunction("bundle-discount");
  const [target] = targets;
  const check = (text: string) => checkQuery(text, target?.target ?? "", apiVersion);

  test("of the discount Function leaves room in what Shopify allows", () => {
    const text = readFileSync(target?.queryFile ?? "", "utf8");
    expect(measureQueryBytes(text)).toBeLessThan(1500);
    expect(measureQueryCost(parse(text))).toBe(19);
  });

  test("is refused when it is too long, too dear, or asks for what Shopify doesn't know", () => {
    const metafields = Array.from({ length: 11 }, (_, n) => `m${n}: metafield(key: "a") { value }`);
    expect(() => check(`{ shop { ${metafields.join(" ")} } }`)).toThrow("costs 33");
    expect(() => check(`{ cart { ${"lines { id } ".repeat(300)} } }`)).toThrow("Shopify takes 3000");
    expect(() => check("{ cart { total } }")).toThrow("Cannot query field");
    expect(() => check(`# ${"x".repeat(4000)}\n{ cart { lines { id } } }`)).not.toThrow();
  });

  test("asks nothing that the store has no answer to without being told", () => {
    expect(() => requireFunction("no-such-function")).toThrow('called "no-such-function"');
  });
});
