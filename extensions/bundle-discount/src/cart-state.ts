import type { Fill } from "./fill-slots.ts";
import type { GroupLine } from "./split-cart.ts";
import { saveOn, weighLine } from "./weigh-line.ts";

/**
 * What sets have taken of a group's lines so far, and what that saves. In what runs a thousand times nothing is taken apart into
 * an array, and no closure made: QuickJS takes ten times as long over either as over reading a number.
 */
export class CartState {
  /** By line. */
  readonly left: number[] = [];
  /** By line and level. */
  readonly taken: number[][] = [];
  saving = 0;
  /** How often sets were taken. */
  takes = 0;
  readonly #lines: readonly GroupLine[];
  readonly #savings: number[] = [];
  /** By line: `takes` when it was last changed. */
  readonly #changed: number[] = [];

  constructor(lines: readonly GroupLine[]) {
    this.#lines = lines;
    for (const { quantity, levels } of lines) {
      this.left.push(quantity);
      this.taken.push(levels.map(() => 0));
      this.#savings.push(0);
      this.#changed.push(0);
    }
  }

  /** How many times a set can be filled this way with what is left. */
  countCopies(fill: Fill): number {
    return countCopies(fill, this.left);
  }

  /** What `copies` more sets would add. Never less than nothing. */
  weigh(fill: Fill, copies: number): number {
    const lines = this.#lines;
    const changed = this.#changed;
    let sum = 0;
    for (let use = 0; use < fill.length; use += 3) {
      const line = fill[use] ?? 0;
      const level = fill[use + 1] ?? 0;
      const units = (fill[use + 2] ?? 0) * copies;
      const own = lines[line];
      if (!own) continue;
      // Nothing was taken of it yet.
      if (changed[line] === 0) sum += saveOn(own.unitMinor, units, own.levels[level] ?? 0);
      else sum += weighLine(own, this.taken[line] ?? [], level, units) - (this.#savings[line] ?? 0);
    }
    return sum;
  }

  /** Whether its lines are as they were at that count of `takes`. */
  isUnchanged(fill: Fill, since: number): boolean {
    const changed = this.#changed;
    for (let use = 0; use < fill.length; use += 3) if ((changed[fill[use] ?? 0] ?? 0) > since) return false;
    return true;
  }

  /** Takes the units of `copies` sets. */
  take(fill: Fill, copies: number): void {
    this.saving += this.weigh(fill, copies);
    this.takes += 1;
    for (let use = 0; use < fill.length; use += 3) {
      const line = fill[use] ?? 0;
      const level = fill[use + 1] ?? 0;
      const units = (fill[use + 2] ?? 0) * copies;
      const own = this.#lines[line];
      const taken = this.taken[line];
      if (!own || !taken) continue;
      taken[level] = (taken[level] ?? 0) + units;
      this.left[line] = (this.left[line] ?? 0) - units;
      this.#savings[line] = weighLine(own, taken);
      this.#changed[line] = this.takes;
    }
  }
}

/** How many times a set can be filled this way with so many units of each line. */
export function countCopies(fill: Fill, left: readonly number[]): number {
  let copies = Number.POSITIVE_INFINITY;
  for (let use = 0; use < fill.length; use += 3) {
    const own = left[fill[use] ?? 0] ?? 0;
    const units = fill[use + 2] ?? 1;
    const most = units === 1 ? own : (own - (own % units)) / units;
    if (most < copies) copies = most;
  }
  return copies;
}
