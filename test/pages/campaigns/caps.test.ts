import { describe, expect, test } from "vitest";
import { describeCaps, describeCostless, type ProductCap, parseChosen } from "#app/pages/campaigns/caps.ts";

const face = (productId: string, title: string) => ({ productId, title, imageUrl: null });
const faces = [face("1", "Mug"), face("2", "Saucer")];
const aCap = (productId: string, capPercent: number | null, market: string | null = null): ProductCap => ({
  ...{ productId, capPercent, lacksCost: capPercent === null, market },
});
const describeAt = (savingPercent: number, caps: ProductCap[]) =>
  describeCaps(faces, caps, { savingPercent, floorPercent: 20 });

describe("describeCaps", () => {
  test("names the product that the margin holds back, and how far it is reduced", () => {
    expect(describeAt(10, [aCap("1", 7.5), aCap("2", 10)])).toEqual([
      "Mug is reduced by 7.5\u00a0% at most, so that 20\u00a0% of its price is left to you.",
    ]);
  });

  test("says where a product stays at its full price, and where no margin can be kept", () => {
    const caps = [aCap("1", 0), aCap("2", null)];
    expect(describeAt(10, caps)).toEqual(["Mug stays at its full price: it earns no more than 20\u00a0% as it is."]);
    expect(describeCostless(faces, caps)).toEqual(["Saucer: its cost is not in Shopify, so no margin is kept for it."]);
  });

  test("names the market that holds a product back further than the shop's own price does", () => {
    expect(describeAt(10, [aCap("1", 4, "Germany"), aCap("2", 0, "Japan")])).toEqual([
      "Mug is reduced by 4\u00a0% at most, so that 20\u00a0% of its price in Germany is left to you.",
      "Saucer stays at its full price: in Japan it earns no more than 20\u00a0% as it is.",
    ]);
  });

  test("says nothing where every product can be reduced as far, or nothing is known yet", () => {
    expect(describeAt(10, [aCap("1", 10), aCap("2", 40)])).toEqual([]);
    expect(describeAt(10, [])).toEqual([]);
    expect(describeAt(Number.NaN, [aCap("1", 0)])).toEqual([]);
  });
});

describe("parseChosen", () => {
  test("reads the products of an address, and nothing that is no product", () => {
    expect(parseChosen("https://tandem.example/app/campaigns/new?products=1,22,x,-3,")).toEqual([1n, 22n]);
    expect(parseChosen("https://tandem.example/app/campaigns/new")).toEqual([]);
  });
});
