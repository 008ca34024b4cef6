/**
 * Words of this stage.
 * - *product*, *variant*: as in Shopify. Money is in minor units of the shop's currency.
 * - *stock*: what can be sold now; null where Shopify does not track it.
 * - *cost*: what the merchant pays for one; null where it was never entered, so the margin can't be protected.
 * - *fact*: a metafield of the product's that a comparison may show, such as its capacity.
 * - *source*: `api`, or `file` for a product that only an uploaded export tells of (its id is negative).
 */
export type Product = {
  productId: bigint;
  handle: string;
  title: string;
  vendor: string;
  productType: string;
  category: string | null;
  tags: string[];
  status: "active" | "draft" | "archived";
  publishedAt: Date | null;
  isGiftCard: boolean;
  requiresSellingPlan: boolean;
  isBundleParent: boolean;
  ratingHundredths: number | null;
  ratingCount: number | null;
  imageUrl: string | null;
  optionNames: string[];
  createdAt: Date;
  updatedAt: Date;
};

export type Variant = {
  variantId: bigint;
  productId: bigint;
  title: string;
  sku: string | null;
  optionValues: string[];
  position: number;
  priceMinor: number;
  compareAtMinor: number | null;
  costMinor: number | null;
  isAvailable: boolean;
  stock: number | null;
  weightGrams: number | null;
};

/** `key` is Shopify's `namespace.key`, `label` the name that the merchant gave the metafield, `value` as Shopify holds it. */
export type ProductFact = { key: string; label: string | null; type: string; value: string };

export type Collection = { collectionId: bigint; title: string };

export type ProductSource = "api" | "file";
