import type { PairTable } from "./pair-table.ts";
import type { PairScore } from "./score-pairs.ts";

/** The best few products to complete a basket with each one: those of code `i` at `start[i] … start[i + 1] - 1`, best first. */
export type Neighbours = { start: Uint32Array; other: Uint32Array; score: Float64Array };

/**
 * Finds the `size` best-scored neighbours of every product in one walk over the pairs. Among equal scores the commoner
 * product comes first.
 * @param isWanted which places of the table take part; all unless told
 */
export function findNeighbours(
  { start, other, weight }: PairTable,
  score: PairScore,
  size: number,
  isWanted?: (pair: number) => boolean,
): Neighbours {
  const products = start.length - 1;
  const heaps = makeHeaps(products, size);
  for (let a = 0; a < products; a++) {
    const end = start[a + 1] ?? 0;
    for (let pair = start[a] ?? 0; pair < end; pair++) {
      if (isWanted && !isWanted(pair)) continue;
      const b = other[pair] ?? 0;
      const weighs = weight[pair] ?? 0;
      heaps.offer(a, b, score(a, b, weighs));
      heaps.offer(b, a, score(b, a, weighs));
    }
  }
  return heaps.sorted();
}

/** For each product a heap with the worst of its best on top, all in two arrays. */
function makeHeaps(products: number, size: number) {
  const codes = new Uint32Array(products * size);
  const scores = new Float64Array(products * size);
  const held = new Uint32Array(products);
  const { sink, rise } = makeOrder(codes, scores);
  return {
    offer(product: number, code: number, score: number) {
      const first = product * size;
      const count = held[product] ?? 0;
      if (count < size) {
        codes[first + count] = code;
        scores[first + count] = score;
        held[product] = count + 1;
        rise(first, count);
        return;
      }
      const least = scores[first] ?? 0;
      if (score < least || (score === least && code > (codes[first] ?? 0))) return;
      codes[first] = code;
      scores[first] = score;
      sink(first, size);
    },
    sorted: () => sortHeaps(codes, scores, held, size),
  };
}

/** Keeps the worst of a heap on top; among equal scores the greater code is the worse. */
function makeOrder(codes: Uint32Array, scores: Float64Array) {
  const isWorse = (a: number, b: number) => {
    const difference = (scores[a] ?? 0) - (scores[b] ?? 0);
    return difference < 0 || (difference === 0 && (codes[a] ?? 0) > (codes[b] ?? 0));
  };
  const swap = (a: number, b: number) => {
    const [code, score] = [codes[a] ?? 0, scores[a] ?? 0];
    codes[a] = codes[b] ?? 0;
    scores[a] = scores[b] ?? 0;
    codes[b] = code;
    scores[b] = score;
  };
  const sink = (first: number, count: number) => {
    for (let at = 0; ; ) {
      let worst = at;
      for (let child = 2 * at + 1; child <= 2 * at + 2 && child < count; child++) {
        if (isWorse(first + child, first + worst)) worst = child;
      }
      if (worst === at) return;
      swap(first + at, first + worst);
      at = worst;
    }
  };
  const rise = (first: number, from: number) => {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!isWorse(first + at, first + parent)) return;
      swap(first + at, first + parent);
      at = parent;
    }
  };
  return { sink, rise };
}

function sortHeaps(codes: Uint32Array, scores: Float64Array, held: Uint32Array, size: number): Neighbours {
  const start = new Uint32Array(held.length + 1);
  held.forEach((count, product) => {
    start[product + 1] = (start[product] ?? 0) + count;
  });
  const other = new Uint32Array(start[held.length] ?? 0);
  const score = new Float64Array(other.length);
  held.forEach((count, product) => {
    const first = product * size;
    const places = Uint32Array.from({ length: count }, (_, i) => first + i);
    places.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || (codes[a] ?? 0) - (codes[b] ?? 0));
    places.forEach((place, rank) => {
      other[(start[product] ?? 0) + rank] = codes[place] ?? 0;
      score[(start[product] ?? 0) + rank] = scores[place] ?? 0;
    });
  });
  return { start, other, score };
}
