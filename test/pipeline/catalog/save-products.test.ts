import { beforeEach, describe, expect, test } from "vitest";
import type { Product, Variant } from "#app/pipeline/catalog/product.ts";
import { saveWholeProducts, type WholeProduct } from "#app/pipeline/catalog/save-products.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { saveTombstones } from "#app/shops/tombstones.server.ts";
import { welcomeShop } from "#app/shops/welcome-shop.server.ts";
import { emptyDatabase, withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();

const shop = "a.myshopify.com";
const now = new Date("2026-03-01T10:00:00Z");

beforeEach(async () => {
  await emptyDatabase();
  await welcomeShop(shop, { scopes: ["read_products"], now });
});

function aProduct(change: Partial<Product> = {}): Product {
  return {
    ...{ productId: 1n, handle: "mug", title: "Mug", vendor: "Birch", productType: "Mugs", category: null, tags: [] },
    ...{ status: "active", publishedAt: now, isGiftCard: false, requiresSellingPlan: false, isBundleParent: false },
    ...{
      ratingHundredths: null,
      ratingCount: null,
      imageUrl: null,
      optionNames: ["Size"],
      createdAt: now,
      updatedAt: now,
    },
    ...change,
  };
}

function aVariant(change: Partial<Variant> = {}): Variant {
  return {
    ...{ variantId: 11n, productId: 1n, title: "S", sku: "MUG-S", optionValues: ["S"], position: 1, priceMinor: 1200 },
    ...{ compareAtMinor: null, costMinor: 500, isAvailable: true, stock: 4, weightGrams: 300 },
    ...change,
  };
}

const save = (product: Product, variants: Variant[], collections: { collectionId: bigint; title: string }[] = []) =>
  saveWhole({ product, variants, collections, facts: [] });
const saveWhole = (whole: WholeProduct) =>
  db().$transaction((tx) => saveWholeProducts(tx, shop, [whole], { source: "api", now }));

describe("saveWholeProducts", () => {
  test("an older state never overwrites a newer one", async () => {
    await save(aProduct({ title: "New", updatedAt: new Date("2026-03-02T00:00:00Z") }), [
      aVariant({ priceMinor: 1500 }),
    ]);
    await save(aProduct({ title: "Old", updatedAt: now }), [aVariant({ priceMinor: 900 })]);
    expect(await db().product.findFirst()).toMatchObject({ title: "New" });
    expect(await db().variant.findFirst()).toMatchObject({ priceMinor: 1500n });
  });

  test("a variant that is gone at Shopify is gone here", async () => {
    await save(aProduct(), [aVariant(), aVariant({ variantId: 12n, title: "L" })]);
    await save(aProduct(), [aVariant({ variantId: 12n, title: "L" })]);
    expect((await db().variant.findMany()).map((variant) => variant.variantId)).toEqual([12n]);
  });

  test("a product that left a collection is no longer in it", async () => {
    const mugs = { collectionId: 7n, title: "Mugs" };
    await save(aProduct(), [aVariant()], [mugs, { collectionId: 8n, title: "Gifts" }]);
    await save(aProduct(), [aVariant()], [mugs]);
    expect((await db().product.findFirst())?.collectionIds).toEqual([7n]);
  });

  test("a fact that Shopify no longer tells is gone here", async () => {
    const whole = { product: aProduct(), variants: [aVariant()], collections: [] };
    const capacity = { key: "custom.capacity", label: "Capacity", type: "single_line_text_field", value: "1 l" };
    await saveWhole({ ...whole, facts: [capacity, { ...capacity, key: "custom.material", value: "Steel" }] });
    await saveWhole({ ...whole, facts: [{ ...capacity, value: "2 l" }] });
    expect((await db().product.findFirst())?.facts).toEqual({
      "custom.capacity": { label: "Capacity", type: "single_line_text_field", value: "2 l" },
    });
  });

  test("a deleted product does not come back by a late fetch", async () => {
    await saveTombstones(db(), shop, "product", ["1"], now);
    await save(aProduct(), [aVariant()]);
    expect(await db().product.count()).toBe(0);
    expect(await db().variant.count()).toBe(0);
  });

  test("a product that is only dated anew has not changed; one with another price or stock has", async () => {
    const later = { updatedAt: new Date("2026-03-05T00:00:00Z") };
    expect(await save(aProduct(), [aVariant()])).toBe(1);
    expect(await save(aProduct(later), [aVariant()])).toBe(0);
    expect(await save(aProduct(later), [aVariant({ stock: 0 })])).toBe(1);
    expect(await save(aProduct({ ...later, title: "Cup" }), [aVariant({ stock: 0 })])).toBe(1);
  });

  test("a cost that the merchant uploaded stays where Shopify knows none", async () => {
    await save(aProduct(), [aVariant({ costMinor: 500 })]);
    await save(aProduct(), [aVariant({ costMinor: null, priceMinor: 1300 })]);
    expect(await db().variant.findFirst()).toMatchObject({ costMinor: 500n, priceMinor: 1300n });
  });
});
