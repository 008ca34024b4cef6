import { compareWeighed, type SoundTies } from "./compose-bundles.ts";
import { type Draft, type Scales, type Weighed, weigh } from "./propose.ts";
import { orderFrom, type Shares, sharesOf } from "./shares.ts";
import { type CountSet, countRest } from "./tie.ts";

/**
 * Tiers of three levels: A, then A and B, then A, B and C, each saving more than the one before. Made of sets of three, from
 * that of its products where the tier is expected to earn the most; what goes with it most often comes next. A product has
 * one tier, its best.
 */
export function composeTiers({ strongest, grown }: SoundTies, countSet: CountSet, scales: Scales): Weighed[] {
  const shares = sharesOf(strongest);
  const best = new Map<bigint, Weighed>();
  for (const { members } of grown.filter((set) => set.members.length === 3)) {
    const [tier] = turnTier(members, countSet, shares)
      .map((draft) => weigh(draft, scales))
      .sort(compareWeighed);
    const anchor = tier?.sets[0]?.[0]?.productId;
    if (!tier || anchor === undefined) continue;
    const known = best.get(anchor);
    if (!known || compareWeighed(tier, known) < 0) best.set(anchor, tier);
  }
  return [...best.values()];
}

/** The tiers from each product of a set that is tied to the one that would come next. */
function turnTier(members: readonly bigint[], countSet: CountSet, shares: Shares): Draft[] {
  return members.flatMap((anchor) => {
    const order = orderFrom(anchor, members, shares);
    const [, second, third] = order;
    if (second === undefined || third === undefined || shares(anchor, second) === undefined) return [];
    const evidence = countSet(order);
    if (!evidence) return [];
    const all = order.map((productId) => ({ productId, quantity: 1 }));
    return [
      {
        kind: "tier" as const,
        sets: [all.slice(0, 1), all.slice(0, 2), all],
        reach: [evidence.each[0] ?? 0, countRest(evidence), evidence.together],
        adds: [[{ productId: second, units: 1 }], [{ productId: third, units: 1 }]],
        evidence,
      },
    ];
  });
}
