import { describe, expect, test } from "vitest";
import { parseLine } from "#app/pipeline/orders/parse-order.ts";
import type { LineNode } from "#app/shopify/order-fields.ts";

const price = { amount: "10.0", currencyCode: "GBP" };

/** A line with these properties. */
function aNode(properties: Record<string, string>): LineNode {
  return {
    ...{ id: "gid://shopify/LineItem/10", title: "Mug", variantTitle: null, vendor: null, sku: null },
    ...{ quantity: 1, currentQuantity: 1, isGiftCard: false, sellingPlan: null, lineItemGroup: null },
    ...{ product: { id: "gid://shopify/Product/1" }, variant: { id: "gid://shopify/ProductVariant/2" } },
    customAttributes: Object.entries(properties).map(([key, value]) => ({ key, value })),
    originalUnitPriceSet: { shopMoney: price, presentmentMoney: price },
    discountAllocations: [],
  };
}

describe("parseLine", () => {
  test("takes the offer and the promise off the line's properties", () => {
    const line = parseLine(
      1n,
      aNode({ engraving: "Ada", _tandem_offer: "0a1b2c3d4e5f6071", _tandem_promise: "5@1999GBP" }),
    );
    expect(line).toMatchObject({ offerVersionId: "0a1b2c3d4e5f6071", promise: "5@1999GBP" });
  });

  test.each([
    ["a NUL, which the database refuses", "5\u0000"],
    ["half a character", "5\ud800"],
    ["a whole novel", "5".repeat(65)],
    ["nothing", ""],
  ])("takes no mark that a browser made up: %s", (_what, value) => {
    expect(parseLine(1n, aNode({ _tandem_offer: value, _tandem_promise: value }))).toMatchObject({
      ...{ offerVersionId: null, promise: null },
    });
  });
});
