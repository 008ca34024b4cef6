import { describe, expect, test } from "vitest";
import type { Listing } from "#app/pipeline/offers/good.ts";
import { GUARDS, type GuardReason, guardMembers, guardProducts } from "#app/pipeline/offers/guard-offers.ts";
import { DEFAULT_RULES } from "#app/pipeline/offers/rules.ts";
import { aListing, rulesWith, SINCE, UNTIL } from "#test/pipeline/offers/an-offer.ts";

const asked = { rules: DEFAULT_RULES, now: UNTIL };
const soldOut = { position: 1, priceMinor: 1000, costMinor: 400, isAvailable: false };

const CASES: [GuardReason, Partial<Listing>][] = [
  ["deleted", { deletedAt: SINCE }],
  ["fileOnly", { source: "file" }],
  ["fileOnly", { productId: -1n }],
  ["archived", { status: "archived" }],
  ["draft", { status: "draft" }],
  ["unpublished", { publishedAt: null }],
  ["unpublished", { publishedAt: new Date(UNTIL.getTime() + 1) }],
  ["giftCard", { isGiftCard: true }],
  ["sellingPlanOnly", { requiresSellingPlan: true }],
  ["bundleParent", { isBundleParent: true }],
  ["outOfStock", { variants: [soldOut] }],
  ["outOfStock", { variants: [] }],
  ["free", { variants: [{ ...soldOut, priceMinor: 0, isAvailable: true }] }],
];

describe("guardProducts", () => {
  test.each(CASES)("%s: keeps out %o", (reason, given) => {
    const { goods, keptOut } = guardProducts([aListing(given)], asked);
    expect([...keptOut.values()]).toEqual([reason]);
    expect(goods.size).toBe(0);
  });

  test("a product that the merchant excluded is kept out, and no other", () => {
    const rules = rulesWith({ excludedProducts: [2n] });
    const { goods, keptOut } = guardProducts([aListing(), aListing({ productId: 2n })], { ...asked, rules });
    expect([...goods.keys()]).toEqual([1n]);
    expect(keptOut).toEqual(new Map([[2n, "excluded"]]));
  });

  test("every guard is tried here", () => {
    const tried = new Set([...CASES.map(([reason]) => reason), "excluded"]);
    expect(GUARDS.map((guard) => guard.reason).filter((reason) => !tried.has(reason))).toEqual([]);
  });

  test("a product that is on sale may stand in offers, with the price of the first variant that can be bought", () => {
    const variants = [
      { position: 3, priceMinor: 3000, costMinor: null, isAvailable: true },
      { position: 2, priceMinor: 2000, costMinor: 800, isAvailable: true },
      soldOut,
    ];
    const { goods } = guardProducts([aListing({ variants })], asked);
    expect(goods.get(1n)).toEqual({ productId: 1n, title: "Mug", priceMinor: 2000, costMinor: 800, capPercent: 50 });
  });

  test("a product published this very moment may stand in offers", () => {
    expect(guardProducts([aListing({ publishedAt: UNTIL })], asked).goods.size).toBe(1);
  });
});

describe("guardMembers", () => {
  const guarded = guardProducts([aListing(), aListing({ productId: 2n, status: "draft" })], asked);

  test("a set is an offer when all of its products may stand in one", () => {
    expect(guardMembers([1n], guarded)).toBeNull();
    expect(guardMembers([1n, 2n], guarded)).toBe("draft");
    expect(guardMembers([1n, 3n], guarded)).toBe("unknown");
  });
});
