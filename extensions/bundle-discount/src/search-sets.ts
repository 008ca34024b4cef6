import { countCopies } from "./cart-state.ts";
import type { Fill } from "./fill-slots.ts";
import type { GroupLine } from "./split-cart.ts";
import { saveOn } from "./weigh-line.ts";

/** The best that a search found; `taken` (by line and level) is null where that is what was known before. */
export type Found = { taken: number[][] | null; saving: number; stepsLeft: number };

/**
 * Tries how often each fill is taken, most often first, and leaves out what can't beat the best so far: each line is taken
 * to give the most that what is left of it could bring by itself. With steps left, nothing saves more than what it found.
 * Fills that save most a unit come first: 300 steps find more so than 1,000 in the order of the cart.
 */
export function searchSets(
  lines: readonly GroupLine[],
  fills: readonly Fill[],
  known: { saving: number; steps: number },
): Found {
  const search = new Search(lines, sortFills(lines, fills), known);
  search.visit(0);
  return { taken: search.taken, saving: search.best, stepsLeft: search.steps };
}

class Search {
  best: number;
  steps: number;
  taken: number[][] | null = null;
  readonly #lines: readonly GroupLine[];
  readonly #fills: readonly Fill[];
  /** By line and level: the last fill that takes units at this percent or a higher one. */
  readonly #last: number[][];
  /** By line and level. */
  readonly #units: number[][];
  readonly #left: number[];
  /** By line: what it could give at most, and the sum of it all. */
  readonly #mosts: number[];
  /** What the fills that are looked at changed in `#mosts`, to be put back. */
  readonly #before: number[] = [];
  #sum: number;

  constructor(
    lines: readonly GroupLine[],
    fills: readonly Fill[],
    { saving, steps }: { saving: number; steps: number },
  ) {
    this.best = saving;
    this.steps = steps;
    this.#lines = lines;
    this.#fills = fills;
    this.#last = listLast(lines, fills);
    this.#units = lines.map(({ levels }) => levels.map(() => 0));
    this.#left = lines.map(({ quantity }) => quantity);
    this.#mosts = lines.map((_, line) => this.#most(line, 0));
    this.#sum = this.#mosts.reduce((sum, most) => sum + most, 0);
  }

  /** Goes on with the fills from `at` on. */
  visit(at: number): void {
    this.steps -= 1;
    if (this.#sum <= this.best) return;
    const fill = this.#fills[at];
    if (!fill) {
      // With nothing more to take, what the lines could give at most is what they give.
      this.best = this.#sum;
      this.taken = this.#units.map((units) => [...units]);
      return;
    }
    let copies = countCopies(fill, this.#left);
    const sum = this.#sum;
    this.#remember(fill);
    if (copies > 0) this.#take(fill, copies);
    for (; copies >= 0; copies -= 1) {
      this.#look(fill, at + 1);
      if (this.steps > 0) this.visit(at + 1);
      if (copies > 0) this.#take(fill, -1);
    }
    this.#sum = sum;
    this.#recall(fill);
  }

  #remember(fill: Fill): void {
    for (let use = 0; use < fill.length; use += 3) this.#before.push(this.#mosts[fill[use] ?? 0] ?? 0);
  }

  #recall(fill: Fill): void {
    for (let use = fill.length - 3; use >= 0; use -= 3) this.#mosts[fill[use] ?? 0] = this.#before.pop() ?? 0;
  }

  #take(fill: Fill, copies: number): void {
    const left = this.#left;
    for (let use = 0; use < fill.length; use += 3) {
      const line = fill[use] ?? 0;
      const level = fill[use + 1] ?? 0;
      const units = (fill[use + 2] ?? 0) * copies;
      const own = this.#units[line];
      if (own) own[level] = (own[level] ?? 0) + units;
      left[line] = (left[line] ?? 0) - units;
    }
  }

  /** Only the lines of a fill can give another amount when it was taken, or when its turn is over. */
  #look(fill: Fill, from: number): void {
    for (let use = 0; use < fill.length; use += 3) {
      const line = fill[use] ?? 0;
      const most = this.#most(line, from);
      this.#sum += most - (this.#mosts[line] ?? 0);
      this.#mosts[line] = most;
    }
  }

  /**
   * The most that a line could give when only fills from this one on may still be taken. A percent at which nothing was taken
   * brings less than the one above it, but for the first at which something may be.
   */
  #most(line: number, from: number): number {
    const group = this.#lines[line];
    const taken = this.#units[line];
    const last = this.#last[line];
    const left = this.#left[line] ?? 0;
    if (!group || !taken || !last) return 0;
    const { levels, unitMinor } = group;
    let best = 0;
    let units = 0;
    let isOpen = false;
    for (let level = 0; level < levels.length; level += 1) {
      const own = taken[level] ?? 0;
      const opens: boolean = !isOpen && left > 0 && (last[level] ?? -1) >= from;
      if (own === 0 && !opens) continue;
      units += opens ? own + left : own;
      isOpen ||= opens;
      const saving = saveOn(unitMinor, units, levels[level] ?? 0);
      if (saving > best) best = saving;
    }
    return best;
  }
}

function sortFills(lines: readonly GroupLine[], fills: readonly Fill[]): readonly Fill[] {
  const worths = new Map<Fill, number>();
  for (const fill of fills) {
    let [saving, count] = [0, 0];
    for (let use = 0; use < fill.length; use += 3) {
      const own = lines[fill[use] ?? 0];
      const units = fill[use + 2] ?? 0;
      if (own) saving += saveOn(own.unitMinor, units, own.levels[fill[use + 1] ?? 0] ?? 0);
      count += units;
    }
    worths.set(fill, saving / count);
  }
  return [...fills].sort((one, other) => (worths.get(other) ?? 0) - (worths.get(one) ?? 0));
}

function listLast(lines: readonly GroupLine[], fills: readonly Fill[]): number[][] {
  const last = lines.map(({ levels }) => levels.map(() => -1));
  fills.forEach((fill, at) => {
    for (let use = 0; use < fill.length; use += 3) {
      const own = last[fill[use] ?? 0] ?? [];
      for (let level = fill[use + 1] ?? 0; level < own.length; level += 1) own[level] = at;
    }
  });
  return last;
}
