import type { Baskets } from "#app/pipeline/baskets/basket.ts";
import { invertBaskets, type Postings } from "#app/pipeline/baskets/invert-baskets.ts";

/** How many of one product its baskets hold. */
export type Quantities = {
  productId: bigint;
  /** Since it was on sale, or since the first basket, in ms. */
  sinceMs: number;
  /** All baskets since then. */
  baskets: number;
  /** `counts[q]` baskets hold q of it; the last takes all that hold more. */
  counts: Uint32Array;
  /** Different customers who had so many or more; each order of nobody we know counts as one. */
  customersWith(quantity: number): number;
};

/** More than this of one product in a basket is trade, and no break is made for it. */
export const MOST_UNITS = 144;

/** Counts how many of a product its baskets hold, for every product at once. */
export function countQuantities(baskets: Baskets): Quantities[] {
  const { products, onSaleFromMs, atMs, items, quantities } = baskets;
  const width = MOST_UNITS + 1;
  const counts = new Uint32Array(products.length * width);
  for (let place = 0; place < items.length; place++) {
    const cell = (items[place] ?? 0) * width + Math.min(quantities[place] ?? 0, MOST_UNITS);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  const postings = invertBaskets(baskets);
  return Array.from(products, (productId, code) => ({
    productId,
    sinceMs: Math.max(atMs[0] ?? 0, onSaleFromMs[code] ?? 0),
    baskets: atMs.length - countBefore(atMs, onSaleFromMs[code] ?? 0),
    counts: counts.subarray(code * width, (code + 1) * width),
    customersWith: (quantity) => countCustomers(baskets, postings, code, quantity),
  }));
}

function countCustomers(baskets: Baskets, postings: Postings, code: number, quantity: number): number {
  const { start, items, quantities, customers } = baskets;
  const found = new Set<number>();
  for (const basket of postings.baskets.subarray(postings.start[code], postings.start[code + 1])) {
    const first = start[basket] ?? 0;
    // Codes ascend within a basket.
    const place = first + countBefore(items.subarray(first, start[basket + 1]), code);
    if ((quantities[place] ?? 0) >= quantity) found.add(customers[basket] ?? 0);
  }
  return found.size;
}

/** How many of the ascending `values` are less than `value`. */
function countBefore(values: Float64Array | Uint32Array, value: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
