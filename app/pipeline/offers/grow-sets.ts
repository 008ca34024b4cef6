import { falseDiscoveryRates } from "#app/kernel/statistics.ts";
import type { Evidence } from "#app/pipeline/affinities/affinity.ts";
import { type CountSet, countReason, keyOf, type Reasons, type Tie } from "./tie.ts";

/** The strongest ties of a product that its bundles are made of. */
export const TIES_A_PRODUCT = 8;
/**
 * The strongest ties that sets of three and four are grown from: 6 threes and 4 fours a product at most. With six of them a
 * real shop of 3,800 products and 19,600 baskets took 8 s instead of 3 for the same best offers.
 */
const TIES_TO_GROW = 4;
const LARGEST_SET = 4;
/** Of all sets offered, so many may be there by chance. */
const FALSE_DISCOVERIES = 0.05;
/** Fewer different customers than this are a habit of theirs and no rule of the shop's; the same floor as for pairs. */
export const LEAST_CUSTOMERS = 3;

/** Three or four products, the one that the others are tied to first, the strongest tie next. */
export type GrownSet = { members: bigint[]; evidence: Evidence };

/** The strongest ties of each product, best first; products by id, so that a run gives what the one before gave. */
export function strongestTies(ties: Iterable<Tie>, most = TIES_A_PRODUCT): Map<bigint, Tie[]> {
  const byProduct = [...Map.groupBy(ties, (tie) => tie.productId)].sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(byProduct.map(([product, own]) => [product, own.sort(compareTies).slice(0, most)]));
}

/**
 * Grows sets of three and four from ties: a product with two or three of those it is tied to most. Each is counted whole,
 * and is kept when its last product is with the others more often than chance explains, false discoveries controlled over
 * all that were counted.
 */
export function growSets(strongest: ReadonlyMap<bigint, Tie[]>, countSet: CountSet, reasons: Reasons): GrownSet[] {
  const seen = new Set<string>();
  const grown: GrownSet[] = [];
  let size = growOnce(
    [...strongest].map(([product]) => [product]),
    strongest,
    seen,
    2,
  );
  for (let products = 3; products <= LARGEST_SET; products++) {
    const found = keepSound(countAll(size, countSet, reasons), reasons);
    grown.push(...found);
    size = growOnce(
      found.map((set) => set.members),
      strongest,
      seen,
      1,
    );
  }
  return grown;
}

/** Every set of `sets` with `more` of its first product's ties, each weaker than those before it, and none twice. */
function growOnce(sets: readonly bigint[][], strongest: ReadonlyMap<bigint, Tie[]>, seen: Set<string>, more: number) {
  let wider = sets.map((members) => [...members]);
  for (let step = 0; step < more; step++) wider = wider.flatMap((members) => extend(members, strongest));
  return wider.filter((members) => {
    const key = keyOf(members);
    return seen.has(key) ? false : seen.add(key);
  });
}

function extend(members: readonly bigint[], strongest: ReadonlyMap<bigint, Tie[]>): bigint[][] {
  const ties = members[0] === undefined ? [] : (strongest.get(members[0]) ?? []).slice(0, TIES_TO_GROW);
  const last = ties.findIndex((tie) => tie.otherId === members.at(-1));
  return ties.slice(last + 1).map((tie) => [...members, tie.otherId]);
}

function countAll(sets: readonly bigint[][], countSet: CountSet, reasons: Reasons): GrownSet[] {
  return sets.flatMap((members) => {
    const evidence = countSet(members);
    if (!evidence) countReason(reasons, "neverTogether");
    else if (evidence.customers < LEAST_CUSTOMERS) countReason(reasons, "tooFewCustomers");
    else return [{ members, evidence }];
    return [];
  });
}

function keepSound(sets: readonly GrownSet[], reasons: Reasons): GrownSet[] {
  const q = falseDiscoveryRates(Float64Array.from(sets, ({ evidence }) => evidence.p));
  return sets.filter(({ evidence }, at) => {
    const isSound = (q[at] ?? 1) <= FALSE_DISCOVERIES && evidence.liftLow > 1;
    if (!isSound) countReason(reasons, "notMoreThanChance");
    return isSound;
  });
}

function compareTies(a: Tie, b: Tie): number {
  return b.score - a.score || (a.otherId < b.otherId ? -1 : 1);
}
