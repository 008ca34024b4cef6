import { type MatchedRule, percentOf } from "./match-rules.ts";
import type { Rule } from "./parse-rules.ts";
import type { Line } from "./read-lines.ts";
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
  for (const { size } of matched) places += size;
  if (places <= mostPlaces) return matched;
  const left = lines.map(({ quantity }) => quantity);
  const kept: MatchedRule[] = [];
  places = 0;
  const sorted = sortBySaving(matched, lines);
  for (let next = 0; next < sorted.length; next += 1) {
    const one = matched[(sorted[next] ?? 0) % sorted.length];
    if (!one || !reserve(one, left)) continue;
    kept.push(one);
    places += one.size;
    if (places >= mostPlaces) break;
  }
  return kept;
}

/**
 * The rules, that of the greatest saving first: the rest of dividing by their count is a rule's number. Saving and number are one
 * number, as QuickJS sorts numbers many times as fast as it asks us which is the greater. Savings too large for that are told
 * apart less finely.
 */
function sortBySaving(matched: readonly MatchedRule[], lines: readonly Line[]): Float64Array {
  const count = matched.length;
  const savings = new Float64Array(count);
  let most = 1;
  for (let at = 0; at < count; at += 1) {
    const one = matched[at];
    const saving = one ? saveOnce(one, lines) : 0;
    savings[at] = saving;
    if (saving > most) most = saving;
  }
  const unit = Math.ceil(most / Math.floor(Number.MAX_SAFE_INTEGER / count - 1));
  const top = Math.floor(most / unit);
  for (let at = 0; at < count; at += 1) savings[at] = (top - Math.floor((savings[at] ?? 0) / unit)) * count + at;
  return savings.sort();
}

/** Puts the units of as many sets aside as there are; false where there is none. Which of the lines give them is left open. */
function reserve({ rule, places }: MatchedRule, left: number[]): boolean {
  let copies = Number.POSITIVE_INFINITY;
  for (let slot = 0; slot < places.length; slot += 1) {
    const units = countUnits(places[slot] ?? [], left);
    const quantity = rule.slots[slot]?.quantity ?? 1;
    if (units < quantity) return false;
    const most = quantity === 1 ? units : Math.floor(units / quantity);
    if (most < copies) copies = most;
  }
  for (let slot = 0; slot < places.length; slot += 1) {
    let missing = (rule.slots[slot]?.quantity ?? 0) * copies;
    const own = places[slot] ?? [];
    for (let at = 0; at < own.length && missing > 0; at += 1) {
      const line = own[at] ?? 0;
      const units = Math.min(missing, left[line] ?? 0);
      left[line] = (left[line] ?? 0) - units;
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
    if (own?.length === 1 && line)
      sum += saveOn(line.unitMinor, quantity, rule.caps.size === 0 ? rule.hundredths : percentOf(rule, line));
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
