import { byWeight, type OpenRule, type OpenSlot, type Place } from "./split-cart.ts";

/** Units of a line that one set takes, at one of the line's percents. */
export type Use = { line: number; level: number; units: number };

/** One way to fill a rule's slots once. No line stands in it twice. */
export type Fill = Use[];

/**
 * Fills the slots once from the units that are left, those first that save most; null where they don't suffice.
 *
 * Each line in turn, the best first, gives as many units as some slots can still use, and slots that hold others' units move
 * over for them. So a slot that only one line can fill is not robbed of it, and no other fill saves more.
 */
export function fillSlots({ slots, only }: OpenRule, left: readonly number[]): Fill | null {
  if (only) return only.every(({ line, units }) => (left[line] ?? 0) >= units) ? only : null;
  const seats = slots.flatMap((slot) => Array.from({ length: slot.quantity }, () => slot));
  const holders: (number | undefined)[] = seats.map(() => undefined);
  let free = seats.length;
  const fill: Fill = [];
  for (const { line, level } of mergePlaces(slots, left)) {
    let units = 0;
    while (free > 0 && units < (left[line] ?? 0) && seatUnit(line, { seats, holders, tried: new Set() })) {
      units += 1;
      free -= 1;
    }
    if (units > 0) fill.push({ line, level, units });
    if (free === 0) return fill;
  }
  return null;
}

/** The lines that have units left, each once. One that has run out is forgotten, so that it is not looked at again. */
function mergePlaces(slots: readonly OpenSlot[], left: readonly number[]): Place[] {
  const byLine = new Map<number, Place>();
  for (const slot of slots) {
    if (slot.places.some(({ line }) => (left[line] ?? 0) === 0)) {
      slot.places = slot.places.filter(({ line }) => (left[line] ?? 0) > 0);
    }
    for (const place of slot.places) byLine.set(place.line, place);
  }
  return [...byLine.values()].sort(byWeight);
}

type Seating = { seats: readonly OpenSlot[]; holders: (number | undefined)[]; tried: Set<number> };

/** Finds a seat for one unit of a line, moving others where that frees one. */
function seatUnit(line: number, seating: Seating): boolean {
  const { seats, holders, tried } = seating;
  return seats.some(({ places }, seat) => {
    if (tried.has(seat) || !places.some((place) => place.line === line)) return false;
    tried.add(seat);
    const holder = holders[seat];
    if (holder !== undefined && !seatUnit(holder, seating)) return false;
    holders[seat] = line;
    return true;
  });
}
