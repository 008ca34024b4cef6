import { type Baskets, countBaskets } from "#app/pipeline/baskets/basket.ts";
import { invertBaskets } from "#app/pipeline/baskets/invert-baskets.ts";
import { groupByCustomer } from "./group-by-customer.ts";

/** Pairs to count, by the codes of the lesser and the better product; those of one lesser product stand together. */
export type CodePairs = { start: Uint32Array; better: Uint32Array };

/** What baskets and customers did with each pair, beside `better`; every count since both were on sale. */
export type PairHistory = {
  sinceMs: Float64Array;
  baskets: Uint32Array;
  /** Baskets with the lesser one, with the better one, with both. */
  withLesser: Uint32Array;
  withBetter: Uint32Array;
  together: Uint32Array;
  /** Different customers with both in one basket. */
  customers: Uint32Array;
  /** How many of these baskets chance alone would make, given how large baskets are. */
  expected: Float64Array;
  up: Uint32Array;
  down: Uint32Array;
  /** How many would have moved up if customers came back for anything by chance. */
  expectedUp: Float64Array;
};

/** Counts what happened with each pair, in one walk over the customers. */
export function countHistory(baskets: Baskets, pairs: CodePairs): PairHistory {
  const size = pairs.better.length;
  const history: PairHistory = {
    sinceMs: new Float64Array(size),
    baskets: new Uint32Array(size),
    withLesser: new Uint32Array(size),
    withBetter: new Uint32Array(size),
    together: new Uint32Array(size),
    customers: new Uint32Array(size),
    expected: new Float64Array(size),
    up: new Uint32Array(size),
    down: new Uint32Array(size),
    expectedUp: new Float64Array(size),
  };
  const laterPlaces = walkCustomers(baskets, pairs, history);
  compareWithChance(baskets, pairs, history, laterPlaces);
  return history;
}

/** What the walk is at. `of` says which customer the purchases of a code are of, `inBasket` which basket last held it. */
type Walk = {
  pairs: CodePairs;
  history: PairHistory;
  of: Int32Array;
  first: Float64Array;
  last: Float64Array;
  /** Places for a product in the customer's baskets up to the first with the code. */
  placesUntil: Float64Array;
  inBasket: Int32Array;
  /** The last customer who had both of a pair in a basket. */
  metFor: Int32Array;
};

/** Fills in what is counted, and answers how many places for a product there were in later baskets of each code's buyers. */
function walkCustomers(baskets: Baskets, pairs: CodePairs, history: PairHistory): Float64Array {
  const { onSaleFromMs, frequency, firstGuest } = baskets;
  forEachPair(pairs, (lesser, better, pair) => {
    history.sinceMs[pair] = Math.max(onSaleFromMs[lesser] ?? 0, onSaleFromMs[better] ?? 0);
  });
  const products = frequency.length;
  const walk: Walk = {
    pairs,
    history,
    of: new Int32Array(products).fill(-1),
    first: new Float64Array(products),
    last: new Float64Array(products),
    placesUntil: new Float64Array(products),
    inBasket: new Int32Array(products).fill(-1),
    metFor: new Int32Array(history.together.length).fill(-1),
  };
  const laterPlaces = new Float64Array(products);
  const grouped = groupByCustomer(baskets);
  for (let customer = 0; customer + 1 < grouped.start.length; customer++) {
    const own = grouped.baskets.subarray(grouped.start[customer], grouped.start[customer + 1]);
    const { owned, places } = walkBaskets(walk, baskets, own, customer);
    // Somebody we can't tell from others never comes back.
    if (customer >= firstGuest || own.length < 2) continue;
    for (const code of owned) {
      laterPlaces[code] = (laterPlaces[code] ?? 0) + places - (walk.placesUntil[code] ?? 0);
      countMoves(walk, code, customer);
    }
  }
  return laterPlaces;
}

/** One customer's baskets in order of time. @returns the codes they hold, and how many places there are in them. */
function walkBaskets(walk: Walk, { start, items, atMs }: Baskets, own: Uint32Array, customer: number) {
  const owned: number[] = [];
  let places = 0;
  for (const basket of own) {
    const at = atMs[basket] ?? 0;
    const held = items.subarray(start[basket], start[basket + 1]);
    places += held.length;
    for (const code of held) walk.inBasket[code] = basket;
    for (const code of held) {
      countTogether(walk, code, { basket, customer, at });
      walk.last[code] = at;
      if (walk.of[code] === customer) continue;
      walk.of[code] = customer;
      walk.first[code] = at;
      walk.placesUntil[code] = places;
      owned.push(code);
    }
  }
  return { owned, places };
}

