import { z } from "zod";
import { parseGid } from "#app/kernel/ids.ts";
import { parseMinor } from "#app/kernel/money.ts";
import type { Collection, Product, Variant } from "#app/pipeline/catalog/product.ts";
import type { CollectionNode, ProductNode, VariantNode } from "#app/shopify/product-fields.ts";

/** Our product from Shopify's. @throws RangeError for an id that is none. */
export function parseProduct(node: ProductNode): Product {
  return {
    productId: parseGid(node.id, "Product"),
    handle: node.handle,
    title: node.title,
    vendor: node.vendor,
    productType: node.productType,
    category: node.category?.fullName ?? null,
    tags: node.tags,
    status: node.status === "ACTIVE" ? "active" : node.status === "ARCHIVED" ? "archived" : "draft",
    publishedAt: node.publishedAt ? new Date(node.publishedAt) : null,
    isGiftCard: node.isGiftCard,
    requiresSellingPlan: node.requiresSellingPlan,
    isBundleParent: node.hasVariantsThatRequiresComponents,
    ratingHundredths: parseRating(node.rating?.value),
    ratingCount: parseCount(node.ratingCount?.value),
    imageUrl: node.featuredMedia?.preview?.image?.url ?? null,
    optionNames: node.options.map((option) => option.name),
    createdAt: new Date(node.createdAt),
    updatedAt: new Date(node.updatedAt),
  };
}

/** Our variant from Shopify's; `currency` is the shop's. @throws RangeError for an id or an amount that is none. */
export function parseVariant(productId: bigint, node: VariantNode, currency: string): Variant {
  const { tracked, unitCost, measurement } = node.inventoryItem;
  return {
    variantId: parseGid(node.id, "ProductVariant"),
    productId,
    title: node.title,
    sku: node.sku || null,
    optionValues: node.selectedOptions.map((option) => option.value),
    position: node.position,
    priceMinor: parseMinor(node.price, currency),
    compareAtMinor: node.compareAtPrice === null ? null : parseMinor(node.compareAtPrice, currency),
    costMinor: unitCost === null ? null : parseMinor(unitCost.amount, unitCost.currencyCode),
    isAvailable: node.availableForSale,
    stock: tracked ? (node.inventoryQuantity ?? 0) : null,
    weightGrams: measurement.weight === null ? null : toGrams(measurement.weight),
  };
}

export function parseCollection(node: CollectionNode): Collection {
  return { collectionId: parseGid(node.id, "Collection"), title: node.title };
}

type WholeNode = { product: ProductNode; variants: VariantNode[]; collections: CollectionNode[] };

/** A product with its variants and collections, from Shopify's. @throws RangeError */
export function parseWholeProduct(node: WholeNode, currency: string) {
  const product = parseProduct(node.product);
  return {
    product,
    variants: node.variants.map((variant) => parseVariant(product.productId, variant, currency)),
    collections: node.collections.map(parseCollection),
  };
}

const Rating = z.object({ value: z.coerce.number(), scale_min: z.coerce.number(), scale_max: z.coerce.number() });

/** Shopify's rating metafield (`{"value": "4.5", "scale_min": "1.0", "scale_max": "5.0"}`) in hundredths of five points. */
function parseRating(text: string | undefined): number | null {
  if (text === undefined) return null;
  try {
    const { value, scale_max: max } = Rating.parse(JSON.parse(text));
    return max > 0 ? Math.round((value / max) * 500) : null;
  } catch {
    // The metafield is another app's: what is unreadable there is unknown here.
    return null;
  }
}

function parseCount(text: string | undefined): number | null {
  const count = Number(text);
  return text !== undefined && Number.isInteger(count) && count >= 0 ? count : null;
}

const GRAMS: Record<string, number> = { GRAMS: 1, KILOGRAMS: 1000, OUNCES: 28.349523125, POUNDS: 453.59237 };

function toGrams({ value, unit }: { value: number; unit: string }): number {
  return Math.round(value * (GRAMS[unit] ?? 1));
}
