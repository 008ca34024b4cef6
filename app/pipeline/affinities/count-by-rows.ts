import { growingFloat64, growingUint32 } from "#app/kernel/growing-array.ts";
import type { Baskets } from "#app/pipeline/baskets/basket.ts";
import { type PairTable, weighBasket } from "./pair-table.ts";

/**
 * Counts pairs product by product: what the baskets of one product hold beyond it is added up in one dense row, which is
 * read off and emptied before the next. Memory grows with the pairs that met, not with those that are possible.
 */
export function countByRows(baskets: Baskets, until: number, atLeast: number): PairTable {
  const products = baskets.frequency.length;
  const tails = listTails(baskets, until);
  const weighs = Float64Array.from({ length: tails.greatest + 1 }, (_, size) => weighBasket(size));
  const row: Row = { counts: new Uint32Array(products), weights: new Float64Array(products) };
  const start = new Uint32Array(products + 1);
  const [other, together, weight] = [growingUint32(), growingUint32(), growingFloat64()];
  let met = 0;
  for (let a = 0; a < products; a++) {
    const rowEnd = countRow(row, baskets.items, tails, a, weighs);
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

/**
 * For each product what stands behind it in its baskets: codes ascend within a basket, so that is all it is yet to be counted
 * with. Places, ends and sizes lie side by side in the order in which they are read; looking baskets up one by one cost
 * twice the time.
 */
type Tails = { start: Uint32Array; place: Uint32Array; end: Uint32Array; size: Uint32Array; greatest: number };

function listTails({ frequency, start, items }: Baskets, until: number): Tails {
  const starts = new Uint32Array(frequency.length + 1);
  let greatest = 0;
  for (let basket = 0; basket < until; basket++) {
    const [first, end] = [start[basket] ?? 0, start[basket + 1] ?? 0];
    if (end - first > greatest) greatest = end - first;
    for (let place = first; place + 1 < end; place++) {
      const next = (items[place] ?? 0) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
  }
  for (let code = 0; code < frequency.length; code++) starts[code + 1] = (starts[code + 1] ?? 0) + (starts[code] ?? 0);
  const length = starts[frequency.length] ?? 0;
  const [place, end, size] = [new Uint32Array(length), new Uint32Array(length), new Uint32Array(length)];
  const at = starts.slice();
  for (let basket = 0; basket < until; basket++) {
    const [first, last] = [start[basket] ?? 0, start[basket + 1] ?? 0];
    for (let from = first; from + 1 < last; from++) {
      const code = items[from] ?? 0;
      const free = at[code] ?? 0;
      place[free] = from + 1;
      end[free] = last;
      size[free] = last - first;
      at[code] = free + 1;
    }
  }
  return { start: starts, place, end, size, greatest };
}

/** Adds up the tails of `a`. @returns the first code that none of them reaches. */
function countRow(
  { counts, weights }: Row,
  items: Uint32Array,
  { start, place, end, size }: Tails,
  a: number,
  weighs: Float64Array,
): number {
  let last = a;
  const until = start[a + 1] ?? 0;
  for (let tail = start[a] ?? 0; tail < until; tail++) {
    const weight = weighs[size[tail] ?? 0] ?? 0;
    const tailEnd = end[tail] ?? 0;
    for (let at = place[tail] ?? 0; at < tailEnd; at++) {
      const b = items[at] ?? 0;
      counts[b] = (counts[b] ?? 0) + 1;
      weights[b] = (weights[b] ?? 0) + weight;
      if (b > last) last = b;
    }
  }
  return last + 1;
}
