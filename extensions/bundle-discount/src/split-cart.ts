import type { Fill } from "./fill-slots.ts";
import type { MatchedRule } from "./match-rules.ts";
import type { Line } from "./read-lines.ts";

/** A line of a group that may fill a slot, at one of the line's `levels`. Those that save most come first. */
export type Place = { line: number; level: number; weight: number };
export type OpenSlot = { quantity: number; places: Place[] };

/** A rule in its group. `only`: the one way to fill it; null where lines can be chosen. */
export type OpenRule = { slots: OpenSlot[]; only: Fill | null };

/** A line in its group. `levels`: the percents that rules give it, in hundredths, the highest first. */
export type GroupLine = { quantity: number; unitMinor: number; levels: number[]; at: number };

/** Rules that share lines, directly or by way of others, and those lines. Groups are solved one by one. */
export type Group = { lines: GroupLine[]; rules: OpenRule[] };

/** Splits a cart into groups that have nothing to do with each other. */
export function splitCart(lines: readonly Line[], rules: readonly MatchedRule[]): Group[] {
  const roots = joinLines(lines.length, rules);
  const members = new Map<number, MatchedRule[]>();
  for (const rule of rules) {
    const root = findRoot(roots, rule[0]?.matches[0]?.at ?? 0);
    const own = members.get(root);
    if (own) own.push(rule);
    else members.set(root, [rule]);
  }
  return [...members.values()].map((own) => composeGroup(lines, own));
}

/** For each line another one of its group, in the end always the same. */
function joinLines(count: number, rules: readonly MatchedRule[]): number[] {
  const roots = Array.from({ length: count }, (_, at) => at);
  for (const rule of rules) {
    const first = findRoot(roots, rule[0]?.matches[0]?.at ?? 0);
    for (const { matches } of rule) for (const { at } of matches) roots[findRoot(roots, at)] = first;
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

function composeGroup(lines: readonly Line[], rules: readonly MatchedRule[]): Group {
  const own = new Map<number, GroupLine>();
  const numbers = new Map<number, number>();
  for (const rule of rules) {
    for (const { matches } of rule) {
      for (const { at, hundredths } of matches) {
        const line = own.get(at) ?? { quantity: 0, unitMinor: 0, ...lines[at], levels: [], at };
        if (!own.has(at)) {
          numbers.set(at, own.size);
          own.set(at, line);
        }
        if (!line.levels.includes(hundredths)) line.levels.push(hundredths);
      }
    }
  }
  for (const { levels } of own.values()) levels.sort((one, other) => other - one);
  return { lines: [...own.values()], rules: rules.map((rule) => openRule(rule, own, numbers)) };
}

function openRule(rule: MatchedRule, own: Map<number, GroupLine>, numbers: Map<number, number>): OpenRule {
  const slots = rule.map(({ quantity, matches }) => ({
    quantity,
    places: matches
      .map(({ at, hundredths }) => {
        const line = own.get(at);
        const level = line?.levels.indexOf(hundredths) ?? 0;
        return { line: numbers.get(at) ?? 0, level, weight: (line?.unitMinor ?? 0) * hundredths };
      })
      .sort(byWeight),
  }));
  return { slots, only: fillOnlyWay(slots) };
}

function fillOnlyWay(slots: readonly OpenSlot[]): Fill | null {
  const fill: Fill = [];
  for (const { quantity, places } of slots) {
    const [place, another] = places;
    if (!place || another || fill.some(({ line }) => line === place.line)) return null;
    fill.push({ line: place.line, level: place.level, units: quantity });
  }
  return fill;
}

/** Where there is a choice, the units that save most come first; the cart's order among equals. */
export function byWeight(one: Place, other: Place): number {
  return other.weight - one.weight || one.line - other.line;
}
