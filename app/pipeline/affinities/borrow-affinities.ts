import { type Alike, findAlike, indexContent, type ProductContent } from "./find-alike.ts";

/** An affinity that a product without history has from products like it: a guess, never evidence. */
export type BorrowedAffinity = {
  productId: bigint;
  otherId: bigint;
  rank: number;
  score: number;
  /** The product that most of the score comes from. */
  likeId: bigint;
};

type Ranked = { productId: bigint; otherId: bigint; score: number };

/** So many products like it say together what goes with a product that nobody bought yet. */
const ALIKE = 5;
/** Less alike than this is another kind of thing. */
const LEAST_LIKENESS = 0.2;

/**
 * Gives products that were in no basket yet what goes with the products most like them (type, collections, title), each
 * score weighed by the likeness.
 * @param hasHistory whether a product was ever in a basket
 */
export function borrowAffinities(
  contents: readonly ProductContent[],
  affinities: readonly Ranked[],
  hasHistory: (productId: bigint) => boolean,
  perProduct: number,
): BorrowedAffinity[] {
  if (contents.every(({ productId }) => hasHistory(productId))) return [];
  const tiesOf = Map.groupBy(affinities, ({ productId }) => productId);
  const index = indexContent(contents);
  return contents.flatMap(({ productId }, place) => {
    if (hasHistory(productId)) return [];
    const alike = findAlike(index, place, ALIKE, (other) => tiesOf.has(other));
    const close = alike.filter(({ likeness }) => likeness >= LEAST_LIKENESS);
    return addUp(close, tiesOf)
      .slice(0, perProduct)
      .map((found, at) => ({ productId, rank: at + 1, ...found }));
  });
}

function addUp(alike: readonly Alike[], tiesOf: ReadonlyMap<bigint, readonly Ranked[]>) {
  const sums = new Map<bigint, { otherId: bigint; score: number; likeId: bigint; most: number }>();
  for (const { productId, likeness } of alike) {
    for (const { otherId, score } of tiesOf.get(productId) ?? []) {
      const part = score * likeness;
      const known = sums.get(otherId) ?? { otherId, score: 0, likeId: productId, most: part };
      const isMost = part > known.most;
      sums.set(otherId, {
        otherId,
        score: known.score + part,
        likeId: isMost ? productId : known.likeId,
        most: isMost ? part : known.most,
      });
    }
  }
  const best = [...sums.values()].sort((a, b) => b.score - a.score || (a.otherId < b.otherId ? -1 : 1));
  return best.map(({ otherId, score, likeId }) => ({ otherId, score, likeId }));
}
