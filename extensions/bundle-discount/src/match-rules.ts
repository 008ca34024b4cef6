import type { Rule } from "./parse-rules.ts";
import type { Line } from "./read-lines.ts";

/** A rule each of whose slots the cart could fill by itself, and for each slot the lines that could; `size`: how many in all. */
export type MatchedRule = { rule: Rule; places: (readonly number[])[]; size: number };

/** Finds the rules that may come to something in this cart. */
export function matchRules(lines: readonly Line[], rules: readonly Rule[]): MatchedRule[] {
  const byProduct = indexByProduct(lines);
  const matched: MatchedRule[] = [];
  for (const rule of rules) {
    const one = matchRule(rule, lines, byProduct);
    if (one) matched.push(one);
  }
  return matched;
}

/** The rule's percent, or the cap of the line's variant or product where that is less. */
export function percentOf({ hundredths, caps }: Rule, line: Line | undefined): number {
  if (caps.size === 0 || !line) return hundredths;
  const ofVariant = caps.get(`v${line.variantId}`) ?? hundredths;
  const ofProduct = caps.get(`p${line.productId}`) ?? hundredths;
  return Math.min(hundredths, ofVariant, ofProduct);
}

function indexByProduct(lines: readonly Line[]): Map<number, number[]> {
  const byProduct = new Map<number, number[]>();
  lines.forEach(({ productId }, at) => {
    const own = byProduct.get(productId);
    if (own) own.push(at);
    else byProduct.set(productId, [at]);
  });
  return byProduct;
}

/** Null where a slot can't be filled. */
function matchRule(rule: Rule, lines: readonly Line[], byProduct: Map<number, number[]>): MatchedRule | null {
  const { slots } = rule;
  const places: (readonly number[])[] = [];
  let size = 0;
  for (let at = 0; at < slots.length; at += 1) {
    const slot = slots[at];
    if (!slot) return null;
    const { products, quantity } = slot;
    const own = products.length === 1 ? byProduct.get(products[0] ?? 0) : listLines(products, byProduct);
    // Each line has a unit at least.
    if (!own || (own.length < quantity && !suffice(own, lines, quantity))) return null;
    places.push(own);
    size += own.length;
  }
  return { rule, places, size };
}

function suffice(own: readonly number[], lines: readonly Line[], quantity: number): boolean {
  let missing = quantity;
  for (let at = 0; at < own.length && missing > 0; at += 1) missing -= lines[own[at] ?? 0]?.quantity ?? 0;
  return missing <= 0;
}

function listLines(products: readonly number[], byProduct: Map<number, number[]>): readonly number[] {
  const own: number[] = [];
  for (const id of products) {
    const more = byProduct.get(id);
    if (more) for (const at of more) own.push(at);
  }
  return own;
}
