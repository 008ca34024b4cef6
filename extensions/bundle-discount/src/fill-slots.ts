import { byWeight, type OpenRule, type OpenSlot, type Place } from "./match-rules.ts";

/** Units of a line that one set takes, at the percent it gives there. */
export type Use = { line: number; hundredths: number; units: number };

/** One way to fill a rule's slots once. No line stands in it twice. */
export type Fill = Use[];

/**
 * Fills the slots once from the units that are left, those first that save most; null where they don't suffice.
 * Places that have run out are forgotten: `left` only ever shrinks while a cart is solved.
 */
export function fillSlots({ slots, isDisjoint }: OpenRule, left: readonly number[]): Fill | null {
  return isDisjoint ? fillEach(slots, left) : fillTogether(slots, left);
}

function fillEach(slots: readonly OpenSlot[], left: readonly number[]): Fill | null {
  const uses: Use[] = [];
  for (const { quantity, places } of slots) {
    dropEmpty(places, left);
    let wanted = quantity;
    for (const { line, hundredths } of places) {
      if (wanted === 0) break;
      const units = Math.min(wanted, left[line] ?? 0);
      if (units > 0) uses.push({ line, hundredths, units });
      wanted -= units;
    }
    if (wanted > 0) return null;
  }
  return uses;
}

/** Forgets the first places that have run out, so that no cart is walked through again and again. */
function dropEmpty(places: Place[], left: readonly number[]): void {
  const first = places.findIndex(({ line }) => (left[line] ?? 0) > 0);
  places.splice(0, first === -1 ? places.length : first);
}

/**
 * Slots that want the same lines: each line in turn, the best first, gives as many units as some slots can still use, and
 * slots that hold others' units move over for them. So a slot that only one line can fill is not robbed of it.
 */
function fillTogether(slots: readonly OpenSlot[], left: readonly number[]): Fill | null {
  const seats = slots.flatMap((slot) => Array.from({ length: slot.quantity }, () => slot));
  const holders: (number | undefined)[] = seats.map(() => undefined);
  const byLine = new Map(slots.flatMap(({ places }) => places.map((place) => [place.line, place] as const)));
  const uses: Use[] = [];
  for (const { line, hundredths } of [...byLine.values()].sort(byWeight)) {
    const most = Math.min(left[line] ?? 0, seats.length);
    let units = 0;
    while (units < most && seatUnit(line, { seats, holders, tried: new Set() })) units += 1;
    if (units > 0) uses.push({ line, hundredths, units });
  }
  return holders.includes(undefined) ? null : uses;
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
