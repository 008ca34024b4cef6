import { describe, expect, test } from "vitest";
import { indexBaskets } from "#app/pipeline/affinities/index-baskets.ts";
import { areSubstitutes } from "#app/pipeline/offers/upgrades/substitute.ts";
import { DEFAULT_UPGRADE_SETTINGS } from "#app/pipeline/offers/upgrades/upgrade.ts";
import { basketsOf, type GivenOrder } from "./an-order.ts";

const [A, B, C, D] = [1, 2, 3, 4];

/** So many baskets of each content, each of somebody else. */
function judge(...contents: [times: number, ...products: number[]][]) {
  const orders = contents.flatMap(([times, ...products]) =>
    Array.from({ length: times }, (_, at): GivenOrder => ({ customer: null, day: at + 1, products })),
  );
  const baskets = basketsOf(orders);
  const [a = 0, b = 0] = [A, B].map((id) => baskets.products.indexOf(BigInt(id)));
  return areSubstitutes(indexBaskets(baskets), a, b, DEFAULT_UPGRADE_SETTINGS);
}

describe("areSubstitutes", () => {
  test("two that each go with everything but the other are substitutes", () => {
    expect(judge([100, A, C], [100, B, C], [100, A, D], [100, B, D])).toBe(true);
  });

  test("two that go together as with everything are none", () => {
    expect(judge([100, A, B], [100, A, C], [100, B, C])).toBe(false);
  });

  test("two that seldom sell say nothing by never meeting", () => {
    expect(judge([5, A, C], [5, B, C], [200, C, D])).toBe(false);
  });

  test("two of which baskets hold one thing only say nothing by never meeting", () => {
    expect(judge([200, A], [200, B])).toBe(false);
  });
});
