/** What a product is, as far as its description tells without any order. */
export type ProductContent = {
  productId: bigint;
  title: string;
  productType: string;
  collectionIds: readonly bigint[];
};

export type Alike = { productId: bigint; likeness: number };

/**
 * Products by their traits, each a word of the title, the type or a collection. A trait weighs the more the fewer
 * products have it, ln(1 + N / df), and a product's weights have the length 1 (tf-idf and cosine: G. Salton and C. Buckley,
 * Information Processing & Management 24, 1988, 513–523).
 */
export type ContentIndex = {
  products: readonly ProductContent[];
  traitsOf: readonly Map<string, number>[];
  productsWith: ReadonlyMap<string, readonly number[]>;
};

/** Type and collections say what a product is for; a word of its title may be a colour. */
const TRAIT_WEIGHT = { word: 1, type: 1.5, collection: 1 };
type TraitKind = keyof typeof TRAIT_WEIGHT;

export function indexContent(products: readonly ProductContent[]): ContentIndex {
  const lists = products.map(listTraits);
  const productsWith = new Map<string, number[]>();
  lists.forEach((traits, product) => {
    for (const trait of traits.keys()) {
      const having = productsWith.get(trait);
      if (having) having.push(product);
      else productsWith.set(trait, [product]);
    }
  });
  const rarity = (trait: string) => Math.log(1 + products.length / (productsWith.get(trait)?.length ?? 1));
  const traitsOf = lists.map((traits) =>
    toUnitLength(new Map([...traits].map(([trait, kind]) => [trait, TRAIT_WEIGHT[kind] * rarity(trait)]))),
  );
  return { products, traitsOf, productsWith };
}

/** The products most like the one at `place`, among those that `isWanted`, most alike first. */
export function findAlike(
  { products, traitsOf, productsWith }: ContentIndex,
  place: number,
  limit: number,
  isWanted: (productId: bigint) => boolean,
): Alike[] {
  const likeness = new Map<number, number>();
  for (const [trait, weight] of traitsOf[place] ?? []) {
    for (const other of productsWith.get(trait) ?? []) {
      likeness.set(other, (likeness.get(other) ?? 0) + weight * (traitsOf[other]?.get(trait) ?? 0));
    }
  }
  likeness.delete(place);
  return [...likeness]
    .flatMap(([other, value]) => {
      const productId = products[other]?.productId;
      return productId !== undefined && isWanted(productId) ? [{ productId, likeness: value }] : [];
    })
    .sort((a, b) => b.likeness - a.likeness || (a.productId < b.productId ? -1 : 1))
    .slice(0, limit);
}

function listTraits({ title, productType, collectionIds }: ProductContent): Map<string, TraitKind> {
  const words = title.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [];
  const type = productType.trim().toLowerCase();
  return new Map<string, TraitKind>([
    ...words.map((word) => [`word ${word}`, "word"] as const),
    ...(type ? [[`type ${type}`, "type"] as const] : []),
    ...collectionIds.map((id) => [`collection ${id}`, "collection"] as const),
  ]);
}

function toUnitLength(weights: Map<string, number>): Map<string, number> {
  const length = Math.hypot(...weights.values());
  return new Map([...weights].map(([trait, weight]) => [trait, length > 0 ? weight / length : 0]));
}
