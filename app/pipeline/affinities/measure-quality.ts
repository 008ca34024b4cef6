import { standardErrorOfShare } from "#app/kernel/statistics.ts";
import type { Baskets } from "#app/pipeline/baskets/basket.ts";
import { DEFAULT_SCORING, type Scoring } from "./affinity.ts";
import { countPairs } from "./count-pairs.ts";
import { findNeighbours } from "./find-neighbours.ts";
import { askQuestions, type Question, splitByTime } from "./hold-out.ts";
import {
  makeCartRanker,
  makeConfidenceMaxRanker,
  makeConfidenceSumRanker,
  makePopularityRanker,
  type Ranker,
} from "./rank-cart.ts";
import { makePairScore, mirrorPairs, weighProducts } from "./score-pairs.ts";

/** How often the hidden product was among the best five, by our ranking and by the usual ones, on baskets never fitted to. */
export type Quality =
  | { enough: false; n: number }
  | {
      enough: true;
      /** Baskets asked about. */
      n: number;
      ours: number;
      popularity: number;
      confidenceSum: number;
      confidenceMax: number;
      /** Of `ours`. */
      standardError: number;
      /** The share of the products known by then that we named at least once. */
      coverage: number;
      /** `ours` where the hidden product is not one of the commonest 1 %; null when it always was. */
      tail: number | null;
      tailN: number;
    };

/** Fewer test baskets than this say nothing yet: the standard error of a tenth would be a sixth of it. */
export const ENOUGH_BASKETS = 300;
/** More add no digit that anybody reads. */
const MOST_QUESTIONS = 10_000;
const MOST_TUNING_QUESTIONS = 2000;
const BEST = 5;
/** Scores of more neighbours change no rank in the best five (measured on the large baskets of a real shop: 20 nearly do). */
const NEIGHBOURS = 50;

const ALPHAS = [0.8, 0.7, 0.9, 0.6, 1];
const POWERS = [3, 2, 4];

/**
 * Finds the shop's own scoring, and says how good it is: fitted on the first 65 % of the baskets in time, tuned on those up
 * to 80 %, then judged once on the last 20 % with all before them known.
 */
export function measureQuality(baskets: Baskets, seed: number): { scoring: Scoring; quality: Quality } {
  const { fitUntil, tuneUntil, baskets: all } = splitByTime(baskets.atMs.length);
  const questions = askQuestions(baskets, tuneUntil, all, { seed, atMost: MOST_QUESTIONS });
  if (questions.length < ENOUGH_BASKETS) {
    return { scoring: DEFAULT_SCORING, quality: { enough: false, n: questions.length } };
  }
  const tuning = askQuestions(baskets, fitUntil, tuneUntil, { seed, atMost: MOST_TUNING_QUESTIONS });
  const scoring = tune(baskets, fitUntil, tuning);
  return { scoring, quality: judge(baskets, tuneUntil, questions, scoring) };
}

/** The alpha and power with the most hits; among equals the one nearest to what other shops agree on. */
function tune(baskets: Baskets, until: number, questions: readonly Question[]): Scoring {
  const pairs = countPairs(baskets, { until });
  const weights = weighProducts(baskets, until);
  const wish = { size: BEST, frequency: countFrequencies(baskets, until) };
  let best = { scoring: DEFAULT_SCORING, hits: -1 };
  for (const alpha of ALPHAS) {
    const neighbours = findNeighbours(pairs, makePairScore(weights, alpha), NEIGHBOURS);
    for (const power of POWERS) {
      const { hits } = ask(makeCartRanker(neighbours, power, wish), questions);
      if (hits > best.hits) best = { scoring: { alpha, power }, hits };
    }
  }
  return best.scoring;
}

function judge(baskets: Baskets, until: number, questions: readonly Question[], scoring: Scoring): Quality {
  const table = countPairs(baskets, { until });
  const wish = { size: BEST, frequency: countFrequencies(baskets, until) };
  const score = makePairScore(weighProducts(baskets, until), scoring.alpha);
  const ours = ask(makeCartRanker(findNeighbours(table, score, NEIGHBOURS), scoring.power, wish), questions);
  const pairs = mirrorPairs(table);
  const n = questions.length;
  const share = (ranker: Ranker) => ask(ranker, questions).hits / n;
  const isHead = findHead(wish.frequency);
  const tailN = questions.filter(({ hidden }) => !isHead.has(hidden)).length;
  const tailHits = ours.found.filter((hidden) => !isHead.has(hidden)).length;
  return {
    enough: true,
    n,
    ours: ours.hits / n,
    popularity: share(makePopularityRanker(wish)),
    confidenceSum: share(makeConfidenceSumRanker(pairs, wish)),
    confidenceMax: share(makeConfidenceMaxRanker(pairs, wish)),
    standardError: standardErrorOfShare(ours.hits, n) ?? 0,
    coverage: ours.named.size / Math.max(1, wish.frequency.filter((count) => count > 0).length),
    tail: tailN === 0 ? null : tailHits / tailN,
    tailN,
  };
}

function countFrequencies({ frequency, start, items }: Baskets, until: number): Uint32Array {
  const counts = new Uint32Array(frequency.length);
  for (const code of items.subarray(0, start[until])) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

function ask(ranker: Ranker, questions: readonly Question[]) {
  const named = new Set<number>();
  const found: number[] = [];
  for (const { cart, hidden } of questions) {
    const best = ranker(cart);
    for (const code of best) named.add(code);
    if (best.includes(hidden)) found.push(hidden);
  }
  return { hits: found.length, found, named };
}

/** The commonest 1 % of the products that were ever bought. */
function findHead(frequency: Uint32Array): Set<number> {
  const known = Uint32Array.from(frequency.keys()).filter((code) => (frequency[code] ?? 0) > 0);
  known.sort((a, b) => (frequency[b] ?? 0) - (frequency[a] ?? 0) || a - b);
  return new Set(known.subarray(0, Math.ceil(known.length / 100)));
}
