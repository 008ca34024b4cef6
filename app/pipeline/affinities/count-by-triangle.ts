import type { Baskets } from "#app/pipeline/baskets/basket.ts";
import { type PairTable, weighBasket } from "./pair-table.ts";

/**
 * Counts pairs in a table of all that are possible: one number for each, the row of `a` holding every code above it.
 * Fastest for small baskets and not too many products.
 */
export function countByTriangle(baskets: Baskets, until: number, atLeast: number): PairTable {
  const products = baskets.frequency.length;
  const triangle = new Uint32Array((products * (products - 1)) / 2);
  countInto(triangle, baskets, until);
  const table = listPairs(triangle, products, atLeast);
  weighInto(table.weight, triangle, baskets, until);
  return table;
}

/** Where the row of `a` would begin if its first code were 0, so that the pair is at `rowOf(a) + b`. */
function rowOf(a: number, products: number): number {
  return (a * (2 * products - a - 3)) / 2 - 1;
}

function countInto(triangle: Uint32Array, { frequency, start, items }: Baskets, until: number): void {
  const products = frequency.length;
  for (let basket = 0; basket < until; basket++) {
    const end = start[basket + 1] ?? 0;
    for (let place = start[basket] ?? 0; place < end; place++) {
      const row = rowOf(items[place] ?? 0, products);
      for (let next = place + 1; next < end; next++) {
        const pair = row + (items[next] ?? 0);
        triangle[pair] = (triangle[pair] ?? 0) + 1;
      }
    }
  }
}

/** Lists the pairs that met often enough, and leaves each one's place in the list, counted from 1, in the triangle. */
function listPairs(triangle: Uint32Array, products: number, atLeast: number): PairTable {
  let met = 0;
  let length = 0;
  for (let pair = 0; pair < triangle.length; pair++) {
    const count = triangle[pair] ?? 0;
    if (count > 0) met++;
    if (count >= atLeast && count > 0) length++;
  }
  const start = new Uint32Array(products + 1);
  const other = new Uint32Array(length);
  const together = new Uint32Array(length);
  let listed = 0;
  let pair = 0;
  for (let a = 0; a < products; a++) {
    for (let b = a + 1; b < products; b++, pair++) {
      const count = triangle[pair] ?? 0;
      if (count === 0) continue;
      triangle[pair] = 0;
      if (count < atLeast) continue;
      other[listed] = b;
      together[listed] = count;
      triangle[pair] = ++listed;
    }
    start[a + 1] = listed;
  }
  return { start, other, together, weight: new Float64Array(length), met, atLeast };
}

function weighInto(
  weight: Float64Array,
  places: Uint32Array,
  { frequency, start, items }: Baskets,
  until: number,
): void {
  const products = frequency.length;
  for (let basket = 0; basket < until; basket++) {
    const first = start[basket] ?? 0;
    const end = start[basket + 1] ?? 0;
    const weighs = weighBasket(end - first);
    for (let place = first; place < end; place++) {
      const row = rowOf(items[place] ?? 0, products);
      for (let next = place + 1; next < end; next++) {
        const listed = places[row + (items[next] ?? 0)] ?? 0;
        if (listed > 0) weight[listed - 1] = (weight[listed - 1] ?? 0) + weighs;
      }
    }
  }
}
