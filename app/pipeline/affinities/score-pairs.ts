import type { Baskets } from "#app/pipeline/baskets/basket.ts";
import { type PairTable, weighBasket } from "./pair-table.ts";

/** The sum of the weights of each product's baskets, of the first `until` of them. */
export function weighProducts({ frequency, start, items }: Baskets, until = start.length - 1): Float64Array {
  const weights = new Float64Array(frequency.length);
  for (let basket = 0; basket < until; basket++) {
    const first = start[basket] ?? 0;
    const end = start[basket + 1] ?? 0;
    const weighs = weighBasket(end - first);
    for (let place = first; place < end; place++) {
      const code = items[place] ?? 0;
      weights[code] = (weights[code] ?? 0) + weighs;
    }
  }
  return weights;
}

/**
 * How well `to` completes a basket with `from`: w(i, j) / (w(i)^α · w(j)^(1−α)). The asymmetric cosine of F. Aiolli
 * (Efficient top-N recommendation for very large scale binary rated datasets, RecSys 2013), over weighted baskets.
 */
export type PairScore = (from: number, to: number, weight: number) => number;

/** The scores by these weights of products. */
export function makePairScore(productWeights: Float64Array, alpha: number): PairScore {
  const asFrom = productWeights.map((weight) => weight ** -alpha);
  const asTo = productWeights.map((weight) => weight ** (alpha - 1));
  return (from, to, weight) => weight * (asFrom[from] ?? 0) * (asTo[to] ?? 0);
}

/** Each pair as seen from both of its products: row `a` holds every code that `a` is listed with, ascending. */
export type MirroredPairs = { start: Uint32Array; other: Uint32Array; together: Uint32Array; weight: Float64Array };

export function mirrorPairs({ start, other, together, weight }: PairTable): MirroredPairs {
  const products = start.length - 1;
  const ends = new Uint32Array(products + 1);
  for (let a = 0; a < products; a++) {
    ends[a + 1] = (ends[a + 1] ?? 0) + (start[a + 1] ?? 0) - (start[a] ?? 0);
    for (let pair = start[a] ?? 0; pair < (start[a + 1] ?? 0); pair++) {
      const b = other[pair] ?? 0;
      ends[b + 1] = (ends[b + 1] ?? 0) + 1;
    }
  }
  for (let code = 0; code < products; code++) ends[code + 1] = (ends[code + 1] ?? 0) + (ends[code] ?? 0);
  const at = ends.slice();
  const mirrored: MirroredPairs = {
    start: ends,
    other: new Uint32Array(other.length * 2),
    together: new Uint32Array(other.length * 2),
    weight: new Float64Array(other.length * 2),
  };
  // Row by row from the commonest product on: what a row gets from above is there, ascending, before its own pairs come.
  for (let a = 0; a < products; a++) {
    for (let pair = start[a] ?? 0; pair < (start[a + 1] ?? 0); pair++) {
      const b = other[pair] ?? 0;
      put(mirrored, at, a, b, together[pair] ?? 0, weight[pair] ?? 0);
      put(mirrored, at, b, a, together[pair] ?? 0, weight[pair] ?? 0);
    }
  }
  return mirrored;
}

function put(into: MirroredPairs, at: Uint32Array, row: number, code: number, together: number, weight: number): void {
  const place = at[row] ?? 0;
  into.other[place] = code;
  into.together[place] = together;
  into.weight[place] = weight;
  at[row] = place + 1;
}
