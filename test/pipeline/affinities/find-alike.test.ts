import { describe, expect, test } from "vitest";
import { borrowAffinities } from "#app/pipeline/affinities/borrow-affinities.ts";
import { findAlike, indexContent, type ProductContent } from "#app/pipeline/affinities/find-alike.ts";

const product = (id: number, title: string, productType = "", collectionIds: number[] = []): ProductContent => ({
  productId: BigInt(id),
  title,
  productType,
  collectionIds: collectionIds.map(BigInt),
});

const shop = [
  product(1, "Stoneware mug, blue", "Mugs", [7]),
  product(2, "Stoneware mug, red", "Mugs", [7]),
  product(3, "Enamel mug", "Mugs", [8]),
  product(4, "Linen apron, blue", "Aprons", [8]),
  product(5, "Desk lamp"),
];

const alikeOf = (id: number, contents = shop, isWanted: (productId: bigint) => boolean = () => true) =>
  findAlike(
    indexContent(contents),
    contents.findIndex(({ productId }) => productId === BigInt(id)),
    5,
    isWanted,
  );

describe("findAlike", () => {
  test("what shares type, collection and words comes before what shares a colour", () => {
    expect(alikeOf(1).map(({ productId }) => productId)).toEqual([2n, 3n, 4n]);
  });

  test("what is the same in all is as like as can be, and what shares nothing is not in the list", () => {
    const [twin] = alikeOf(6, [...shop, product(6, "Enamel Mug", "mugs ", [8])]);
    expect(twin?.productId).toBe(3n);
    expect(twin?.likeness).toBeCloseTo(1, 10);
    expect(alikeOf(5)).toEqual([]);
  });

  test("a rare word says more than a common one", () => {
    const contents = [
      product(1, "mug gooseneck"),
      product(2, "gooseneck steel"),
      product(3, "mug steel"),
      product(4, "mug tall"),
    ];
    expect(alikeOf(1, contents)[0]?.productId).toBe(2n);
  });

  test("only those that are wanted", () => {
    expect(alikeOf(1, shop, (id) => id === 4n).map(({ productId }) => productId)).toEqual([4n]);
  });
});

describe("borrowAffinities", () => {
  const ties = [
    { productId: 1n, otherId: 4n, score: 0.5 },
    { productId: 1n, otherId: 5n, score: 0.3 },
    { productId: 3n, otherId: 5n, score: 0.4 },
  ];
  const borrow = (isNew: bigint) => borrowAffinities(shop, ties, (id) => id !== isNew, 2);

  test("a product without history has what goes with those like it, by how like they are", () => {
    expect(borrow(2n).map(({ otherId, rank, likeId }) => ({ otherId, rank, likeId }))).toEqual([
      { otherId: 4n, rank: 1, likeId: 1n },
      { otherId: 5n, rank: 2, likeId: 1n },
    ]);
  });

  test("a product like no other has nothing rather than anything", () => {
    expect(borrow(5n)).toEqual([]);
  });

  test("products with history borrow nothing", () => {
    expect(borrowAffinities(shop, ties, () => true, 5)).toEqual([]);
  });
});
