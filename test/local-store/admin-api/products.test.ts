import { afterEach, expect, test } from "vitest";
import { aProduct, aSmallWorld } from "#test/local-store/a-small-world.ts";
import type { WorldProduct, WorldVariant } from "#test/local-store/world/types.ts";
import { aTestShop, type TestShop } from "./a-test-shop.ts";

let opened: TestShop | null = null;
afterEach(async () => {
  await opened?.close();
  opened = null;
});

async function ask(selection: string, product: Partial<WorldProduct> = {}, variant: Partial<WorldVariant> = {}) {
  const mug = aProduct(1, "Mug");
  const variants = mug.variants.map((one) => ({ ...one, ...variant }));
  const world = aSmallWorld({ products: [{ ...mug, variants, ...product }] });
  world.shop.markets.push({
    id: 2,
    handle: "jp",
    name: "Japan",
    currency: "JPY",
    countryCodes: ["JP"],
    rate: 190.4,
    primary: false,
  });
  opened = aTestShop({ world });
  return (await opened.data(`{ product(id: "gid://shopify/Product/8100000000001") { ${selection} } }`)).product;
}

test("a product tells its type, tags, state and times", async () => {
  expect(
    await ask(
      "title handle vendor productType tags status publishedAt isGiftCard requiresSellingPlan hasVariantsThatRequiresComponents totalInventory description category { fullName } onlineStoreUrl",
    ),
  ).toEqual({
    title: "Mug",
    handle: "mug",
    vendor: "Birch",
    productType: "Kitchenware",
    tags: ["kitchen"],
    status: "ACTIVE",
    publishedAt: "2026-01-01T10:00:00Z",
    isGiftCard: false,
    requiresSellingPlan: false,
    hasVariantsThatRequiresComponents: false,
    totalInventory: 20,
    description: "Mug",
    category: null,
    onlineStoreUrl: "https://birch-and-brook.myshopify.com/products/mug",
  });
});

test("reviews and facts are metafields", async () => {
  expect(
    await ask(
      'rating: metafield(namespace: "reviews", key: "rating") { type value jsonValue } ratingCount: metafield(namespace: "reviews", key: "rating_count") { value } metafields(first: 5, namespace: "facts") { nodes { key type value } } none: metafield(namespace: "reviews", key: "other") { id }',
      { facts: { material: "Stoneware" } },
    ),
  ).toEqual({
    rating: {
      type: "rating",
      value: '{"scale_min":"0.0","scale_max":"5.0","value":"4.5"}',
      jsonValue: { scale_min: "0.0", scale_max: "5.0", value: "4.5" },
    },
    ratingCount: { value: "12" },
    metafields: { nodes: [{ key: "material", type: "single_line_text_field", value: "Stoneware" }] },
    none: null,
  });
});

test("a variant tells its price, cost, weight and stock", async () => {
  const product = await ask(
    "variants(first: 1) { nodes { price compareAtPrice sku position selectedOptions { name value } inventoryQuantity sellableOnlineQuantity availableForSale inventoryPolicy requiresComponents inventoryItem { tracked unitCost { amount currencyCode } measurement { weight { value unit } } } } }",
    {},
    { compareAtMinor: 1250 },
  );
  expect(product?.variants?.nodes).toEqual([
    {
      price: "10.00",
      compareAtPrice: "12.50",
      sku: "SKU-1",
      position: 1,
      selectedOptions: [{ name: "Title", value: "Default Title" }],
      inventoryQuantity: 20,
      sellableOnlineQuantity: 20,
      availableForSale: true,
      inventoryPolicy: "DENY",
      requiresComponents: false,
      inventoryItem: {
        tracked: true,
        unitCost: { amount: "4.0", currencyCode: "GBP" },
        measurement: { weight: { value: 300, unit: "GRAMS" } },
      },
    },
  ]);
});

test.each([
  ["sold out", { inventoryQuantity: 0 }, false],
  ["oversold on purpose", { inventoryQuantity: -3, inventoryPolicy: "continue" as const }, true],
  ["not tracked", { inventoryQuantity: 0, inventoryTracked: false }, true],
])("a variant that is %s: for sale %#", async (_case, variant, isForSale) => {
  const product = await ask("variants(first: 1) { nodes { availableForSale } }", {}, variant);
  expect(product?.variants?.nodes).toEqual([{ availableForSale: isForSale }]);
});

test("an unknown cost is null", async () => {
  const product = await ask(
    "variants(first: 1) { nodes { inventoryItem { unitCost { amount } } } }",
    {},
    { costMinor: null },
  );
  expect(product?.variants?.nodes).toEqual([{ inventoryItem: { unitCost: null } }]);
});

test("prices are in the currency of the country's market", async () => {
  const product = await ask(
    "variants(first: 1) { nodes { home: contextualPricing(context: { country: GB }) { price { amount currencyCode } } away: contextualPricing(context: { country: JP }) { price { amount currencyCode } compareAtPrice { amount } } } }",
  );
  expect(product?.variants?.nodes).toEqual([
    {
      home: { price: { amount: "10.0", currencyCode: "GBP" } },
      away: { price: { amount: "1904.0", currencyCode: "JPY" }, compareAtPrice: null },
    },
  ]);
});

test("options, collections and pictures come with the product", async () => {
  expect(
    await ask(
      "options { name position values } collections(first: 5) { nodes { title } } featuredMedia { preview { image { url altText } } } media(first: 5) { nodes { ... on MediaImage { image { width } } } } hasOnlyDefaultVariant",
    ),
  ).toEqual({
    options: [{ name: "Title", position: 1, values: ["Default Title"] }],
    collections: { nodes: [{ title: "Kitchen" }] },
    featuredMedia: { preview: { image: { url: "https://images.test/mug.svg", altText: "Mug" } } },
    media: { nodes: [{ image: { width: 800 } }] },
    hasOnlyDefaultVariant: true,
  });
});
