import { byWeight, type ChoiceRule, type OpenSlot, type Place } from "./split-cart.ts";

/**
 * One way to fill a rule's slots once: for each line that gives units three numbers, the line, one of its levels, and how
 * many units. No line stands in it twice. Numbers in a row, as there are thousands of them and QuickJS is slow with objects.
 */
export type Fill = readonly number[];

/**
 * Fills the slots once from the units that are left, those first that save most; null where they don't suffice.
 *
 * Each line in turn, the best first, gives as many units as some slots can still use, and slots that hold others' units move
 * over for them. So a slot that only one line can fill is not robbed of it, and no other fill saves more.
 */
export function fillSlots(rule: ChoiceRule, left: readonly number[]): Fill | null {
  if (rule.isApart) return fillApart(rule.slots, left);
  const seats: Seat[] = rule.slots.flatMap((slot) =>
    Array.from({ length: slot.quantity }, () => ({ slot, holder: -1 })),
  );
  const fill: number[] = [];
  let free = seats.length;
  for (const { line, level } of mergePlaces(rule.slots, left)) {
    let units = 0;
    while (free > 0 && units < (left[line] ?? 0) && seatUnit(line, seats, new Set())) {
      units += 1;
      free -= 1;
    }
    if (units > 0) fill.push(line, level, units);
    if (free === 0) return fill;
  }
  return null;
}

/** Slots that want different lines: each takes its own best. */
function fillApart(slots: readonly OpenSlot[], left: readonly number[]): Fill | null {
  const fill: number[] = [];
  for (const slot of slots) {
    let missing = slot.quantity;
    for (const { line, level } of slot.places) {
      const units = Math.min(missing, left[line] ?? 0);
      if (units === 0) continue;
      fill.push(line, level, units);
      missing -= units;
      if (missing === 0) break;
    }
    if (missing > 0) return null;
  }
  return fill;
}

/** The lines that have units left, each once. */
function mergePlaces(slots: readonly OpenSlot[], left: readonly number[]): Place[] {
  const byLine = new Map<number, Place>();
  for (const { places } of slots) {
    for (const place of places) if ((left[place.line] ?? 0) > 0) byLine.set(place.line, place);
  }
  return [...byLine.values()].sort(byWeight);
}

/** Room for one unit. `holder`: the line that gives it, or -1. */
type Seat = { slot: OpenSlot; holder: number };

/** Finds a seat for one unit of a line, moving others where that frees one. */
function seatUnit(line: number, seats: readonly Seat[], tried: Set<Seat>): boolean {
  for (const seat of seats) {
    if (tried.has(seat) || !seat.slot.places.some((place) => place.line === line)) continue;
    tried.add(seat);
    if (seat.holder !== -1 && !seatUnit(seat.holder, seats, tried)) continue;
    seat.holder = line;
    return true;
  }
  return false;
}
