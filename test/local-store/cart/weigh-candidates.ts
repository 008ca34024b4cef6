import { currencyExponent } from "#test/local-store/world/money.ts";
import { type BareLine, isDiscountable, type LineReduction } from "./discount-offer.ts";
import { percentOf, splitExactly, timesHalfUp } from "./exact.ts";
import type { ProductCandidate, SelectionStrategy } from "./function-output.ts";

/** What a Function's candidates are for, and how they are read. */
export interface Weighing {
  lines: readonly BareLine[];
  currency: string;
  /** What the shopper reads where the candidate has no message. */
  title: string;
  /** Lines that the discount is for: with or without a selling plan. */
  isEntitled(line: BareLine): boolean;
}

type Reductions = Map<string, LineReduction>;

/** What one `productDiscountsAdd` takes off each line, by the line's id. Of several candidates a line gets the greatest. */
export function weighCandidates(
  weighing: Weighing,
  candidates: readonly ProductCandidate[],
  strategy: SelectionStrategy,
): Reductions {
  const weighed = candidates
    .map((candidate) => ({ candidate, reductions: reduce(weighing, candidate) }))
    .filter(({ candidate, reductions }) => reductions.size > 0 && hasPrerequisites(weighing.lines, candidate));
  const taken = takePrerequisites(weighing.lines, weighed);
  if (strategy === "FIRST") return taken[0] ?? new Map();
  if (strategy === "MAXIMUM") return taken.toSorted((a, b) => totalOf(b) - totalOf(a))[0] ?? new Map();
  return mergeReductions(taken);
}

/** For each line the greatest of what is offered for it; the first of equal ones. */
export function mergeReductions(all: readonly Reductions[]): Reductions {
  const merged: Reductions = new Map();
  for (const [id, reduction] of all.flatMap((one) => [...one])) {
    if (reduction.amountMinor > (merged.get(id)?.amountMinor ?? 0)) merged.set(id, reduction);
  }
  return merged;
}

function reduce({ lines, currency, title, isEntitled }: Weighing, candidate: ProductCandidate): Reductions {
  const quantities = sumTargets(candidate);
  const targets = lines.flatMap((line) => {
    const wanted = quantities.get(line.line.id);
    if (wanted === undefined || !isDiscountable(line) || !isEntitled(line)) return [];
    return [{ line, quantity: Math.min(wanted, line.line.quantity) }];
  });
  const worth = targets.map(({ line, quantity }) => line.unitMinor * quantity);
  const amounts = amountsOf(candidate.value, targets, worth, currency);
  const reductions = targets.map(({ line }, at) => {
    const amountMinor = Math.min(amounts[at] ?? 0, worth[at] ?? 0);
    return [line.line.id, { amountMinor, title: candidate.message || title }] as const;
  });
  return new Map(reductions.filter(([, { amountMinor }]) => amountMinor > 0));
}

/** A line that is named twice is one target with both quantities; without a quantity it is the whole line. */
function sumTargets({ targets }: ProductCandidate): Map<string, number> {
  const quantities = new Map<string, number>();
  for (const { cartLine } of targets) {
    const quantity = cartLine.quantity ?? Number.POSITIVE_INFINITY;
    quantities.set(cartLine.id, (quantities.get(cartLine.id) ?? 0) + quantity);
  }
  return quantities;
}

function amountsOf(
  { percentage, fixedAmount }: ProductCandidate["value"],
  targets: readonly { quantity: number }[],
  worth: readonly number[],
  currency: string,
): number[] {
  if (percentage) return worth.map((minor) => percentOf(minor, percentage.value));
  if (!fixedAmount) return worth.map(() => 0);
  const amountMinor = timesHalfUp(1, fixedAmount.amount, currencyExponent(currency));
  if (fixedAmount.appliesToEachItem) return targets.map(({ quantity }) => amountMinor * quantity);
  const sum = worth.reduce((total, minor) => total + minor, 0);
  return splitExactly(Math.min(amountMinor, sum), worth);
}

function hasPrerequisites(lines: readonly BareLine[], { prerequisites }: ProductCandidate): boolean {
  return (prerequisites ?? []).every(({ cartLine }) => {
    const line = lines.find((one) => one.line.id === cartLine.id)?.line;
    return line !== undefined && line.quantity >= cartLine.quantity;
  });
}

interface Weighed {
  candidate: ProductCandidate;
  reductions: Reductions;
}

/** Units that one candidate needs as its prerequisites serve no other; whoever saves the most takes first. */
function takePrerequisites(lines: readonly BareLine[], weighed: readonly Weighed[]): Reductions[] {
  const left = new Map(lines.map(({ line }) => [line.id, line.quantity]));
  const granted = new Set<Weighed>();
  for (const one of weighed.toSorted((a, b) => totalOf(b.reductions) - totalOf(a.reductions))) {
    const needs = (one.candidate.prerequisites ?? []).map(({ cartLine }) => cartLine);
    if (needs.some(({ id, quantity }) => (left.get(id) ?? 0) < quantity)) continue;
    for (const { id, quantity } of needs) left.set(id, (left.get(id) ?? 0) - quantity);
    granted.add(one);
  }
  return weighed.filter((one) => granted.has(one)).map(({ reductions }) => reductions);
}

function totalOf(reductions: Reductions): number {
  return [...reductions.values()].reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}
