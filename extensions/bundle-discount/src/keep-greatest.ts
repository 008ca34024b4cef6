import { type MatchedRule, percentOf } from "./match-rules.ts";
import type { Rule } from "./parse-rules.ts";
import type { Line } from "./read-lines.ts";
import { RuleHeap } from "./rule-heap.ts";
import { saveOn } from "./weigh-line.ts";

/**
 * The rules to be weighed. Where the cart's rules have more than `mostPlaces` places for lines in all, these are the ones of
 * which one set saves most and that could still be filled after those before them, in that order.
 */
export function keepGreatest(
  lines: readonly Line[],
  matched: readonly MatchedRule[],
  mostPlaces: number,
): readonly MatchedRule[] {
  let places = 0;
  for (const one of matched) places += countPlaces(one);
  if (places <= mostPlaces) return matched;
  const heap = new RuleHeap(
    matched.map((_, at) => at),
    matched.map((one) => saveOnce(one, lines)),
  );
  const left = lines.map(({ quantity }) => quantity);
  const kept: MatchedRule[] = [];
  places = 0;
  for (let at = heap.first(); at !== undefined && places < mostPlaces; at = heap.first()) {
    heap.drop();
    const one = matched[at];
    if (!one || !reserve(one, left)) continue;
    kept.push(one);
    places += countPlaces(one);
  }
  return kept;
}

function countPlaces({ places }: MatchedRule): number {
  let sum = 0;
  for (let slot = 0; slot < places.length; slot += 1) sum += places[slot]?.length ?? 0;
  return sum;
}

/** Puts the units of as many sets aside as there are; false where there is none. Which of the lines give them is left open. */
function reserve({ rule, places }: MatchedRule, left: number[]): boolean {
  let copies = Number.POSITIVE_INFINITY;
  for (let slot = 0; slot < places.length; slot += 1) {
    const units = countUnits(places[slot] ?? [], left);
    copies = Math.min(copies, Math.floor(units / (rule.slots[slot]?.quantity ?? 1)));
    if (copies === 0) return false;
  }
  for (let slot = 0; slot < places.length; slot += 1) {
    let missing = (rule.slots[slot]?.quantity ?? 0) * copies;
    for (const at of places[slot] ?? []) {
      const units = Math.min(missing, left[at] ?? 0);
      left[at] = (left[at] ?? 0) - units;
      missing -= units;
    }
  }
  return true;
}

function countUnits(own: readonly number[], left: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < own.length; at += 1) sum += left[own[at] ?? 0] ?? 0;
  return sum;
}

/** What one set saves; where slots want the same lines, at most. */
function saveOnce({ rule, places }: MatchedRule, lines: readonly Line[]): number {
  let sum = 0;
  for (let slot = 0; slot < places.length; slot += 1) {
    const quantity = rule.slots[slot]?.quantity ?? 0;
    const own = places[slot];
    const line = lines[own?.[0] ?? 0];
    if (own?.length === 1 && line) sum += saveOn(line.unitMinor, quantity, percentOf(rule, line));
    else
      sum += saveOnDearest(
        rule,
        quantity,
        (own ?? []).map((at) => lines[at]),
      );
  }
  return sum;
}

function saveOnDearest(rule: Rule, quantity: number, lines: (Line | undefined)[]): number {
  const weigh = (line: Line | undefined) => (line?.unitMinor ?? 0) * percentOf(rule, line);
  if (quantity > 1) lines.sort((one, other) => weigh(other) - weigh(one));
  let sum = 0;
  let missing = quantity;
  for (const line of lines) {
    if (!line) continue;
    const saving = saveOn(line.unitMinor, Math.min(missing, line.quantity), percentOf(rule, line));
    if (quantity === 1) {
      sum = Math.max(sum, saving);
      continue;
    }
    sum += saving;
    missing -= Math.min(missing, line.quantity);
    if (missing === 0) break;
  }
  return sum;
}
