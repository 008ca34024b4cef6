import type { Rule, Slot } from "./parse-rules.ts";
import type { Line } from "./read-lines.ts";

/** A line of the cart that may fill a slot, at the percent that the rule and its caps give it. */
export type Match = { at: number; hundredths: number };

/** A rule each of whose slots the cart could fill by itself, and the lines that could. */
export type MatchedRule = { quantity: number; matches: Match[] }[];

/** Finds the rules that may come to something in this cart. */
export function matchRules(lines: readonly Line[], rules: readonly Rule[]): MatchedRule[] {
  const byProduct = indexByProduct(lines);
  const matched: MatchedRule[] = [];
  for (const rule of rules) {
    const slots = rule.slots.map((slot) => listLines(slot, byProduct));
    if (slots.some((own, at) => countUnits(own, lines) < (rule.slots[at]?.quantity ?? 0))) continue;
    matched.push(
      slots.map((own, at) => ({
        quantity: rule.slots[at]?.quantity ?? 0,
        matches: own.map((line) => ({ at: line, hundredths: percentOf(rule, lines[line]) })),
      })),
    );
  }
  return matched;
}

const NONE: readonly number[] = [];

function indexByProduct(lines: readonly Line[]): Map<number, number[]> {
  const byProduct = new Map<number, number[]>();
  lines.forEach(({ productId }, at) => {
    const own = byProduct.get(productId);
    if (own) own.push(at);
    else byProduct.set(productId, [at]);
  });
  return byProduct;
}

function listLines({ products: [first = 0, ...others] }: Slot, byProduct: Map<number, number[]>): readonly number[] {
  const own = byProduct.get(first) ?? NONE;
  return others.length === 0 ? own : own.concat(...others.map((id) => byProduct.get(id) ?? []));
}

function countUnits(own: readonly number[], lines: readonly Line[]): number {
  let sum = 0;
  for (const at of own) sum += lines[at]?.quantity ?? 0;
  return sum;
}

/** The rule's percent, or the cap of the line's variant or product where that is less. */
function percentOf({ hundredths, caps }: Rule, line: Line | undefined): number {
  if (caps.size === 0 || !line) return hundredths;
  const ofVariant = caps.get(`v${line.variantId}`) ?? hundredths;
  const ofProduct = caps.get(`p${line.productId}`) ?? hundredths;
  return Math.min(hundredths, ofVariant, ofProduct);
}