function countTogether(
  { pairs, history, inBasket, metFor }: Walk,
  code: number,
  { basket, customer, at }: { basket: number; customer: number; at: number },
): void {
  const end = pairs.start[code + 1] ?? 0;
  for (let pair = pairs.start[code] ?? 0; pair < end; pair++) {
    if (inBasket[pairs.better[pair] ?? 0] !== basket || at < (history.sinceMs[pair] ?? 0)) continue;
    history.together[pair] = (history.together[pair] ?? 0) + 1;
    if (metFor[pair] === customer) continue;
    metFor[pair] = customer;
    history.customers[pair] = (history.customers[pair] ?? 0) + 1;
  }
}

/** Somebody who had one before the other was on sale had no choice yet, and counts neither way. */
function countMoves({ pairs, history, of, first, last }: Walk, lesser: number, customer: number): void {
  const { sinceMs, up, down } = history;
  const end = pairs.start[lesser + 1] ?? 0;
  for (let pair = pairs.start[lesser] ?? 0; pair < end; pair++) {
    const better = pairs.better[pair] ?? 0;
    if (of[better] !== customer) continue;
    const since = sinceMs[pair] ?? 0;
    const firstLesser = first[lesser] ?? 0;
    const firstBetter = first[better] ?? 0;
    if (firstLesser < since || firstBetter < since) continue;
    if ((last[lesser] ?? 0) < firstBetter) up[pair] = (up[pair] ?? 0) + 1;
    else if ((last[better] ?? 0) < firstLesser) down[pair] = (down[pair] ?? 0) + 1;
  }
}

/** Fills in how often each product was bought since both were on sale, and what that lets one expect. */
function compareWithChance(baskets: Baskets, pairs: CodePairs, history: PairHistory, laterPlaces: Float64Array): void {
  const { start, atMs, onSaleFromMs } = baskets;
  const postings = invertBaskets(baskets);
  const count = countBaskets(baskets);
  const totals = sumLater(start);
  const boughtSince = (code: number, basket: number) => {
    const end = postings.start[code + 1] ?? 0;
    return end - findFirst(postings.baskets, postings.start[code] ?? 0, end, basket);
  };
  forEachPair(pairs, (lesser, better, pair) => {
    const since = findFirst(atMs, 0, count, history.sinceMs[pair] ?? 0);
    const places = totals.places[since] ?? 0;
    const withLesser = boughtSince(lesser, since);
    const withBetter = boughtSince(better, since);
    history.baskets[pair] = count - since;
    history.withLesser[pair] = withLesser;
    history.withBetter[pair] = withBetter;
    history.expected[pair] = places === 0 ? 0 : (withLesser * withBetter * (totals.meetings[since] ?? 0)) / places ** 2;
    const onSale = findFirst(atMs, 0, count, onSaleFromMs[better] ?? 0);
    const share = boughtSince(better, onSale) / Math.max(1, totals.places[onSale] ?? 0);
    history.expectedUp[pair] = (laterPlaces[lesser] ?? 0) * share;
  });
}

/** For each basket: the products in it and all later ones, and how many ordered pairs of these share a basket. */
function sumLater(start: Uint32Array) {
  const places = new Float64Array(start.length);
  const meetings = new Float64Array(start.length);
  for (let basket = start.length - 2; basket >= 0; basket--) {
    const size = (start[basket + 1] ?? 0) - (start[basket] ?? 0);
    places[basket] = (places[basket + 1] ?? 0) + size;
    meetings[basket] = (meetings[basket + 1] ?? 0) + size * (size - 1);
  }
  return { places, meetings };
}

/** The first place from `low` on, up to `high`, whose value is not below `wanted`. */
function findFirst(values: Float64Array | Uint32Array, low: number, high: number, wanted: number): number {
  let from = low;
  let until = high;
  while (from < until) {
    const middle = (from + until) >>> 1;
    if ((values[middle] ?? 0) < wanted) from = middle + 1;
    else until = middle;
  }
  return from;
}

function forEachPair(
  { start, better }: CodePairs,
  visit: (lesser: number, better: number, pair: number) => void,
): void {
  for (let lesser = 0; lesser + 1 < start.length; lesser++) {
    const end = start[lesser + 1] ?? 0;
    for (let pair = start[lesser] ?? 0; pair < end; pair++) visit(lesser, better[pair] ?? 0, pair);
  }
}
