import { savingMinor } from "#app/kernel/price-set.ts";
import type { Rule } from "#extensions/bundle-discount/src/parse-rules.ts";
import type { Line } from "#extensions/bundle-discount/src/read-lines.ts";
import type { LineDiscount } from "#extensions/bundle-discount/src/solve-cart.ts";

/** One way to form sets of a whole cart: of each line, how many of its units were promised which percent. */
export type Choice = ReadonlyMap<number, number>[];

/**
 * Every way to form sets in a small cart, unit by unit, without any cleverness: the oracle of the solver. A set of a rule
 * takes a unit of its own for each place in its slots; a line's unit is in one set at most.
 */
export function listChoices(
  lines: readonly Line[],
  rules: readonly Rule[],
  { mostSets = Number.POSITIVE_INFINITY } = {},
): Choice[] {
  const choices = new Map<string, Choice>();
  formSets({ left: lines.map(({ quantity }) => quantity), promised: lines.map(() => new Map()) }, 0, 0);
  return [...choices.values()];

  function formSets(state: State, from: number, sets: number): void {
    choices.set(state.promised.map((own) => JSON.stringify([...own].sort())).join(), state.promised);
    if (sets === mostSets) return;
    for (let at = from; at < rules.length; at += 1) {
      const rule = rules[at];
      if (!rule) continue;
      const seats = rule.slots.flatMap(({ products, quantity }) => Array.from({ length: quantity }, () => products));
      for (const next of seatAll(state, rule, seats)) formSets(next, at, sets + 1);
    }
  }

  function seatAll(state: State, rule: Rule, [seat, ...others]: number[][]): State[] {
    if (!seat) return [state];
    return lines.flatMap((line, at) => {
      if (!seat.includes(line.productId) || (state.left[at] ?? 0) === 0) return [];
      return seatAll(takeUnit(state, at, percentOf(rule, line)), rule, others);
    });
  }
}

type State = { left: number[]; promised: Map<number, number>[] };

function takeUnit({ left, promised }: State, at: number, hundredths: number): State {
  return {
    left: left.map((units, line) => (line === at ? units - 1 : units)),
    promised: promised.map((own, line) =>
      line === at ? new Map([...own, [hundredths, (own.get(hundredths) ?? 0) + 1]]) : own,
    ),
  };
}

/** What a rule promises for a line: its percent, or the least cap. */
export function percentOf({ hundredths, caps }: Rule, { variantId, productId }: Line): number {
  return Math.min(hundredths, caps.get(`v${variantId}`) ?? 10_000, caps.get(`p${productId}`) ?? 10_000);
}

/** The most that Shopify can take off by this choice, when a line has one percent and no unit gets more than promised. */
export function worthOf(lines: readonly Line[], choice: Choice): number {
  return lines.reduce((sum, { unitMinor }, at) => {
    const percents = [...(choice[at]?.keys() ?? [])];
    const savings = percents.map((one) => savingMinor(unitMinor, countPromised(choice, at, one), one / 100));
    return sum + Math.max(0, ...savings);
  }, 0);
}

/** Whether some choice of sets promises all that these discounts give. */
export function isPromised(
  lines: readonly Line[],
  choices: readonly Choice[],
  discounts: readonly LineDiscount[],
): boolean {
  return choices.some((choice) =>
    discounts.every(({ line, units, hundredths }) => countPromised(choice, lines.indexOf(line), hundredths) >= units),
  );
}

function countPromised(choice: Choice, at: number, hundredths: number): number {
  return [...(choice[at] ?? [])].reduce((sum, [promised, units]) => (promised >= hundredths ? sum + units : sum), 0);
}
