/**
 * The discount Function in QuickJS, at 1 to 200 lines: does its time grow faster than lines × rules? Everything goes with
 * everything: each product carries as many rules as have room on it, and its neighbours fill them.
 */

import { bundleFunction } from "#test/local-store/functions/bundle-function.ts";
import { composeFunctionInput } from "#test/local-store/functions/compose-function-input.ts";
import { requireFunction } from "#test/local-store/functions/find-function.ts";
import type { FunctionCart } from "#test/local-store/functions/function-cart.ts";
import { runScript } from "#test/local-store/functions/run-script.ts";

const LINES = [1, 10, 50, 100, 200];
const RULES = [1, 3, 5];
const RUNS = 25;

/** Reads the cart and does nothing with it: what any Function takes. `timesParsing` is how often that long ours takes. */
const PARSE_ONLY =
  "var targets = { parse() { ShopifyFunction.writeOutput(ShopifyFunction.readInput().cart.lines.length); } };";
const FUNCTION = await bundleFunction(requireFunction("bundle-discount"));
/** What QuickJS takes to begin, to load the script and to end. */
const NOTHING = `${FUNCTION}\ntargets = { nothing() { ShopifyFunction.writeOutput(0); } };`;

/** `ms`: of the fastest run. `cpuMs`: the processor's time, on average, with what QuickJS takes for itself taken off. */
type Row = { lines: number; rules: number; ms: number; cpuMs: number; timesParsing: number; perLineAndRule: number };

const rows: Row[] = [];
for (const rules of RULES) for (const lines of LINES) rows.push(await measure(lines, rules));
console.table(
  rows.map((row) => ({
    ...row,
    ...{ ms: round(row.ms), cpuMs: round(row.cpuMs) },
    ...{ timesParsing: round(row.timesParsing), perLineAndRule: round(row.perLineAndRule) },
  })),
);
// In the same run: 1 is "as lines × rules". Small carts are searched further than their size alone would say, so both are told.
const growthFrom = (lines: number) => RULES.map((rules) => round(costOf(200, rules) / costOf(lines, rules)));
const growth = { from10To200Lines: growthFrom(10), from100To200Lines: growthFrom(100) };
const cpuMs = RULES.map((rules) => round(rowOf(200, rules)?.cpuMs ?? Number.NaN));
const timesParsing = RULES.map((rules) => round(rowOf(200, rules)?.timesParsing ?? Number.NaN));
const times100To200 = RULES.map((rules) => round((rowOf(200, rules)?.ms ?? Number.NaN) / (rowOf(100, rules)?.ms ?? 1)));
console.log(JSON.stringify({ bench: "function", rules: RULES, cpuMs, timesParsing, times100To200, ...growth }));

function costOf(lines: number, rules: number): number {
  return rowOf(lines, rules)?.perLineAndRule ?? Number.NaN;
}

function rowOf(lines: number, rules: number): Row | undefined {
  return rows.find((row) => row.lines === lines && row.rules === rules);
}

/** The fastest of several runs: what else the machine does only ever makes one slower. */
async function measure(lines: number, rules: number): Promise<Row> {
  const input = composeFunctionInput(composeCart(lines, rules));
  const whole = await runOften(FUNCTION, "cartLinesDiscountsGenerateRun", input);
  const parsing = await runOften(PARSE_ONLY, "parse", input);
  const nothing = await runOften(NOTHING, "nothing", input);
  const { ms } = whole;
  const perLineAndRule = ms / (lines * rules);
  return { lines, rules, ms, cpuMs: whole.cpuMs - nothing.cpuMs, timesParsing: ms / parsing.ms, perLineAndRule };
}

async function runOften(script: string, call: string, input: object): Promise<{ ms: number; cpuMs: number }> {
  const times: number[] = [];
  const started = process.threadCpuUsage();
  for (let run = 0; run < RUNS; run += 1) {
    const { ms, error } = await runScript(script, call, input);
    if (error) throw new Error(error);
    times.push(ms);
  }
  const { user, system } = process.threadCpuUsage();
  const cpuMs = (user - started.user + system - started.system) / 1000 / RUNS;
  return { ms: Math.min(...times), cpuMs };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function composeCart(count: number, rules: number): FunctionCart {
  const idOf = (n: number) => 80_000_000_000_000 + (n % count);
  const product = (n: number) => `gid://shopify/Product/${idOf(n)}`;
  const metafields = new Map<string, object>([["gid://shopify/DiscountAutomaticNode/1", { v: 1, on: true }]]);
  for (let n = 0; n < count; n += 1) {
    const r = Array.from({ length: rules }, (_, k) => ({ s: [idOf(n), idOf(n + 1 + k)], p: 5 + ((n + 3 * k) % 7) }));
    metafields.set(product(n), { v: 1, r });
  }
  return {
    lines: Array.from({ length: count }, (_, n) => ({
      id: `gid://shopify/CartLine/ffffffff-ffff-ffff-ffff-${String(n).padStart(12, "0")}`,
      quantity: 1 + (n % 3),
      unitAmount: `${10 + ((n * 7919) % 90)}.99`,
      variantId: 45_000_000_000_000 + n,
      productId: idOf(n),
    })),
    currency: "GBP",
    customer: null,
    companyId: null,
    discount: { id: "gid://shopify/DiscountAutomaticNode/1", classes: ["PRODUCT"] },
    localDate: "2026-11-24",
    language: "EN",
    metafield: (owner) => {
      const value = metafields.get(owner);
      return value ? { type: "json", value: JSON.stringify(value) } : null;
    },
  };
}
