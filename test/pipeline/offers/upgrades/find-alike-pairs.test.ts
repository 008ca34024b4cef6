import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findAlikePairs } from "#app/pipeline/offers/upgrades/find-alike-pairs.ts";
import { aProduct, type GivenProduct } from "./a-product.ts";

function find(given: readonly GivenProduct[], isWanted = (_a: number, _b: number) => true) {
  const products = given.map((one, at) => aProduct(at + 1, one));
  return findAlikePairs(products, { alikeFrom: 0.5, isWanted });
}

const untyped = { productType: "" };

describe("findAlikePairs", () => {
  test.each<[what: string, GivenProduct, GivenProduct, isAlike: boolean]>([
    ["one type and a word in common", { title: "Brew Scale" }, { title: "Brew Scale with Timer" }, true],
    ["one type and no word in common", { title: "Brew Scale" }, { title: "Knock Box" }, false],
    ["one type and titles that say nothing", { title: "350 ml" }, { title: "500 ml" }, false],
    [
      "one category and no word in common",
      { title: "Tetsu", category: "Home > Teapots" },
      { title: "Brown Betty", category: "Home > Teapots" },
      true,
    ],
    [
      "no type and nearly the same title",
      { ...untyped, title: "Party Bunting" },
      { ...untyped, title: "Party Bunting XL" },
      true,
    ],
    ["no type and half the title", { ...untyped, title: "Party Bunting" }, { ...untyped, title: "Party Hat" }, false],
    ["a type of one only", { ...untyped, title: "Party Bunting" }, { title: "Party Bunting" }, false],
  ])("with %s", (_, a, b, isAlike) => {
    // Others make the words of the two rare enough to weigh.
    const others = ["Mug", "Lamp", "Throw", "Vase"].map((title) => ({ title, productType: title }));
    const { pairs } = find([a, b, ...others]);
    expect(pairs.map((pair) => [pair.a, pair.b])).toEqual(isAlike ? [[0, 1]] : []);
  });

  test("a pair that shares several blocks is compared once", () => {
    const both = { category: "Home > Scales", title: "Brew Scale" };
    expect(find([both, both])).toMatchObject({ pairs: [{ a: 0, b: 1 }], notAlike: 0 });
  });

  test("only wanted pairs are kept", () => {
    const scale = { title: "Brew Scale" };
    expect(find([scale, scale, scale], (a, b) => a + b === 2).pairs.map(({ a, b }) => [a, b])).toEqual([[0, 2]]);
  });

  test("of very many alike, the closest fifty are kept for each product", () => {
    const shirts = Array.from({ length: 80 }, (_, at) => ({
      productType: "Tops",
      title: at < 70 ? "Shirt" : "Shirt Coat",
    }));
    const { pairs, tooMany } = find(shirts);
    const ofFirst = pairs.filter(({ a }) => a === 0);
    expect(ofFirst).toHaveLength(50);
    expect(ofFirst.every(({ b }) => b < 70)).toBe(true);
    expect(pairs.length + tooMany).toBe((80 * 79) / 2);
  });

  test("among very many of one type those with a word in common are found", () => {
    const names = Array.from({ length: 400 }, (_, at) => `${letters(at)} ${letters(Math.floor(at / 2) + 1000)}`);
    const { pairs } = find(names.map((title) => ({ productType: "Things", title })));
    expect(pairs.map(({ a, b }) => [a, b])).toEqual(Array.from({ length: 200 }, (_, at) => [2 * at, 2 * at + 1]));
  });

  test("what is found does not depend on the order of the products", () => {
    const title = fc.array(fc.constantFrom("brew", "scale", "timer", "kettle", "red"), { minLength: 1, maxLength: 3 });
    const given = fc.record({
      title: title.map((words) => words.join(" ")),
      productType: fc.constantFrom("", "Scales", "Kettles"),
      collectionIds: fc.subarray([1n, 2n, 3n]),
    });
    fc.assert(
      fc.property(fc.array(given, { minLength: 2, maxLength: 12 }), (list) => {
        const names = (products: readonly GivenProduct[], turn: (at: number) => number) =>
          find(products)
            .pairs.map(({ a, b }) => [turn(a), turn(b)].sort((x, y) => x - y).join())
            .sort();
        const turned = names(list.toReversed(), (at) => list.length - 1 - at);
        expect(turned).toEqual(names(list, (at) => at));
      }),
    );
  });
});

/** A different word for each number, without a digit or an ending that stemming cuts. */
function letters(number: number): string {
  return [...String(number + 10_000)].map((digit) => "abcdefghik"[Number(digit)]).join("");
}
