import { chanceOfAtLeast, intervalOfCount } from "#app/kernel/statistics.ts";
import type { Evidence } from "./affinity.ts";
import { type BasketIndex, basketsOf, countFrom, listFrom } from "./index-baskets.ts";
import { intersect, unite } from "./sorted-baskets.ts";

/**
 * All that the baskets say of two to four products in one basket. For more than two, `expected`, `lift`, `p` and `confidence`
 * are those of the last against all others together.
 * @param codes different products, in the order in which `each` is wanted; the last is the one that is explained.
 */
export function measureSet(index: BasketIndex, codes: readonly number[]): Evidence {
  const { baskets, postings } = index;
  const first = Math.max(...codes.map((code) => index.firstBasket[code] ?? 0));
  const count = baskets.atMs.length - first;
  const held = codes.map((code) => listFrom(basketsOf(postings, code), first));
  const withRest = intersect(held.slice(0, -1));
  const all = intersect([withRest, ...held.slice(-1)]);
  const each = held.map((list) => list.length);
  const [ofRest, ofLast] = [withRest.length, each.at(-1) ?? 0];
  const [one = 0, last = 0] = [codes[0], codes.at(-1)];
  const expected =
    codes.length === 2 ? expectPair(index, one, last) : expectLast(index, withRest, codes.length - 1, last, first);
  const together = all.length;
  const interval = intervalOfCount(together);
  return {
    sinceMs: Math.max(baskets.atMs[0] ?? 0, ...codes.map((code) => baskets.onSaleFromMs[code] ?? 0)),
    baskets: count,
    each,
    together,
    support: ratio(together, count),
    confidence: ratio(together, ofRest),
    expected,
    lift: ratio(together, expected),
    liftLow: ratio(interval.low, expected),
    liftHigh: ratio(interval.high, expected),
    plainLift: ratio(together * count, ofRest * ofLast),
    p: chanceOfAtLeast(together, expected),
    ...countCustomers(index, all),
    throughOffers: countThroughOffers(index, codes, together),
  };
}

/**
 * In how many baskets chance puts both, where every basket keeps its size and every product its frequency:
 * f(i) · f(j) · Σ n(n−1) / (Σ n)², over the baskets since both were on sale. It is the expected number of links between two
 * nodes in the configuration model of baskets and products (M. E. J. Newman, S. H. Strogatz and D. J. Watts, Physical
 * Review E 64, 2001, 026118). The usual f(i) · f(j) / N takes all baskets for equally large; where some hold everything,
 * nearly every pair looks tied by it.
 */
export function expectPair(index: BasketIndex, a: number, b: number): number {
  const first = Math.max(index.firstBasket[a] ?? 0, index.firstBasket[b] ?? 0);
  const { places, meetings } = sumSizes(index, first);
  return ratio(countSince(index, a, first) * countSince(index, b, first) * meetings, places * places);
}

/**
 * For more than two: in how many of the baskets with the rest chance puts the last as well. These baskets are known, and
 * large; so it is their own free places that are filled, each with the last product's share of all places. (The pair's
 * formula, with the rest as one product, expects half as many as shuffled baskets really have.)
 */
function expectLast(index: BasketIndex, withRest: Uint32Array, restSize: number, last: number, first: number): number {
  const { start } = index.baskets;
  let free = 0;
  for (const basket of withRest) free += (start[basket + 1] ?? 0) - (start[basket] ?? 0) - restSize;
  return ratio(free * countSince(index, last, first), sumSizes(index, first).places);
}

function sumSizes({ places, meetings }: BasketIndex, first: number) {
  return {
    places: (places.at(-1) ?? 0) - (places[first] ?? 0),
    meetings: (meetings.at(-1) ?? 0) - (meetings[first] ?? 0),
  };
}

/** Most products were never sold before they were on sale: their whole count is known without looking. */
function countSince({ baskets, firstBasket, postings }: BasketIndex, code: number, first: number): number {
  return first <= (firstBasket[code] ?? 0)
    ? (baskets.frequency[code] ?? 0)
    : countFrom(basketsOf(postings, code), first);
}

/** Different customers among these baskets, and how many of them are nobody we can tell from others. */
function countCustomers({ baskets }: BasketIndex, among: Uint32Array): { customers: number; guests: number } {
  const found = new Set<number>();
  for (const basket of among) found.add(baskets.customers[basket] ?? 0);
  let guests = 0;
  for (const customer of found) if (customer >= baskets.firstGuest) guests++;
  return { customers: found.size, guests };
}

function countThroughOffers(
  { postings, ownPostings }: BasketIndex,
  codes: readonly number[],
  together: number,
): number {
  if (codes.every((code) => basketsOf(ownPostings, code).length === 0)) return 0;
  return (
    intersect(codes.map((code) => unite(basketsOf(postings, code), basketsOf(ownPostings, code)))).length - together
  );
}

function ratio(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
