import type { Fill } from "./fill-slots.ts";
import { type MatchedRule, percentOf } from "./match-rules.ts";
import type { Line } from "./read-lines.ts";

/** A line of a group that may fill a slot, at one of the line's `levels`. Those that save most come first. */
export type Place = { line: number; level: number; weight: number };
export type OpenSlot = { quantity: number; places: Place[] };

/**
 * A rule in its group. `only`: the one way to fill it; null where lines can be chosen. `isApart`: no two of its slots could
 * take the same line. `cost`: how many steps of the budget it takes to fill it once.
 */
export type OpenRule = { only: Fill; cost: number } | ChoiceRule;
export type ChoiceRule = { only: null; cost: number; slots: OpenSlot[]; isApart: boolean };

/** A line in its group. `levels`: the percents that rules give it, in hundredths, the highest first. */
export type GroupLine = { quantity: number; unitMinor: number; levels: number[]; at: number };

/** Rules that share lines, directly or by way of others, and those lines. Groups are solved one by one. */
export type Group = { lines: GroupLine[]; rules: OpenRule[] };

/** Splits a cart into groups that have nothing to do with each other. */
export function splitCart(lines: readonly Line[], rules: readonly MatchedRule[]): Group[] {
  const roots = joinLines(lines.length, rules);
  const members = new Map<number, MatchedRule[]>();
  for (const rule of rules) {
    const root = findRoot(roots, rule.places[0]?.[0] ?? 0);
    const own = members.get(root);
    if (own) own.push(rule);
    else members.set(root, [rule]);
  }
  const numbers = lines.map(() => -1);
  return [...members.values()].map((own) => composeGroup(lines, own, numbers));
}

/** For each line another one of its group, in the end always the same. */
function joinLines(count: number, rules: readonly MatchedRule[]): number[] {
  const roots = Array.from({ length: count }, (_, at) => at);
  for (const { places } of rules) {
    const first = findRoot(roots, places[0]?.[0] ?? 0);
    for (const own of places) for (const at of own) roots[findRoot(roots, at)] = first;
  }
  return roots;
}

function findRoot(roots: number[], start: number): number {
  let at = start;
  for (let next = roots[at] ?? at; next !== at; next = roots[at] ?? at) {
    // Each step halves the way for the next who asks.
    roots[at] = roots[next] ?? next;
    at = next;
  }
  return at;
}

/** `numbers`: by line of the cart, its place in the group. A line is in one group only. */
function composeGroup(lines: readonly Line[], rules: readonly MatchedRule[], numbers: number[]): Group {
  const own: GroupLine[] = [];
  for (const { rule, places } of rules) {
    for (const slot of places) {
      for (const at of slot) {
        const line = lines[at];
        if (!line) continue;
        const hundredths = percentOf(rule, line);
        const levels = own[numbers[at] ?? -1]?.levels;
        if (!levels) {
          numbers[at] = own.length;
          own.push({ quantity: line.quantity, unitMinor: line.unitMinor, levels: [hundredths], at });
        } else if (!levels.includes(hundredths)) levels.push(hundredths);
      }
    }
  }
  for (const { levels } of own) if (levels.length > 1) levels.sort((one, other) => other - one);
  return { lines: own, rules: rules.map((rule) => openRule(rule, { cart: lines, own, numbers })) };
}

type Lines = { cart: readonly Line[]; own: readonly GroupLine[]; numbers: readonly number[] };

function openRule(matched: MatchedRule, lines: Lines): OpenRule {
  const only = fillOnlyWay(matched, lines);
  if (only) return { only, cost: 1 };
  const { rule, places } = matched;
  const slots = places.map((own, slot) => ({
    quantity: rule.slots[slot]?.quantity ?? 0,
    places: own
      .map((at) => {
        const line = lines.numbers[at] ?? 0;
        const hundredths = percentOf(rule, lines.cart[at]);
        const { unitMinor = 0, levels = [] } = lines.own[line] ?? {};
        return { line, level: levels.indexOf(hundredths), weight: unitMinor * hundredths };
      })
      .sort(byWeight),
  }));
  const all = places.flat();
  const isApart = new Set(all).size === all.length;
  const seats = slots.reduce((sum, { quantity }) => sum + quantity, 0);
  return { slots, isApart, only: null, cost: isApart ? all.length : seats * all.length };
}

function fillOnlyWay({ rule, places }: MatchedRule, { cart, own, numbers }: Lines): Fill | null {
  const fill: number[] = [];
  for (let slot = 0; slot < places.length; slot += 1) {
    const lines = places[slot];
    const at = lines?.[0] ?? 0;
    const line = numbers[at] ?? 0;
    if (lines?.length !== 1) return null;
    for (let use = 0; use < fill.length; use += 3) if (fill[use] === line) return null;
    const level = own[line]?.levels.indexOf(percentOf(rule, cart[at])) ?? 0;
    fill.push(line, level, rule.slots[slot]?.quantity ?? 0);
  }
  return fill;
}

/** Where there is a choice, the units that save most come first; the cart's order among equals. */
export function byWeight(one: Place, other: Place): number {
  return other.weight - one.weight || one.line - other.line;
}
