import { CartState } from "./cart-state.ts";
import { type Fill, fillSlots } from "./fill-slots.ts";
import type { Group, OpenRule } from "./split-cart.ts";

/** A set to take next. `each`: what a copy of it adds on average, as of so many `takes`; `order` decides among equals. */
type Choice = { rule: OpenRule; order: number; fill: Fill; copies: number; each: number; takes: number };

/**
 * Takes the set that adds most, again and again, as often as it fits. What a set adds is weighed anew when its turn comes and
 * another has taken of its lines in the meantime; then it may have to queue up again. After as many weighings as a few rounds
 * of the rules and lines the queue is taken as it stands, so that time grows with lines and rules and no faster.
 */
export function solveGreedily({ lines, rules }: Group): CartState {
  const state = new CartState(lines);
  const open = rules.map(({ slots, only }) => ({ slots: only ? slots : slots.map((slot) => ({ ...slot })), only }));
  const queue: Choice[] = [];
  open.forEach((rule, order) => {
    const choice = choose(state, rule, order);
    if (choice) queue.push(choice);
  });
  queue.sort(byWorth);
  let weighings = 4 * rules.length + 2 * lines.length;
  for (let last = queue.pop(); last; last = queue.pop()) {
    const now = state.isUnchanged(last.fill, last.takes) ? last : choose(state, last.rule, last.order);
    if (!now) continue;
    weighings -= 1;
    const next = queue.at(-1);
    if (weighings > 0 && next && byWorth(now, next) < 0) {
      insert(queue, now);
      continue;
    }
    state.take(now.fill, now.copies);
    const again = now.rule.only ? null : choose(state, now.rule, now.order);
    if (again) insert(queue, again);
  }
  return state;
}

function choose(state: CartState, rule: OpenRule, order: number): Choice | null {
  const fill = fillSlots(rule, state.left);
  if (!fill) return null;
  const copies = state.countCopies(fill);
  // What adds nothing comes last, and is taken too: several sets at a low percent may together beat one at a high percent.
  return { rule, order, fill, copies, each: state.weigh(fill, copies) / copies, takes: state.takes };
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
