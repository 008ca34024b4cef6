import { describe, expect, test } from "vitest";
import { parseFact } from "#app/pipeline/catalog/parse-product.ts";
import type { MetafieldNode } from "#app/shopify/product-fields.ts";

function aMetafield(change: Partial<MetafieldNode> = {}): MetafieldNode {
  const metafield = { id: "gid://shopify/Metafield/1", namespace: "custom", key: "capacity", value: "1 l" };
  return { ...metafield, type: "single_line_text_field", definition: null, ...change };
}

describe("parseFact", () => {
  test("a merchant's short text is a fact, under the name the merchant gave it", () => {
    expect(parseFact(aMetafield({ definition: { name: "Holds" } }))).toEqual({
      key: "custom.capacity",
      label: "Holds",
      type: "single_line_text_field",
      value: "1 l",
    });
  });

  test.each<[string, Partial<MetafieldNode>]>([
    ["a merchant's own namespace needs no definition", { namespace: "facts" }],
    ["a defined metafield may be in any namespace", { namespace: "acme", definition: { name: "Warranty" } }],
    ["a measurement", { type: "volume", value: '{"value": 1.5, "unit": "LITERS"}' }],
    ["yes or no", { type: "boolean", value: "true" }],
    ["a short list", { type: "list.single_line_text_field", value: '["Oak", "Steel"]' }],
  ])("is read: %s", (_, change) => {
    expect(parseFact(aMetafield(change))).not.toBeNull();
  });

  test.each<[string, Partial<MetafieldNode>]>([
    ["another app's, without a definition", { namespace: "mm-google-shopping", key: "condition" }],
    ["ours", { namespace: "app--123", definition: { name: "Bundles" } }],
    ["the rating, which is read by itself", { namespace: "reviews", definition: { name: "Product rating" } }],
    ["search engines' words", { namespace: "global", key: "title_tag", definition: { name: "Title" } }],
    ["Shopify's recommendations", { namespace: "shopify--discovery--product_recommendation" }],
    ["rich text", { type: "rich_text_field", value: "{}" }],
    ["a reference", { type: "product_reference", value: "gid://shopify/Product/1" }],
    ["a whole paragraph", { value: "x".repeat(121) }],
    ["nothing", { value: " " }],
  ])("is no fact: %s", (_, change) => {
    expect(parseFact(aMetafield(change))).toBeNull();
  });
});
