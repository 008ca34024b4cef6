import { type MatchedRule, percentOf } from "./match-rules.ts";
import type { Line } from "./read-lines.ts";
import { saveOn } from "./weigh-line.ts";

/**
 * The rules to be weighed, as many as have no more than `mostPlaces` places in all: those of which one set saves most, in
 * the order they came.
 */
export function keepGreatest(
  lines: readonly Line[],
  matched: readonly MatchedRule[],
  mostPlaces: number,
): readonly MatchedRule[] {
  let places = 0;
  for (const one of matched) places += countPlaces(one);
  if (places <= mostPlaces) return matched;
  const savings = matched.map((one) => saveOnce(one, lines));
  const order = matched.map((_, at) => at).sort((one, other) => (savings[other] ?? 0) - (savings[one] ?? 0) || one - other);
  const kept: number[] = [];
  places = 0;
  for (const at of order) {
    const one = matched[at];
    if (!one) continue;
    places += countPlaces(one);
    if (places > mostPlaces && kept.length > 0) break;
    kept.push(at);
  }
  const isKept = new Set(kept);
  return matched.filter((_, at) => isKept.has(at));
}

function countPlaces({ places }: MatchedRule): number {
  let sum = 0;
  for (const { length } of places) sum += length;
  return sum;
}

/** What one set saves. */
function saveOnce({ rule, places }: MatchedRule, lines: readonly Line[]): number {
  let sum = 0;
  for (let slot = 0; slot < places.length; slot += 1) {
    const quantity = rule.slots[slot]?.quantity ?? 0;
    const own = places[slot] ?? [];
    const line = lines[own[0] ?? 0];
    if (own.length === 1 && line) sum += saveOn(line.unitMinor, quantity, percentOf(rule, line));
    else sum += saveOnDearest(own, quantity, { rule, lines });
  }
  return sum;
}

function saveOnDearest(
  own: readonly number[],
  quantity: number,
  { rule, lines }: { rule: MatchedRule["rule"]; lines: readonly Line[] },
): number {
  const weigh = (at: number) => (lines[at]?.unitMinor ?? 0) * percentOf(rule, lines[at]);
  const dearest = [...own].sort((one, other) => weigh(other) - weigh(one));
  let [sum, missing] = [0, quantity];
  for (const at of dearest) {
    const line = lines[at];
    const units = Math.min(missing, line?.quantity ?? 0);
    sum += saveOn(line?.unitMinor ?? 0, units, percentOf(rule, line));
    missing -= units;
    if (missing === 0) break;
  }
  return sum;
}
