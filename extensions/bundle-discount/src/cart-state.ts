import type { Fill } from "./fill-slots.ts";
import type { Line } from "./read-lines.ts";
import { settleLine, type Taken } from "./weigh-line.ts";

/** What sets have taken of a cart so far, and what that saves. */
export class CartState {
  readonly left: number[];
  readonly taken: Taken[][];
  readonly #savings: number[];
  readonly #units: readonly number[];
  saving = 0;

  constructor(lines: readonly Line[]) {
    this.left = lines.map(({ quantity }) => quantity);
    this.taken = lines.map(() => []);
    this.#savings = lines.map(() => 0);
    this.#units = lines.map(({ unitMinor }) => unitMinor);
  }

  /** How many times a set can be filled this way with what is left. */
  countCopies(fill: Fill): number {
    return fill.reduce((most, { line, units }) => Math.min(most, Math.floor((this.left[line] ?? 0) / units)), Infinity);
  }

  /** What `copies` more sets would add. Never less than nothing. */
  weigh(fill: Fill, copies: number): number {
    return fill.reduce((sum, { line, hundredths, units }) => {
      const added = addTaken(this.taken[line] ?? [], { hundredths, units: units * copies });
      return sum + settleLine(this.#units[line] ?? 0, added).saving - (this.#savings[line] ?? 0);
    }, 0);
  }

  /** Takes the units of `copies` sets. */
  take(fill: Fill, copies: number): void {
    for (const { line, hundredths, units } of fill) {
      const taken = addTaken(this.taken[line] ?? [], { hundredths, units: units * copies });
      const { saving } = settleLine(this.#units[line] ?? 0, taken);
      this.saving += saving - (this.#savings[line] ?? 0);
      this.taken[line] = taken;
      this.#savings[line] = saving;
      this.left[line] = (this.left[line] ?? 0) - units * copies;
    }
  }
}

function addTaken(taken: readonly Taken[], more: Taken): Taken[] {
  const others = taken.filter(({ hundredths }) => hundredths !== more.hundredths);
  const same = taken.find(({ hundredths }) => hundredths === more.hundredths);
  return [...others, { hundredths: more.hundredths, units: more.units + (same?.units ?? 0) }];
}
