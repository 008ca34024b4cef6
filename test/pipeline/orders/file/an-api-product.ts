import type { Product, Variant } from "#app/pipeline/catalog/product.ts";
import type { WholeProduct } from "#app/pipeline/catalog/save-products.server.ts";

/** A product with one variant, as the Admin API tells it. */
export function anApiProduct(given: Partial<Product> & Partial<Variant> = {}): WholeProduct {
  const { sku = "MUG-B", costMinor = 400, variantId = 11n, optionValues = ["Blue"], ...rest } = given;
  const time = new Date("2026-02-01T00:00:00Z");
  const product: Product = {
    ...{ productId: 1n, handle: "mug", title: "Mug", vendor: "Acme", productType: "Mug", category: null, tags: [] },
    ...{ status: "active", publishedAt: time, isGiftCard: false, requiresSellingPlan: false, isBundleParent: false },
    ...{ ratingHundredths: null, ratingCount: null, imageUrl: null, optionNames: ["Colour"] },
    ...{ createdAt: time, updatedAt: time },
    ...rest,
  };
  const variant: Variant = {
    ...{ variantId, productId: product.productId, title: optionValues.join(" / "), sku, optionValues, position: 1 },
    ...{ priceMinor: 500, compareAtMinor: null, costMinor, isAvailable: true, stock: null, weightGrams: null },
  };
  return { product, variants: [variant], collections: [], facts: [] };
}
