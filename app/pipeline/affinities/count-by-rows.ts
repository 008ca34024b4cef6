import { growingFloat64, growingUint32 } from "#app/kernel/growing-array.ts";
import type { Baskets } from "#app/pipeline/baskets/basket.ts";
import { invertBaskets } from "#app/pipeline/baskets/invert-baskets.ts";
import { type PairTable, weighBasket } from "./pair-table.ts";

/**
 * Counts pairs product by product: all baskets of one product are walked through with one dense row of counts, which is
 * read off and emptied before the next. Memory grows with the pairs that met, not with those that are possible.
 */
export function countByRows(baskets: Baskets, until: number, atLeast: number): PairTable {
  const products = baskets.frequency.length;
  const postings = invertBaskets(baskets, until);
  const weights = weighAll(baskets, until);
  const row = { counts: new Uint32Array(products), weights: new Float64Array(products) };
  const start = new Uint32Array(products + 1);
  const [other, together, weight] = [growingUint32(), growingUint32(), growingFloat64()];
  let met = 0;
  for (let a = 0; a < products; a++) {
    const from = postings.start[a] ?? 0;
    const rowEnd = countRow(row, baskets, postings.baskets.subarray(from, postings.start[a + 1]), a, weights);
    for (let b = a + 1; b < rowEnd; b++) {
      const count = row.counts[b] ?? 0;
      if (count === 0) continue;
      met++;
      if (count >= atLeast) {
        other.push(b);
        together.push(count);
        weight.push(row.weights[b] ?? 0);
      }
      row.counts[b] = 0;
      row.weights[b] = 0;
    }
    start[a + 1] = other.length;
  }
  return { start, other: other.values(), together: together.values(), weight: weight.values(), met, atLeast };
}

type Row = { counts: Uint32Array; weights: Float64Array };

/** Adds what the baskets of `a` hold beyond it. @returns the first code that none of them reaches. */
function countRow(
  { counts, weights }: Row,
  { start, items }: Baskets,
  basketsOfA: Uint32Array,
  a: number,
  weightOf: Float64Array,
): number {
  let last = a;
  for (const basket of basketsOfA) {
    const weighs = weightOf[basket] ?? 0;
    const end = start[basket + 1] ?? 0;
    const greatest = items[end - 1] ?? 0;
    if (greatest > last) last = greatest;
    // Codes ascend within a basket, so those above `a` stand at its end.
    for (let place = end - 1; (items[place] ?? 0) > a; place--) {
      const b = items[place] ?? 0;
      counts[b] = (counts[b] ?? 0) + 1;
      weights[b] = (weights[b] ?? 0) + weighs;
    }
  }
  return last + 1;
}

function weighAll({ start }: Baskets, until: number): Float64Array {
  const weights = new Float64Array(until);
  for (let basket = 0; basket < until; basket++) {
    weights[basket] = weighBasket((start[basket + 1] ?? 0) - (start[basket] ?? 0));
  }
  return weights;
}
