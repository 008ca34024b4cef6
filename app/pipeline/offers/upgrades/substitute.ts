import type { BasketIndex } from "#app/pipeline/affinities/index-baskets.ts";
import { expectPair, measureSet } from "#app/pipeline/affinities/measure-set.ts";
import type { UpgradeSettings } from "./upgrade.ts";

/**
 * Whether two products are bought instead of each other: together less often than baskets of that size have it by chance,
 * with 95 % certainty. Where chance expects next to none, that none were seen says nothing.
 */
export function areSubstitutes(index: BasketIndex, a: number, b: number, { leastExpected }: UpgradeSettings): boolean {
  return expectPair(index, a, b) >= leastExpected && measureSet(index, [a, b]).liftHigh < 1;
}
