import { describe, expect, test } from "vitest";
import { compareKinds, scoreAlikeness } from "#app/pipeline/offers/upgrades/alike.ts";
import { composeKinds } from "#app/pipeline/offers/upgrades/kinds.ts";
import { aProduct, type GivenProduct } from "./a-product.ts";

/** How alike two products are, among others that are in none of their collections. */
function alike(a: GivenProduct, b: GivenProduct, title: number | null) {
  const others = Array.from({ length: 20 }, (_, at) => aProduct(at + 3));
  const { kinds, rarity } = composeKinds([aProduct(1, a), aProduct(2, b), ...others]);
  const [one, two] = kinds;
  if (!one || !two) throw new Error("unreachable");
  return scoreAlikeness(compareKinds(one, two, title, rarity));
}

const none = { productType: "", category: null, optionNames: ["Title"], collectionIds: [] };

describe("scoreAlikeness", () => {
  test.each<[what: string, GivenProduct, GivenProduct, number | null, agree: string]>([
    ["nothing known", none, none, null, ""],
    ["one type", { ...none, productType: "Kettles" }, { ...none, productType: " kettles " }, 0.6, "type title"],
    ["another type", { ...none, productType: "Kettles" }, { ...none, productType: "Mugs" }, 0.6, "title"],
    ["type told of one only", { ...none, productType: "Kettles" }, none, 0.6, "title"],
    [
      "one category",
      { ...none, category: "Home > Kitchen > Kettles" },
      { ...none, category: "Home > Kitchen > Kettles" },
      0,
      "category",
    ],
    [
      "a narrower category",
      { ...none, category: "Home > Kitchen > Kettles" },
      { ...none, category: "Home > Kitchen > Kettles > Electric" },
      0,
      "category",
    ],
    ["one collection", { ...none, collectionIds: [5n] }, { ...none, collectionIds: [5n] }, 0, "collection"],
    ["the same options", { ...none, optionNames: ["Size"] }, { ...none, optionNames: ["size"] }, 0, "options"],
  ])("with %s, what agrees is said", (_, a, b, title, agree) => {
    expect(alike(a, b, title).agree.join(" ")).toBe(agree);
  });

  test("what is known twice over is sure, what is known of neither doesn't count", () => {
    const kettle = { ...none, productType: "Kettles" };
    expect(alike(kettle, kettle, 1).score).toBe(1);
    expect(alike(none, none, 1).score).toBe(1);
    expect(alike(none, none, null).score).toBe(0);
  });

  test("products filed under different types are not alike, whatever their titles say", () => {
    const [kettle, mug] = [
      { ...none, productType: "Kettles" },
      { ...none, productType: "Mugs" },
    ];
    expect(alike(kettle, mug, 1).score).toBe(0);
  });

  test("one category outweighs types that are worded differently", () => {
    const category = "Home > Kitchen > Kettles";
    const both = alike(
      { ...none, productType: "Kettles", category },
      { ...none, productType: "Tea kettles", category },
      1,
    );
    expect(both.score).toBeGreaterThan(0.5);
  });

  test("a collection of nearly all products says nothing", () => {
    const everything = { ...none, collectionIds: [9n] };
    const { kinds, rarity } = composeKinds(Array.from({ length: 10 }, (_, at) => aProduct(at + 1, everything)));
    const [one, two] = kinds;
    if (!one || !two) throw new Error("unreachable");
    expect(compareKinds(one, two, 0, rarity).collection).toBeNull();
  });
});
