/**
 * Pairs of products and what was counted of them, each pair once, in the row of its commoner product: row `a` is at
 * `start[a] … start[a + 1] - 1`, with the other code (greater than `a`) ascending in `other`.
 */
export type PairTable = {
  start: Uint32Array;
  other: Uint32Array;
  /** In how many baskets both are. */
  together: Uint32Array;
  /** The sum of those baskets' weights, in units of `1 / WEIGHT_UNIT`: whole numbers, so that sums are exact in any order. */
  weight: Float64Array;
  /** How many pairs met at all, with those that met too rarely to be listed. */
  met: number;
  /** Pairs that met in fewer baskets than this are not listed. */
  atLeast: number;
};

/** Fine enough that rounding a basket's weight changes no rank, and 2^33 baskets sum up exactly. */
export const WEIGHT_UNIT = 2 ** 20;

/**
 * The weight of a basket of `size` products, size^(−½): a basket of everything says little of each pair in it, a basket of
 * two everything. (Row normalisation as in M. Deshpande and G. Karypis, ACM TOIS 22, 2004, 143–177; the root was measured
 * to rank better than either 1 or 1/n.)
 */
export function weighBasket(size: number): number {
  return size < 2 ? WEIGHT_UNIT : Math.round(WEIGHT_UNIT / Math.sqrt(size));
}

/** Where the pair `a`, `b`, in any order, stands in the table; -1 for one that is not listed. */
export function findPlace({ start, other }: PairTable, a: number, b: number): number {
  const [row, wanted] = [Math.min(a, b), Math.max(a, b)];
  const end = start[row + 1] ?? 0;
  let low = start[row] ?? 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((other[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low < end && other[low] === wanted ? low : -1;
}
