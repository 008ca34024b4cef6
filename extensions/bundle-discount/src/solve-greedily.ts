import { CartState } from "./cart-state.ts";
import { type Fill, fillSlots } from "./fill-slots.ts";
import { RuleHeap } from "./rule-heap.ts";
import type { Budget } from "./solve-cart.ts";
import type { Group, OpenRule } from "./split-cart.ts";

/**
 * Takes the set that adds most, again and again, as often as it fits. What a set adds is weighed anew when its turn comes and
 * another has taken of its lines in the meantime; then it may have to queue up again. After as many weighings as a few rounds
 * of the rules and lines the queue is taken as it stands, so that time grows with lines and rules and no faster. Where the
 * cart's budget is used up it ends when a set would have to be weighed anew: what was taken, the best set at least, stays.
 */
export function solveGreedily({ lines, rules }: Group, budget: Budget): CartState {
  const queue = new Queue(new CartState(lines), rules, budget);
  let weighings = 4 * rules.length + 2 * lines.length;
  for (let first = queue.first(); first !== undefined; first = queue.first()) {
    weighings -= 1;
    if (!queue.isUnchanged(first)) {
      if (budget.steps <= 0) break;
      if (!queue.weigh(first)) continue;
      if (weighings > 0 && queue.settle() !== first) continue;
    }
    queue.take(first);
  }
  return queue.state;
}

/** The set to take next by each rule, by its number. */
class Queue {
  readonly state: CartState;
  readonly #rules: readonly OpenRule[];
  readonly #budget: Budget;
  readonly #fills: (Fill | null)[] = [];
  readonly #copies: number[] = [];
  /** What a copy adds on average, as of so many `takes`. */
  readonly #worths: number[] = [];
  readonly #takes: number[] = [];
  readonly #heap: RuleHeap;

  constructor(state: CartState, rules: readonly OpenRule[], budget: Budget) {
    this.state = state;
    this.#rules = rules;
    this.#budget = budget;
    const fitting: number[] = [];
    for (let rule = 0; rule < rules.length; rule += 1) if (this.#choose(rule)) fitting.push(rule);
    this.#heap = new RuleHeap(fitting, this.#worths);
  }

  first(): number | undefined {
    return this.#heap.first();
  }

  isUnchanged(first: number): boolean {
    const fill = this.#fills[first];
    return fill ? this.state.isUnchanged(fill, this.#takes[first] ?? 0) : true;
  }

  /** Weighs the first rule anew, in its place; one that doesn't fit any more is forgotten. */
  weigh(first: number): boolean {
    const fits = this.#choose(first);
    if (!fits) this.#heap.drop();
    return fits;
  }

  /** Puts the first rule where it belongs by now, and says which is the first then. */
  settle(): number | undefined {
    this.#heap.settle();
    return this.#heap.first();
  }

  take(first: number): void {
    const fill = this.#fills[first];
    if (fill) this.state.take(fill, this.#copies[first] ?? 0);
    const isOver = this.#rules[first]?.only || !this.#choose(first);
    if (isOver) this.#heap.drop();
    else this.#heap.settle();
  }

  #choose(at: number): boolean {
    const { state } = this;
    const rule = this.#rules[at];
    const fill = rule?.only ?? (rule && fillSlots(rule, state.left));
    const copies = fill ? state.countCopies(fill) : 0;
    this.#budget.steps -= rule?.cost ?? 0;
    if (!fill || copies < 1) return false;
    this.#fills[at] = fill;
    this.#copies[at] = copies;
    // What adds nothing comes last, and is taken too: several sets at a low percent may together beat one at a high percent.
    this.#worths[at] = state.weigh(fill, copies) / copies;
    this.#takes[at] = state.takes;
    return true;
  }
}
