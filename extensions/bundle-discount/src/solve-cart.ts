import type { Fill } from "./fill-slots.ts";
import { listFills } from "./list-fills.ts";
import { matchRules } from "./match-rules.ts";
import type { Rule } from "./parse-rules.ts";
import type { Line } from "./read-lines.ts";
import { searchSets } from "./search-sets.ts";
import { solveGreedily } from "./solve-greedily.ts";
import { type Group, type GroupLine, splitCart } from "./split-cart.ts";
import { settleLine } from "./weigh-line.ts";

/** What a line is discounted by: `units` of it at `hundredths` of a percent. */
export type LineDiscount = { line: Line; units: number; hundredths: number; saving: number };

/** Ways to fill a group's slots that are looked at one against another at all. */
const MOST_FILLS = 64;
/** Twelve sets that overlap, each there or not: so many carts of them are always looked at to the last one. */
const PROVED_CARTS = 2 ** 12;
/** For groups with more, all of them together: a Function has 11 million instructions for everything (README). */
const SPARE_STEPS = 1000;

/**
 * What the cart's lines are to be discounted by, so that the shopper saves most under Shopify's rule: one product discount
 * a line. Each unit of a line is counted in one set at most. `isProved`: no other choice saves more. That is so wherever up
 * to twelve sets overlap; beyond, it is the better of taking the best sets one by one and a search that may not end.
 */
export function solveCart(
  lines: readonly Line[],
  rules: readonly Rule[],
  { spareSteps = SPARE_STEPS, provedCarts = PROVED_CARTS } = {},
): { discounts: LineDiscount[]; isProved: boolean } {
  const budget = { spareSteps, provedCarts };
  const discounts: (LineDiscount | undefined)[] = lines.map(() => undefined);
  let isProved = true;
  for (const group of splitCart(lines, matchRules(lines, rules))) {
    const solved = solveGroup(group, budget);
    isProved &&= solved.isProved;
    group.lines.forEach((own, at) => {
      const line = lines[own.at];
      const settled = settleLine(own, solved.taken[at] ?? []);
      if (line && settled.saving > 0) discounts[own.at] = { line, ...settled };
    });
  }
  return { discounts: discounts.filter((one) => one !== undefined), isProved };
}

type Solved = { taken: readonly number[][]; isProved: boolean };

function solveGroup(group: Group, budget: { spareSteps: number; provedCarts: number }): Solved {
  const greedy = solveGreedily(group);
  const fills = listFills(group, MOST_FILLS);
  const isSmall = fills !== null && countCarts(group.lines, fills) <= budget.provedCarts;
  const steps = isSmall ? Number.MAX_SAFE_INTEGER : budget.spareSteps;
  if (!fills || steps <= 0) return { taken: greedy.taken, isProved: false };
  const { taken, stepsLeft } = searchSets(group.lines, fills, { saving: greedy.saving, steps });
  if (!isSmall) budget.spareSteps = stepsLeft;
  return { taken: taken ?? greedy.taken, isProved: stepsLeft > 0 };
}

/** How many carts there would be to look at, were each fill taken as often as it fits by itself. */
function countCarts(lines: readonly GroupLine[], fills: readonly Fill[]): number {
  return fills.reduce((product, fill) => {
    const copies = fill.map(({ line, units }) => Math.floor((lines[line]?.quantity ?? 0) / units));
    return product * (1 + Math.min(...copies));
  }, 1);
}
