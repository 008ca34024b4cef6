import type { Fill } from "./fill-slots.ts";
import type { GroupLine } from "./split-cart.ts";
import { weighLine } from "./weigh-line.ts";

/** What sets have taken of a group's lines so far, and what that saves. */
export class CartState {
  /** By line. */
  readonly left: number[];
  /** By line and level. */
  readonly taken: number[][];
  saving = 0;
  /** How often sets were taken. */
  takes = 0;
  readonly #lines: readonly GroupLine[];
  readonly #savings: number[];
  /** By line: `takes` when it was last changed. */
  readonly #changed: number[];

  constructor(lines: readonly GroupLine[]) {
    this.left = lines.map(({ quantity }) => quantity);
    this.taken = lines.map(({ levels }) => levels.map(() => 0));
    this.#lines = lines;
    this.#savings = lines.map(() => 0);
    this.#changed = lines.map(() => 0);
  }

  /** How many times a set can be filled this way with what is left. */
  countCopies(fill: Fill): number {
    let copies = Number.POSITIVE_INFINITY;
    for (const { line, units } of fill) copies = Math.min(copies, Math.floor((this.left[line] ?? 0) / units));
    return copies;
  }

  /** What `copies` more sets would add. Never less than nothing. */
  weigh(fill: Fill, copies: number): number {
    let sum = 0;
    for (const { line, level, units } of fill) {
      const own = this.#lines[line];
      if (own) sum += weighLine(own, this.taken[line] ?? [], level, units * copies) - (this.#savings[line] ?? 0);
    }
    return sum;
  }

  /** Whether its lines are as they were at that count of `takes`. */
  isUnchanged(fill: Fill, since: number): boolean {
    return fill.every(({ line }) => (this.#changed[line] ?? 0) <= since);
  }

  /** Takes the units of `copies` sets. */
  take(fill: Fill, copies: number): void {
    this.saving += this.weigh(fill, copies);
    this.takes += 1;
    for (const { line, level, units } of fill) {
      const [own, taken] = [this.#lines[line], this.taken[line]];
      if (!own || !taken) continue;
      taken[level] = (taken[level] ?? 0) + units * copies;
      this.left[line] = (this.left[line] ?? 0) - units * copies;
      this.#savings[line] = weighLine(own, taken);
      this.#changed[line] = this.takes;
    }
  }
}
