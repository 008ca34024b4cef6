import type { Baskets } from "#app/pipeline/baskets/basket.ts";
import { type AddOn, findAddOns } from "#app/pipeline/baskets/find-add-ons.ts";
import type { Evidence, Scoring } from "./affinity.ts";
import { type BorrowedAffinity, borrowAffinities } from "./borrow-affinities.ts";
import { countPairs } from "./count-pairs.ts";
import type { ProductContent } from "./find-alike.ts";
import { findNeighbours, type Neighbours } from "./find-neighbours.ts";
import { DEFAULT_TIE_RULES, findTies, type Refusal, type TieRules, type Ties } from "./find-ties.ts";
import { type BasketIndex, indexBaskets } from "./index-baskets.ts";
import { measureQuality, type Quality } from "./measure-quality.ts";
import { measureSet } from "./measure-set.ts";
import { findPlace, type PairTable } from "./pair-table.ts";
import { makePairScore, weighProducts } from "./score-pairs.ts";

/** A tie as seen from `productId`, with `rank` 1 for the product that completes its baskets best. */
export type Affinity = {
  productId: bigint;
  otherId: bigint;
  rank: number;
  score: number;
  /** The share of false finds among all ties that are as sure as this one. */
  q: number;
  evidence: Evidence;
};

export type Mining = {
  affinities: Affinity[];
  /** For products that were in no basket yet. */
  borrowed: BorrowedAffinity[];
  /** Pairs that met at least once. */
  pairsCounted: number;
  /** Pairs that could have become ties, and how many did. */
  pairsTested: number;
  pairsTied: number;
  /** Why pairs that met more than once are no ties. */
  refused: Record<Refusal, number>;
  scoring: Scoring;
  quality: Quality;
  /** To be asked about; they take part in no tie until the merchant keeps them. */
  addOns: AddOn[];
};

export type MiningWish = {
  /** For drawing which product of a test basket is hidden. */
  seed: number;
  rules?: TieRules;
  /** Products that the merchant keeps although they look like add-ons. */
  keptAddOns?: ReadonlySet<bigint>;
  /** The catalogue: what is there to borrow affinities for, and from what is alike. */
  contents?: readonly ProductContent[];
  /** How many affinities each product gets. */
  perProduct?: number;
};

/** Everything that is to be known of pairs: counted exactly, judged for chance, ranked, and the ranking judged on later baskets. */
export function mineAffinities(baskets: Baskets, wish: MiningWish): Mining {
  const { seed, rules = DEFAULT_TIE_RULES, keptAddOns = new Set(), contents = [], perProduct = 20 } = wish;
  const { scoring, quality } = measureQuality(baskets, seed);
  const addOns = findAddOns(baskets).filter(({ productId }) => !keptAddOns.has(productId));
  const index = indexBaskets(baskets);
  const table = countPairs(baskets);
  const ties = findTies(index, table, rules, codesOf(baskets, addOns));
  const score = makePairScore(weighProducts(baskets), scoring.alpha);
  const isTie = (pair: number) => !Number.isNaN(ties.q[pair] ?? Number.NaN);
  const neighbours = findNeighbours(table, score, perProduct, isTie);
  const affinities = describe(index, table, ties, neighbours);
  return {
    affinities,
    borrowed: borrow(baskets, contents, affinities, perProduct),
    pairsCounted: table.met,
    pairsTested: ties.tested,
    pairsTied: ties.tied,
    refused: ties.refused,
    scoring,
    quality,
    addOns,
  };
}

function borrow(
  { products, frequency }: Baskets,
  contents: readonly ProductContent[],
  affinities: readonly Affinity[],
  perProduct: number,
): BorrowedAffinity[] {
  const known = new Set(products.filter((_, code) => (frequency[code] ?? 0) > 0));
  return borrowAffinities(contents, affinities, (productId) => known.has(productId), perProduct);
}

function codesOf({ products }: Baskets, addOns: readonly AddOn[]): Set<number> {
  return new Set(addOns.map(({ productId }) => products.indexOf(productId)));
}

function describe(index: BasketIndex, table: PairTable, ties: Ties, neighbours: Neighbours): Affinity[] {
  const { products } = index.baskets;
  return [...products.keys()].flatMap((from) => {
    const first = neighbours.start[from] ?? 0;
    const others = [...neighbours.other.subarray(first, neighbours.start[from + 1])];
    return others.map((to, place) => ({
      productId: products[from] ?? 0n,
      otherId: products[to] ?? 0n,
      rank: place + 1,
      score: neighbours.score[first + place] ?? 0,
      q: ties.q[findPlace(table, from, to)] ?? 1,
      evidence: measureSet(index, [from, to]),
    }));
  });
}
