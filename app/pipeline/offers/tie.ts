import type { Evidence } from "#app/pipeline/affinities/affinity.ts";

/** A tie as seen from one of its products, of all that are more than chance: what is in `evidence` is in the order from, to. */
export type Tie = {
  from: bigint;
  to: bigint;
  /** How well `to` completes a basket with `from`: it ranks, and says nothing by itself. */
  score: number;
  evidence: Evidence;
};

/** Counts a set exactly, in the order of its members; null where no basket holds all of them. */
export type CountSet = (members: readonly bigint[]) => Evidence | null;

/** How often each reason was found. */
export type Reasons = Record<string, number>;

/** Adds to a reason's count. */
export function countReason(reasons: Reasons, reason: string, times = 1): void {
  if (times > 0) reasons[reason] = (reasons[reason] ?? 0) + times;
}

/** A set by its members, whatever their order. */
export function keyOf(members: readonly bigint[]): string {
  return members.map(String).sort().join(" ");
}
