import { growingFloat64, growingUint32 } from "#app/kernel/growing-array.ts";
import { chanceOfAtLeast, falseDiscoveryRates, intervalOfCount } from "#app/kernel/statistics.ts";
import { type BasketIndex, basketsOf } from "./index-baskets.ts";
import { expectPair } from "./measure-set.ts";
import type { PairTable } from "./pair-table.ts";
import { walkCommon } from "./sorted-baskets.ts";

export type TieRules = {
  /** A tie needs at least so many different customers: one who buys the same two things again and again ties nothing. */
  minCustomers: number;
  /** The share of false finds among all ties, at most, on average. */
  mostFalse: number;
};

export const DEFAULT_TIE_RULES: TieRules = { minCustomers: 3, mostFalse: 0.05 };

/** Why a pair that met more than once is no tie. */
export type Refusal = "byChance" | "fewCustomers" | "addOn";

export type Ties = {
  /** The q-value of each pair in the table that is a tie; NaN for one that is none. */
  q: Float64Array;
  tied: number;
  /** Pairs that could have met often enough, met or not: what the q-values are corrected for. */
  tested: number;
  refused: Record<Refusal, number>;
};

/**
 * Which pairs are together more often than baskets of these sizes have it by chance, and bought so by enough customers.
 * @param setAside codes that take part in no tie: add-ons that the merchant has not decided about
 */
export function findTies(index: BasketIndex, table: PairTable, rules: TieRules, setAside: ReadonlySet<number>): Ties {
  const tested = countTests(index, Math.max(table.atLeast, rules.minCustomers));
  const found = findUnlikely(index, table, rules.mostFalse);
  const rates = falseDiscoveryRates(found.p, Math.max(tested, found.p.length));
  const ties: Ties = {
    q: new Float64Array(table.other.length).fill(Number.NaN),
    tied: 0,
    tested,
    refused: { byChance: 0, fewCustomers: 0, addOn: 0 },
  };
  found.pairs.forEach((pair, at) => {
    const [a, b, rate] = [found.a[at] ?? 0, table.other[pair] ?? 0, rates[at] ?? 1];
    if (rate > rules.mostFalse) return;
    if (setAside.has(a) || setAside.has(b)) ties.refused.addOn += 1;
    else if (!hasCustomers(index, a, b, rules.minCustomers)) ties.refused.fewCustomers += 1;
    else {
      ties.q[pair] = rate;
      ties.tied += 1;
    }
  });
  ties.refused.byChance = table.other.length - ties.tied - ties.refused.addOn - ties.refused.fewCustomers;
  return ties;
}

/** How often each product was bought says alone which pairs can become ties, so leaving the others out biases nothing. */
function countTests({ baskets }: BasketIndex, leastTogether: number): number {
  const frequent = baskets.frequency.filter((count) => count >= leastTogether).length;
  return (frequent * Math.max(0, frequent - 1)) / 2;
}

/** The pairs whose p is worth a correction, and whose lift is above 1 at its lower end. */
function findUnlikely(index: BasketIndex, { start, other, together }: PairTable, mostFalse: number) {
  const [pairs, rows, chances] = [growingUint32(), growingUint32(), growingFloat64()];
  const floors = makeFloors();
  for (let a = 0; a + 1 < start.length; a++) {
    for (let pair = start[a] ?? 0; pair < (start[a + 1] ?? 0); pair++) {
      const count = together[pair] ?? 0;
      const expected = expectPair(index, a, other[pair] ?? 0);
      if (floors(count) <= expected) continue;
      const p = chanceOfAtLeast(count, expected);
      if (p > mostFalse) continue;
      pairs.push(pair);
      rows.push(a);
      chances.push(p);
    }
  }
  return { pairs: pairs.values(), a: rows.values(), p: chances.values() };
}

/** The lower end of a count's interval: the same few counts come again and again. */
function makeFloors(): (count: number) => number {
  const known: number[] = [];
  return (count) => {
    known[count] ??= intervalOfCount(count).low;
    return known[count];
  };
}

function hasCustomers({ baskets, postings }: BasketIndex, a: number, b: number, wanted: number): boolean {
  const found = new Set<number>();
  if (wanted <= 0) return true;
  walkCommon(basketsOf(postings, a), basketsOf(postings, b), (basket) => {
    found.add(baskets.customers[basket] ?? 0);
    return found.size < wanted;
  });
  return found.size >= wanted;
}
