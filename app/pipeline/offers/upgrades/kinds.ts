import type { ComparedProduct } from "./upgrade.ts";

/** What kind of thing a product is, as the catalogue files it; empty where it does not say. */
export type Kind = {
  type: string;
  /** The taxonomy's path, from the widest to the narrowest. */
  category: string[];
  /** Collections that tell it from others. */
  collections: ReadonlySet<bigint>;
  options: ReadonlySet<string>;
};

/** The kinds of all products. @returns them in the given order, and how rare each collection is. */
export function composeKinds(products: readonly ComparedProduct[]) {
  const sizes = new Map<bigint, number>();
  for (const { collectionIds } of products) {
    for (const id of collectionIds) sizes.set(id, (sizes.get(id) ?? 0) + 1);
  }
  // "All products" and "Sale" say nothing of what a thing is.
  const isTelling = (id: bigint) => (sizes.get(id) ?? 0) <= Math.max(3, products.length / 2);
  const kinds = products.map(
    ({ productType, category, collectionIds, optionNames }): Kind => ({
      type: plain(productType),
      category: (category ?? "").split(">").map(plain).filter(isFilled),
      collections: new Set(collectionIds.filter(isTelling)),
      options: new Set(optionNames.map(plain).filter((name) => isFilled(name) && name !== "title")),
    }),
  );
  const rarity = new Map([...sizes].map(([id, size]) => [id, Math.log(1 + products.length / size)]));
  return { kinds, rarity };
}

function plain(text: string): string {
  return text.trim().toLowerCase();
}

function isFilled(text: string): boolean {
  return text !== "";
}
