import type { Fill } from "./fill-slots.ts";
import type { ChoiceRule, Group } from "./split-cart.ts";

/** Every way to fill the slots of a group's rules once; null where there are more than `most`. */
export function listFills({ lines, rules }: Group, most: number): Fill[] | null {
  const fills: Fill[] = [];
  for (const rule of rules) {
    if (fills.length >= most) return null;
    if (rule.only) {
      fills.push(rule.only);
      continue;
    }
    const own = new Map<string, Fill>();
    const listing = { rule, left: lines.map(({ quantity }) => quantity), uses: new Map<number, Use>(), own, most };
    if (!fillFrom(listing, 0, 0, rule.slots[0]?.quantity ?? 0)) return null;
    fills.push(...own.values());
  }
  return fills.length > most ? null : fills;
}

type Use = { line: number; level: number; units: number };

type Listing = {
  rule: ChoiceRule;
  left: number[];
  uses: Map<number, Use>;
  /** By its units: slots that want the same lines come upon the same fill more than once. */
  own: Map<string, Fill>;
  most: number;
};

/** Goes on at one place of one slot, of which `wanted` units are still to be found. False where it gets too much. */
function fillFrom(listing: Listing, slot: number, from: number, wanted: number): boolean {
  const { rule, left, uses } = listing;
  if (wanted === 0) {
    const next = rule.slots[slot + 1];
    return next ? fillFrom(listing, slot + 1, 0, next.quantity) : keep(listing);
  }
  const place = rule.slots[slot]?.places[from];
  if (!place) return true;
  const { line, level } = place;
  const use = uses.get(line) ?? { line, level, units: 0 };
  uses.set(line, use);
  for (let units = Math.min(wanted, left[line] ?? 0); units >= 0; units -= 1) {
    use.units += units;
    left[line] = (left[line] ?? 0) - units;
    const isSmall = fillFrom(listing, slot, from + 1, wanted - units);
    use.units -= units;
    left[line] = (left[line] ?? 0) + units;
    if (!isSmall) return false;
  }
  return true;
}

function keep({ uses, own, most }: Listing): boolean {
  const fill: number[] = [];
  for (const { line, level, units } of [...uses.values()].sort((one, other) => one.line - other.line)) {
    if (units > 0) fill.push(line, level, units);
  }
  own.set(fill.join(), fill);
  return own.size <= most;
}
