import { expect, test } from "vitest";
import { chooseFallback } from "#app/pipeline/publishing/choose-fallback.ts";

const best = [1n, 2n, 3n, 4n];
const goods = new Set([1n, 2n, 4n]);
const nothing = { found: [], kept: new Set<bigint>(), excluded: new Set<bigint>() };

test("best sellers that can be bought now are shown, best first", () => {
  expect(chooseFallback(best, goods, nothing)).toEqual([1n, 2n, 4n]);
});

test("an add-on is nobody's pick, before the merchant has decided about it and after", () => {
  expect(chooseFallback(best, goods, { ...nothing, found: [{ productId: 1n }] })).toEqual([2n, 4n]);
  expect(chooseFallback(best, goods, { ...nothing, excluded: new Set([1n]) })).toEqual([2n, 4n]);
});

test("one that the merchant takes for a product like any other is shown", () => {
  const kept = new Set([1n]);
  expect(chooseFallback(best, goods, { ...nothing, found: [{ productId: 1n }], kept })).toEqual([1n, 2n, 4n]);
});
