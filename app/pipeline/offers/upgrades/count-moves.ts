import type { BasketIndex } from "#app/pipeline/affinities/index-baskets.ts";
import type { Baskets } from "#app/pipeline/baskets/basket.ts";
import { groupByCustomer } from "./group-by-customer.ts";

/** Pairs to count, by codes: those of the lesser product `c` are `better[start[c]] … better[start[c + 1] - 1]`. */
export type CodePairs = { start: Uint32Array; better: Uint32Array };

/** How many customers moved up and down, for each pair beside `better`. */
export type MoveCounts = {
  up: Uint32Array;
  down: Uint32Array;
  /** How many would have moved up if customers came back for anything by chance; rather more than less. */
  expectedUp: Float64Array;
};

/** What the walk over the customers is at: what the one at hand (`of`) bought, by code. */
type Walk = {
  of: Int32Array;
  firstMs: Float64Array;
  lastMs: Float64Array;
  /** Places for a product in the customer's baskets up to the first with the code. */
  placesUntil: Float64Array;
};

/**
 * Counts what customers did who bought one of a pair and later the other, since both were on sale. A basket with both, or
 * one product bought between two of the other, counts neither way.
 */
export function countMoves(index: BasketIndex, pairs: CodePairs): MoveCounts {
  const { baskets } = index;
  const size = pairs.better.length;
  const counts = { up: new Uint32Array(size), down: new Uint32Array(size), expectedUp: new Float64Array(size) };
  const laterPlaces = walkCustomers(baskets, (lesser, customer, walk) =>
    countCustomer({ baskets, pairs, counts }, lesser, customer, walk),
  );
  for (let lesser = 0; lesser + 1 < pairs.start.length; lesser++) {
    const end = pairs.start[lesser + 1] ?? 0;
    for (let pair = pairs.start[lesser] ?? 0; pair < end; pair++) {
      counts.expectedUp[pair] = (laterPlaces[lesser] ?? 0) * shareOfPlaces(index, pairs.better[pair] ?? 0);
    }
  }
  return counts;
}

/** Of all places for a product in baskets since this one was on sale, how many it took. */
function shareOfPlaces({ baskets, firstBasket, places }: BasketIndex, code: number): number {
  const since = (places.at(-1) ?? 0) - (places[firstBasket[code] ?? 0] ?? 0);
  return since > 0 ? (baskets.frequency[code] ?? 0) / since : 0;
}

/**
 * Visits every product of every customer who came back.
 * @returns for each code, how many places for a product there were in its buyers' later baskets.
 */
function walkCustomers(baskets: Baskets, visit: (code: number, customer: number, walk: Walk) => void): Float64Array {
  const products = baskets.frequency.length;
  const walk: Walk = {
    of: new Int32Array(products).fill(-1),
    firstMs: new Float64Array(products),
    lastMs: new Float64Array(products),
    placesUntil: new Float64Array(products),
  };
  const laterPlaces = new Float64Array(products);
  const grouped = groupByCustomer(baskets);
  // From the first guest on it is somebody else each time, and nobody who came back.
  for (let customer = 0; customer < baskets.firstGuest; customer++) {
    const own = grouped.baskets.subarray(grouped.start[customer], grouped.start[customer + 1]);
    if (own.length < 2) continue;
    const { bought, places } = walkBaskets(walk, baskets, own, customer);
    for (const code of bought) {
      laterPlaces[code] = (laterPlaces[code] ?? 0) + places - (walk.placesUntil[code] ?? 0);
      visit(code, customer, walk);
    }
  }
  return laterPlaces;
}

/** One customer's baskets in order of time. @returns the codes they hold, and how many places there are in them. */
function walkBaskets(walk: Walk, { start, items, atMs }: Baskets, own: Uint32Array, customer: number) {
  const bought: number[] = [];
  let places = 0;
  for (const basket of own) {
    const at = atMs[basket] ?? 0;
    const held = items.subarray(start[basket], start[basket + 1]);
    places += held.length;
    for (const code of held) {
      walk.lastMs[code] = at;
      if (walk.of[code] === customer) continue;
      walk.of[code] = customer;
      walk.firstMs[code] = at;
      walk.placesUntil[code] = places;
      bought.push(code);
    }
  }
  return { bought, places };
}

type Counting = { baskets: Baskets; pairs: CodePairs; counts: MoveCounts };

/** Somebody who had one before the other was on sale had no choice then, and counts neither way. */
function countCustomer(
  { baskets: { onSaleFromMs }, pairs, counts: { up, down } }: Counting,
  lesser: number,
  customer: number,
  { of, firstMs, lastMs }: Walk,
): void {
  const end = pairs.start[lesser + 1] ?? 0;
  for (let pair = pairs.start[lesser] ?? 0; pair < end; pair++) {
    const better = pairs.better[pair] ?? 0;
    if (of[better] !== customer) continue;
    const [firstLesser, firstBetter] = [firstMs[lesser] ?? 0, firstMs[better] ?? 0];
    if (firstLesser < (onSaleFromMs[better] ?? 0) || firstBetter < (onSaleFromMs[lesser] ?? 0)) continue;
    if ((lastMs[lesser] ?? 0) < firstBetter) up[pair] = (up[pair] ?? 0) + 1;
    else if ((lastMs[better] ?? 0) < firstLesser) down[pair] = (down[pair] ?? 0) + 1;
  }
}
