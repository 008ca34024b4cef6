import { chanceOfAtLeast, intervalOfCount } from "#app/kernel/statistics.ts";
import type { Evidence } from "#app/pipeline/affinities/affinity.ts";
import { MOST_UNITS, type Quantities } from "./count-quantities.ts";
import { LEAST_CUSTOMERS } from "./grow-sets.ts";
import { type Guarded, guardMembers } from "./guard-offers.ts";
import { type Draft, type Scales, type Weighed, weigh } from "./propose.ts";
import { countReason, type Reasons } from "./tie.ts";

/** Quantities that a shopper expects to see a price for. */
const BREAKS = [2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 24, 30, 36, 48, 60, 72, 96, 100, 120, MOST_UNITS];

/** Held by fewer of its orders than this, several of one product are an exception, and no break is made of it. */
const LEAST_SHARE = 0.1;
/** Held by more than this already, a break would mostly pay for what is bought anyway: it begins further up. */
const MOST_SHARE = 0.5;
/** A second break is worth its line where at least so many reach it. */
const LEAST_SECOND_SHARE = 0.03;

/**
 * Quantity breaks of products of which baskets hold several: one more often than this shop's products usually are, the
 * first break above what most orders hold already. `expected`, `lift` and `p` compare with that usual share.
 */
export function composeQuantityBreaks(
  quantities: readonly Quantities[],
  guarded: Guarded,
  scales: Scales,
): { offers: Weighed[]; rejected: Reasons } {
  const usual = usualShares(quantities);
  const rejected: Reasons = {};
  const offers = quantities.flatMap((one) => {
    const breaks = chooseBreaks(one.counts);
    const [first] = breaks;
    if (first === undefined) return [];
    const evidence = weighEvidence(one, first, usual[first] ?? 0);
    const reason = guardMembers([one.productId], guarded) ?? judge(evidence);
    if (reason) countReason(rejected, reason);
    return reason ? [] : [weigh(toDraft(one, breaks, evidence), scales)];
  });
  return { offers, rejected };
}

function judge({ customers, liftLow }: Evidence): string | null {
  if (customers < LEAST_CUSTOMERS) return "tooFewCustomers";
  return liftLow > 1 ? null : "notMoreThanUsual";
}

/** The quantities at which this product gets cheaper: one or two, or none where few orders hold several. */
function chooseBreaks(counts: Uint32Array): number[] {
  const all = atLeast(counts, 1);
  const shares = BREAKS.map((units) => ({ units, share: all > 0 ? atLeast(counts, units) / all : 0 }));
  const first = shares.find(({ share }) => share <= MOST_SHARE);
  if (!first || first.share < LEAST_SHARE) return [];
  const second = shares.find(({ units, share }) => units >= first.units * 1.5 && share >= LEAST_SECOND_SHARE);
  return second ? [first.units, second.units] : [first.units];
}

/** Of all products in all baskets, the share of which a basket holds so many or more. */
function usualShares(quantities: readonly Quantities[]): number[] {
  const total = new Float64Array(MOST_UNITS + 1);
  for (const { counts } of quantities)
    counts.forEach((count, units) => {
      total[units] = (total[units] ?? 0) + count;
    });
  const all = atLeast(total, 1);
  return BREAKS.reduce<number[]>((shares, units) => {
    shares[units] = all > 0 ? atLeast(total, units) / all : 0;
    return shares;
  }, []);
}

function weighEvidence(
  { sinceMs, baskets, counts, customersWith }: Quantities,
  first: number,
  usual: number,
): Evidence {
  const all = atLeast(counts, 1);
  const together = atLeast(counts, first);
  const expected = all * usual;
  const { low, high } = intervalOfCount(together);
  const lift = together / expected;
  return {
    ...{ sinceMs, baskets, together, expected, lift, each: [all], plainLift: lift },
    ...{ support: together / baskets, confidence: together / all, customers: customersWith(first) },
    ...{ liftLow: low / expected, liftHigh: high / expected, p: chanceOfAtLeast(together, expected) },
    // Not told apart here: the two matter to pairs only.
    ...{ guests: 0, throughOffers: 0 },
  };
}

function toDraft({ productId, counts }: Quantities, breaks: readonly number[], evidence: Evidence): Draft {
  const units = [1, ...breaks];
  return {
    kind: "quantity",
    sets: units.map((quantity) => [{ productId, quantity }]),
    reach: units.map((least) => atLeast(counts, least)),
    having: breaks.map((least) => countSets(counts, breaks, least)),
    adds: breaks.map((least, at) => [{ productId, units: least - meanBetween(counts, units[at] ?? 1, least) }]),
    evidence,
  };
}

function atLeast(counts: Uint32Array | Float64Array, units: number): number {
  let orders = 0;
  for (let held = units; held < counts.length; held++) orders += counts[held] ?? 0;
  return orders;
}

/** The mean of what the orders hold that have reached `from` and not `until`. */
function meanBetween(counts: Uint32Array, from: number, until: number): number {
  const orders = counts.subarray(from, until).reduce((sum, count) => sum + count, 0);
  const units = counts.subarray(from, until).reduce((sum, count, at) => sum + count * (from + at), 0);
  return orders > 0 ? units / orders : from;
}

/**
 * How many times the saving that the break at `least` adds is given to what is bought anyway. An order is priced by the
 * highest break it reaches, once for every whole set of it: five at breaks of two and three are one set of three.
 */
function countSets(counts: Uint32Array, breaks: readonly number[], least: number): number {
  return counts.reduce((sum, count, units) => {
    const reached = breaks.findLast((one) => one <= units) ?? 0;
    return reached >= least ? sum + count * Math.floor(units / reached) : sum;
  }, 0);
}
