import type { Baskets } from "#app/pipeline/baskets/basket.ts";
import { invertBaskets, invertOwn, type Postings } from "#app/pipeline/baskets/invert-baskets.ts";

/** What evidence is looked up in: baskets by product, and sums over all baskets from any one on. */
export type BasketIndex = {
  baskets: Baskets;
  postings: Postings;
  /** Baskets in which each product came through our own offers alone. */
  ownPostings: Postings;
  /** The first basket bought when each product was on sale. */
  firstBasket: Uint32Array;
  /** Σ n over the baskets before each, n being a basket's size; the last entry is the sum over all. */
  places: Float64Array;
  /** Σ n(n − 1) over the baskets before each: the ordered pairs they hold. */
  meetings: Float64Array;
};

export function indexBaskets(baskets: Baskets): BasketIndex {
  return {
    baskets,
    postings: invertBaskets(baskets),
    ownPostings: invertOwn(baskets),
    firstBasket: Uint32Array.from(baskets.onSaleFromMs, (atMs) => firstAtOrAfter(baskets.atMs, atMs)),
    places: sumSizes(baskets, (size) => size),
    meetings: sumSizes(baskets, (size) => size * (size - 1)),
  };
}

/** Those of these ascending baskets that are number `first` or later. */
export function listFrom(basketsOfOne: Uint32Array, first: number): Uint32Array {
  return basketsOfOne.subarray(firstAtOrAfter(basketsOfOne, first));
}

export function countFrom(basketsOfOne: Uint32Array, first: number): number {
  return basketsOfOne.length - firstAtOrAfter(basketsOfOne, first);
}

/** The baskets that hold a code, in order of time. */
export function basketsOf({ start, baskets }: Postings, code: number): Uint32Array {
  return baskets.subarray(start[code], start[code + 1]);
}

/** Where the first value that is not less than `wanted` stands among ascending `values`; their length if there is none. */
function firstAtOrAfter(values: Float64Array | Uint32Array, wanted: number): number {
  let low = 0;
  let high = values.length;
  if (high === 0 || (values[0] ?? 0) >= wanted) return 0;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sumSizes({ start }: Baskets, of: (size: number) => number): Float64Array {
  const sums = new Float64Array(start.length);
  for (let basket = 0; basket + 1 < start.length; basket++) {
    sums[basket + 1] = (sums[basket] ?? 0) + of((start[basket + 1] ?? 0) - (start[basket] ?? 0));
  }
  return sums;
}
