import { CartState } from "./cart-state.ts";
import { type Fill, fillSlots } from "./fill-slots.ts";
import type { OpenRule } from "./match-rules.ts";
import type { Line } from "./read-lines.ts";

/** A set to take next. `each`: what a copy of it saves on average; `order` decides among equals. */
type Choice = { rule: OpenRule; order: number; fill: Fill; copies: number; each: number };

/**
 * Takes the set that adds most, again and again, as often as it fits. What a set adds is weighed when its turn comes: another
 * may have taken its units or its lines in the meantime, and then it queues up anew. As many weighings as a few rounds of
 * the rules and lines; after that the queue is taken as it stands, so that time grows with lines and rules and no faster.
 */
export function solveGreedily(lines: readonly Line[], rules: readonly OpenRule[]): CartState {
  const state = new CartState(lines);
  const open = rules.map((rule) => ({
    ...rule,
    slots: rule.slots.map((slot) => ({ ...slot, places: [...slot.places] })),
  }));
  const queue = open.flatMap((rule, order) => choose(state, rule, order) ?? []).sort(byWorth);
  let weighings = 4 * rules.length + 2 * lines.length;
  for (let last = queue.pop(); last; last = queue.pop()) {
    const now = choose(state, last.rule, last.order);
    if (!now) continue;
    weighings -= 1;
    const next = queue.at(-1);
    if (weighings > 0 && next && byWorth(now, next) < 0) {
      insert(queue, now);
      continue;
    }
    state.take(now.fill, now.copies);
    const again = choose(state, now.rule, now.order);
    if (again) insert(queue, again);
  }
  return state;
}

function choose(state: CartState, rule: OpenRule, order: number): Choice | null {
  const fill = fillSlots(rule, state.left);
  if (!fill) return null;
  const copies = state.countCopies(fill);
  const gain = state.weigh(fill, copies);
  return gain > 0 ? { rule, order, fill, copies, each: gain / copies } : null;
}

/** The best comes last. */
function byWorth(one: Choice, other: Choice): number {
  return one.each - other.each || other.order - one.order;
}

function insert(queue: Choice[], choice: Choice): void {
  let [low, high] = [0, queue.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const there = queue[middle];
    if (there && byWorth(there, choice) < 0) low = middle + 1;
    else high = middle;
  }
  queue.splice(low, 0, choice);
}
