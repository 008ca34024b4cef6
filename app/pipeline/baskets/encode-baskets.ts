import type { GrowingArray } from "#app/kernel/growing-array.ts";
import type { Baskets } from "./basket.ts";

/** Baskets as they came: products by the number of their first appearance, rows in any order of time. */
export type RawBaskets = {
  atMs: GrowingArray<Float64Array>;
  orderIds: GrowingArray<Float64Array>;
  customers: GrowingArray<Uint32Array>;
  /** Where each basket ends in `products`. */
  ends: GrowingArray<Uint32Array>;
  products: GrowingArray<Uint32Array>;
  quantities: GrowingArray<Uint16Array>;
  prices: GrowingArray<Float64Array>;
  ownEnds: GrowingArray<Uint32Array>;
  ownProducts: GrowingArray<Uint32Array>;
};

/**
 * Sorts baskets by time (those of one moment by order id, so that the result does not depend on how they came in) and
 * gives each product its code by frequency: what is counted most lies close together in memory.
 * @param productIds the id of each product number
 */
export function encodeBaskets(
  raw: RawBaskets,
  productIds: readonly bigint[],
  knownCustomers: number,
  onSaleFromMs: ReadonlyMap<bigint, number>,
): Baskets {
  const order = orderInTime(raw);
  const { codes, numbers, frequency } = codeByFrequency(raw, productIds);
  const products = BigInt64Array.from(numbers, (number) => productIds[number] ?? 0n);
  const rows = encodeRows(order, raw.ends.values(), raw.products.values(), codes, raw.quantities.values());
  const own = encodeRows(order, raw.ownEnds.values(), raw.ownProducts.values(), codes);
  const given = raw.atMs.values();
  // Loops rather than `Float64Array.from(order, …)`: that goes through an iterator, at ten times the cost.
  const atMs = new Float64Array(order.length);
  for (let row = 0; row < order.length; row++) atMs[row] = given[order[row] ?? 0] ?? 0;
  return {
    products,
    frequency,
    onSaleFromMs: firstOnSale(products, [rows, own], atMs, onSaleFromMs),
    meanPriceMinor: meanPrices(raw, codes, frequency),
    start: rows.start,
    items: rows.items,
    quantities: rows.quantities,
    ownStart: own.start,
    ownItems: own.items,
    atMs,
    customers: numberGuests(order, raw.customers.values(), knownCustomers),
    firstGuest: knownCustomers,
  };
}

function orderInTime(raw: RawBaskets): Uint32Array {
  const atMs = raw.atMs.values();
  const ids = raw.orderIds.values();
  const order = new Uint32Array(atMs.length);
  let isInTime = true;
  for (let basket = 0; basket < order.length; basket++) {
    order[basket] = basket;
    const isLater = (atMs[basket] ?? 0) > (atMs[basket - 1] ?? Number.NEGATIVE_INFINITY);
    isInTime &&= isLater || ((atMs[basket] ?? 0) === atMs[basket - 1] && (ids[basket] ?? 0) > (ids[basket - 1] ?? 0));
  }
  // Orders mostly come in order of time, and sorting a million is a third of all the work here.
  if (isInTime) return order;
  return order.sort((a, b) => (atMs[a] ?? 0) - (atMs[b] ?? 0) || (ids[a] ?? 0) - (ids[b] ?? 0));
}

function codeByFrequency(raw: RawBaskets, productIds: readonly bigint[]) {
  const counts = new Uint32Array(productIds.length);
  for (const number of raw.products.values()) counts[number] = (counts[number] ?? 0) + 1;
  const ids = BigInt64Array.from(productIds);
  const numbers = Uint32Array.from(counts.keys()).sort(
    (a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || ((ids[a] ?? 0n) < (ids[b] ?? 0n) ? -1 : 1),
  );
  const codes = new Uint32Array(numbers.length);
  numbers.forEach((number, code) => {
    codes[number] = code;
  });
  return { codes, numbers, frequency: Uint32Array.from(numbers, (number) => counts[number] ?? 0) };
}

type Rows = { start: Uint32Array; items: Uint32Array; quantities: Uint16Array };

function encodeRows(
  order: Uint32Array,
  ends: Uint32Array,
  products: Uint32Array,
  codes: Uint32Array,
  quantities?: Uint16Array,
): Rows {
  const rows: Rows = {
    start: new Uint32Array(order.length + 1),
    items: new Uint32Array(products.length),
    quantities: new Uint16Array(quantities ? products.length : 0),
  };
  let at = 0;
  order.forEach((basket, row) => {
    const from = basket === 0 ? 0 : (ends[basket - 1] ?? 0);
    const until = ends[basket] ?? 0;
    const first = at;
    for (let place = from; place < until; place++) {
      insertSorted(rows, first, at++, codes[products[place] ?? 0] ?? 0, quantities?.[place] ?? 0);
    }
    rows.start[row + 1] = at;
  });
  return rows;
}

/** Baskets are short, and mostly sorted as they come: nothing beats putting each item in its place. */
function insertSorted({ items, quantities }: Rows, first: number, end: number, code: number, quantity: number): void {
  let place = end;
  while (place > first && (items[place - 1] ?? 0) > code) {
    items[place] = items[place - 1] ?? 0;
    quantities[place] = quantities[place - 1] ?? 0;
    place--;
  }
  items[place] = code;
  quantities[place] = quantity;
}

function firstOnSale(
  products: BigInt64Array,
  bought: readonly Rows[],
  atMs: Float64Array,
  onSaleFromMs: ReadonlyMap<bigint, number>,
): Float64Array {
  const first = Float64Array.from(products, (id) => onSaleFromMs.get(id) ?? Number.POSITIVE_INFINITY);
  for (const { start, items } of bought) {
    for (let basket = 0; basket < atMs.length; basket++) {
      const at = atMs[basket] ?? 0;
      for (let place = start[basket] ?? 0; place < (start[basket + 1] ?? 0); place++) {
        const code = items[place] ?? 0;
        if (at < (first[code] ?? 0)) first[code] = at;
      }
    }
  }
  return first;
}

function meanPrices(raw: RawBaskets, codes: Uint32Array, frequency: Uint32Array): Float64Array {
  const sums = new Float64Array(frequency.length);
  const prices = raw.prices.values();
  raw.products.values().forEach((number, place) => {
    const code = codes[number] ?? 0;
    sums[code] = (sums[code] ?? 0) + (prices[place] ?? 0);
  });
  return sums.map((sum, code) => (frequency[code] ? sum / (frequency[code] ?? 1) : 0));
}

/** Nobody we can tell from others counts as somebody else each time. */
function numberGuests(order: Uint32Array, customers: Uint32Array, known: number): Uint32Array {
  const numbered = new Uint32Array(order.length);
  let guests = 0;
  for (let row = 0; row < order.length; row++) {
    const customer = customers[order[row] ?? 0] ?? 0;
    numbered[row] = customer < known ? customer : known + guests++;
  }
  return numbered;
}
