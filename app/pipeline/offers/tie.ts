import type { Evidence } from "#app/pipeline/affinities/affinity.ts";
import type { Affinity } from "#app/pipeline/affinities/mine-affinities.ts";

/** A tie as seen from one of its products. Its evidence is in the order `productId`, `otherId`. */
export type Tie = Pick<Affinity, "productId" | "otherId" | "score" | "evidence">;

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

/** How many baskets hold all of a set but its last. */
export function countRest({ each, together, confidence }: Pick<Evidence, "each" | "together" | "confidence">): number {
  // A count for two; for more it follows from the share that has the last too, exactly but for the rounding of a division.
  if (each.length <= 2 || confidence <= 0) return each[0] ?? together;
  return Math.round(together / confidence);
}
