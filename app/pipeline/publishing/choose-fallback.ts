/** What the merchant and the miner say of products that come with others, such as gift wrap. */
export type AddOns = {
  /** Found in many baskets at a low price, whether the merchant has decided about them or not. */
  found: readonly { productId: bigint }[];
  /** The merchant takes them for products like any other. */
  kept: ReadonlySet<bigint>;
  /** The merchant counts them in no basket. */
  excluded: ReadonlySet<bigint>;
};

/**
 * Of the best sellers those that shoppers are shown of whom nothing is known, best first: what can be bought now, and no
 * add-ons, which sell best of all and are nobody's pick.
 */
export function chooseFallback(
  best: readonly bigint[],
  goods: { has(productId: bigint): boolean },
  { found, kept, excluded }: AddOns,
): bigint[] {
  const addOns = new Set(found.map(({ productId }) => productId).filter((id) => !kept.has(id)));
  return best.filter((id) => goods.has(id) && !addOns.has(id) && !excluded.has(id));
}
