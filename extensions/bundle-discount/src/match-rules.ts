import type { Rule } from "./parse-rules.ts";
import type { Line } from "./read-lines.ts";

/** A line that may fill a slot, at the percent that the rule and its caps give it. `weight` grows with what a unit saves. */
export type Place = { line: number; hundredths: number; weight: number };

/** A slot in this cart; its `places` are those first that save most. */
export type OpenSlot = { quantity: number; places: Place[] };

/** A rule as it stands in a cart. `isDisjoint`: no line could fill two of its slots. */
export type OpenRule = { slots: OpenSlot[]; isDisjoint: boolean };

/** The rules each of whose slots the cart could fill by itself. */
export function matchRules(lines: readonly Line[], rules: readonly Rule[]): OpenRule[] {
  const byProduct = indexByProduct(lines);
  return rules.flatMap((rule) => {
    const slots = rule.slots.map(({ products, quantity }) => {
      const own = products.flatMap((id) => byProduct.get(id) ?? []);
      return { quantity, places: own.map((at) => toPlace(rule, lines, at)).sort(byWeight) };
    });
    const isFull = slots.every(({ quantity, places }) => countUnits(places, lines) >= quantity);
    const used = slots.flatMap(({ places }) => places.map(({ line }) => line));
    return isFull ? [{ slots, isDisjoint: new Set(used).size === used.length }] : [];
  });
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

/** The percent of a line: the rule's, or its variant's or its product's cap where that is less. */
function toPlace({ hundredths, caps }: Rule, lines: readonly Line[], at: number): Place {
  const line = lines[at];
  const ofVariant = caps.get(`v${line?.variantId}`) ?? hundredths;
  const ofProduct = caps.get(`p${line?.productId}`) ?? hundredths;
  const least = Math.min(hundredths, ofVariant, ofProduct);
  return { line: at, hundredths: least, weight: (line?.unitMinor ?? 0) * least };
}

/** Where there is a choice, the units that save most come first; the cart's order among equals. */
export function byWeight(one: Place, other: Place): number {
  return other.weight - one.weight || one.line - other.line;
}

function countUnits(places: readonly Place[], lines: readonly Line[]): number {
  return places.reduce((sum, { line }) => sum + (lines[line]?.quantity ?? 0), 0);
}
