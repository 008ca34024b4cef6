import { type GrownSet, growSets, strongestTies } from "./grow-sets.ts";
import { type Guarded, guardMembers } from "./guard-offers.ts";
import { type Draft, type Scales, type Weighed, weigh } from "./propose.ts";
import { orderFrom, type Shares, sharesOf } from "./shares.ts";
import { type CountSet, countReason, keyOf, type Reasons, type Tie } from "./tie.ts";

/** What the baskets say, as this stage takes it. */
export type Ground = { ties: readonly Tie[]; countSet: CountSet; guarded: Guarded };

/** The ties that offers are made of, the sets of three and four grown from them, and why the rest is left out. */
export type SoundTies = { strongest: Map<bigint, Tie[]>; grown: GrownSet[]; rejected: Reasons };

/** Leaves out ties of products that may stand in no offer, and grows larger sets from the strongest of the others. */
export function findSets({ ties, countSet, guarded }: Ground): SoundTies {
  const rejected: Reasons = {};
  const open = ties.filter(({ productId, otherId }) => {
    const reason = guardMembers([productId, otherId], guarded);
    // A tie is seen from both of its products, and counts once.
    if (reason && productId < otherId) countReason(rejected, reason);
    return reason === null;
  });
  const strongest = strongestTies(open);
  return { strongest, grown: growSets(strongest, countSet, rejected), rejected };
}

/**
 * Bundles of two to four products. A set is one offer, on the page of that of its products where it is expected to earn
 * the most; the others follow by how often they go with it.
 */
export function composeBundles(
  { strongest, grown, rejected }: SoundTies,
  countSet: CountSet,
  scales: Scales,
): Weighed[] {
  const best = new Map<string, Weighed>();
  const consider = (draft: Draft) => {
    const weighed = weigh(draft, scales);
    const known = best.get(weighed.offerId);
    if (!known || compareWeighed(weighed, known) < 0) best.set(weighed.offerId, weighed);
  };
  for (const ties of strongest.values()) for (const tie of ties) consider(pairDraft(tie));
  const shares = sharesOf(strongest);
  for (const { members } of grown) for (const draft of turnSet(members, countSet, shares)) consider(draft);
  return leaveOutParts([...best.values()], scales, rejected);
}

/** The better first: by what it is expected to earn, then by how many bought it, then by id. */
export function compareWeighed(a: Weighed, b: Weighed): number {
  const byMerit = b.merit.expectedProfitMinor - a.merit.expectedProfitMinor;
  return byMerit || b.evidence.together - a.evidence.together || (nameOf(a) < nameOf(b) ? -1 : 1);
}

function nameOf({ offerId, sets }: Weighed): string {
  return `${offerId} ${sets.at(-1)?.map((member) => member.productId)}`;
}

function pairDraft({ productId: from, otherId: to, evidence }: Tie): Draft {
  return {
    kind: "bundle",
    sets: [[from, to].map((productId) => ({ productId, quantity: 1 }))],
    reach: [evidence.each[0] ?? 0, evidence.together],
    adds: [[{ productId: to, units: 1 }]],
    evidence,
  };
}

/** The set as seen from each of its products: who has that one, and is to add all the others. */
function turnSet(members: readonly bigint[], countSet: CountSet, shares: Shares): Draft[] {
  return members.flatMap((anchor) => {
    const order = orderFrom(anchor, members, shares);
    const evidence = countSet(order);
    if (!evidence) return [];
    return [
      {
        kind: "bundle" as const,
        sets: [order.map((productId) => ({ productId, quantity: 1 }))],
        reach: [evidence.each[0] ?? 0, evidence.together],
        adds: [order.slice(1).map((productId) => ({ productId, units: 1 }))],
        evidence,
      },
    ];
  });
}

/** So much of a set's baskets in a larger one, and the larger one says all that the set says. */
const PART_OF_LARGER = 0.8;

/**
 * Leaves out sets that nearly always come with more: of four that go together, one offer of all four rather than six pairs
 * and four threes. What the merchant settled stays.
 */
function leaveOutParts(bundles: readonly Weighed[], scales: Scales, reasons: Reasons): Weighed[] {
  const togetherOf = new Map(bundles.map((one) => [keyOf(memberIds(one)), one.evidence.together]));
  const parts = new Set<string>();
  for (const larger of bundles) {
    for (const part of partsOf(memberIds(larger))) {
      const together = togetherOf.get(keyOf(part));
      if (together !== undefined && larger.evidence.together >= together * PART_OF_LARGER) parts.add(keyOf(part));
    }
  }
  const kept = bundles.filter((one) => !parts.has(keyOf(memberIds(one))) || scales.settled?.has(one.offerId));
  countReason(reasons, "partOfLarger", bundles.length - kept.length);
  return kept;
}

/** All sets of two or more within a set of three or four. */
function partsOf(members: readonly bigint[]): bigint[][] {
  if (members.length < 3) return [];
  return members.flatMap((left) => {
    const part = members.filter((one) => one !== left);
    return [part, ...partsOf(part)];
  });
}

function memberIds({ sets }: Draft): bigint[] {
  return (sets.at(-1) ?? []).map((member) => member.productId);
}
