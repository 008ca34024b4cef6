import type { BasketIndex } from "#app/pipeline/affinities/index-baskets.ts";
import { measureSet } from "#app/pipeline/affinities/measure-set.ts";
import type { CountSet } from "./tie.ts";

/** The affinities stage's exact counter, by product ids. */
export function makeCountSet(index: BasketIndex): CountSet {
  const codes = new Map<bigint, number>();
  index.baskets.products.forEach((productId, code) => {
    codes.set(productId, code);
  });
  return (members) => {
    const known = members.flatMap((productId) => codes.get(productId) ?? []);
    if (known.length < members.length) return null;
    const evidence = measureSet(index, known);
    return evidence.together > 0 ? evidence : null;
  };
}
