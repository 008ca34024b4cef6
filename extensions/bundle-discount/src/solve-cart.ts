import { type CartState, countCopies } from "./cart-state.ts";
import type { Fill } from "./fill-slots.ts";
import { keepGreatest } from "./keep-greatest.ts";
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

/** What may still be done for a cart, in steps that are counted and not timed, so that a cart always has one answer: a Function has 11 million instructions for everything (README). */
export type Budget = { steps: number };

/** For everything. The search for twelve overlapping sets may take 8,191 of them. */
const STEPS = 9000;
/** A matched rule takes as long as so many steps before anything is weighed. */
const RULE_STEPS = 4;
/** Rules with more places for lines than so are not all weighed. Thirty lines with five rules each, of four places, just are. */
const MOST_PLACES = 600;
/** Ways to fill a group's slots that are looked at one against another at all. */
const MOST_FILLS = 64;
/** Twelve sets that overlap, each there or not: so many carts of them are always looked at to the last one. */
const PROVED_CARTS = 2 ** 12;
/** For groups with more, all of them together. */
const SPARE_STEPS = 300;

/**
 * What the cart's lines are to be discounted by, so that the shopper saves most under Shopify's rule: one product discount
 * a line. Each unit of a line is counted in one set at most. `isProved`: no other choice saves more. That is so wherever up
 * to twelve sets overlap; beyond, it is the better of taking the best sets one by one and a search that may not end.
 * `unweighed`: how many rules were too many to be weighed; the others save more.
 */
export function solveCart(
  lines: readonly Line[],
  rules: readonly Rule[],
  { spareSteps = SPARE_STEPS, provedCarts = PROVED_CARTS, mostPlaces = MOST_PLACES, steps = STEPS } = {},
): { discounts: LineDiscount[]; isProved: boolean; unweighed: number } {
  const matched = matchRules(lines, rules);
  const budget = { steps: Math.max(0, steps - RULE_STEPS * matched.length), spareSteps, provedCarts };
  const kept = keepGreatest(lines, matched, mostPlaces);
  const unweighed = matched.length - kept.length;
  const groups = splitCart(lines, kept).map((group) => ({ group, greedy: solveGreedily(group, budget) }));
  const discounts: (LineDiscount | undefined)[] = lines.map(() => undefined);
  let isProved = unweighed === 0;
  // Where some rules were left out, the best of the others would be the best of nothing.
  const hasSearch = unweighed === 0;
  // First all groups have their best sets; what is left of the budget is for finding better ones.
  for (const { group, greedy } of groups) {
    const solved = hasSearch ? improve(group, greedy, budget) : { taken: greedy.taken, isProved: false };
    isProved &&= solved.isProved;
    group.lines.forEach((own, at) => {
      const line = lines[own.at];
      const settled = settleLine(own, solved.taken[at] ?? []);
      if (line && settled.saving > 0) discounts[own.at] = { line, ...settled };
    });
  }
  return { discounts: discounts.filter((one) => one !== undefined), isProved, unweighed };
}

type Solved = { taken: readonly number[][]; isProved: boolean };

function improve(
  group: Group,
  greedy: CartState,
  budget: Budget & { spareSteps: number; provedCarts: number },
): Solved {
  const fills = budget.steps > 0 ? listFills(group, MOST_FILLS) : null;
  const isSmall = fills !== null && countCarts(group.lines, fills) <= budget.provedCarts;
  const steps = isSmall ? budget.steps : Math.min(budget.steps, budget.spareSteps);
  if (!fills || steps <= 0) return { taken: greedy.taken, isProved: false };
  const { taken, stepsLeft } = searchSets(group.lines, fills, { saving: greedy.saving, steps });
  budget.steps -= steps - stepsLeft;
  if (!isSmall) budget.spareSteps -= steps - stepsLeft;
  return { taken: taken ?? greedy.taken, isProved: stepsLeft > 0 };
}

/** How many carts there would be to look at, were each fill taken as often as it fits by itself. */
function countCarts(lines: readonly GroupLine[], fills: readonly Fill[]): number {
  const left = lines.map(({ quantity }) => quantity);
  return fills.reduce((product, fill) => product * (1 + countCopies(fill, left)), 1);
}
