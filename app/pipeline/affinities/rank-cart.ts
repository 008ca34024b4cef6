import type { Neighbours } from "./find-neighbours.ts";
import type { MirroredPairs } from "./score-pairs.ts";

/** The best few codes for a cart, best first. */
export type Ranker = (cart: Uint32Array) => Uint32Array;

/** How many are ranked, and how often each product was bought: among equal scores the commoner one comes first. */
export type RankingWish = { size: number; frequency: Uint32Array };

/**
 * Our own: the sum over the cart's products of score^power. The power lets the cart's closest ties decide, without leaving
 * the others out (F. Aiolli, RecSys 2013, calls it locality).
 */
export function makeCartRanker({ start, other, score }: Neighbours, power: number, wish: RankingWish): Ranker {
  return makeSumRanker(start, other, power === 1 ? score : score.map((value) => value ** power), wish);
}

/** Association rules the usual way: the sum of the confidences of the cart's products. */
export function makeConfidenceSumRanker(pairs: MirroredPairs, wish: RankingWish): Ranker {
  return makeSumRanker(pairs.start, pairs.other, listConfidences(pairs, wish.frequency), wish);
}

/** Association rules the usual way: the one rule with the highest confidence decides. */
export function makeConfidenceMaxRanker(pairs: MirroredPairs, wish: RankingWish): Ranker {
  const { start, other } = pairs;
  const confidence = listConfidences(pairs, wish.frequency);
  const scores = new Float64Array(wish.frequency.length);
  return (cart) => {
    for (const from of cart) {
      const end = start[from + 1] ?? 0;
      for (let pair = start[from] ?? 0; pair < end; pair++) {
        const code = other[pair] ?? 0;
        const value = confidence[pair] ?? 0;
        if (value > (scores[code] ?? 0)) scores[code] = value;
      }
    }
    return takeBest(scores, cart, wish);
  };
}

/** What sells most, whatever is in the cart. */
export function makePopularityRanker({ frequency, size }: RankingWish): Ranker {
  const scores = Float64Array.from(frequency);
  return (cart) => takeBest(scores.slice(), cart, { frequency, size });
}

function listConfidences({ start, together }: MirroredPairs, frequency: Uint32Array): Float64Array {
  const confidence = new Float64Array(together.length);
  frequency.forEach((count, from) => {
    const end = start[from + 1] ?? 0;
    for (let pair = start[from] ?? 0; pair < end; pair++) confidence[pair] = (together[pair] ?? 0) / count;
  });
  return confidence;
}

function makeSumRanker(start: Uint32Array, other: Uint32Array, values: Float64Array, wish: RankingWish): Ranker {
  const scores = new Float64Array(wish.frequency.length);
  return (cart) => {
    for (const from of cart) {
      const end = start[from + 1] ?? 0;
      for (let pair = start[from] ?? 0; pair < end; pair++) {
        const code = other[pair] ?? 0;
        scores[code] = (scores[code] ?? 0) + (values[pair] ?? 0);
      }
    }
    return takeBest(scores, cart, wish);
  };
}

/** The codes with the highest scores but those in the cart; empties `scores` for the next cart. */
function takeBest(scores: Float64Array, cart: Uint32Array, { frequency, size }: RankingWish): Uint32Array {
  for (const code of cart) scores[code] = 0;
  const best = new Uint32Array(size);
  let taken = 0;
  let least = 0;
  const isBetter = (a: number, b: number) =>
    (scores[a] ?? 0) - (scores[b] ?? 0) || (frequency[a] ?? 0) - (frequency[b] ?? 0) || b - a;
  for (let code = 0; code < scores.length; code++) {
    const score = scores[code] ?? 0;
    if (score === 0 || score < least) continue;
    if (taken === size && isBetter(code, best[size - 1] ?? 0) <= 0) continue;
    let place = taken < size ? taken++ : size - 1;
    while (place > 0 && isBetter(code, best[place - 1] ?? 0) > 0) {
      best[place] = best[place - 1] ?? 0;
      place--;
    }
    best[place] = code;
    if (taken === size) least = scores[best[size - 1] ?? 0] ?? 0;
  }
  scores.fill(0);
  return best.slice(0, taken);
}
