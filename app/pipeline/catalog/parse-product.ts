import { z } from "zod";
import { parseGid } from "#app/kernel/ids.ts";
import { parseMinor } from "#app/kernel/money.ts";
import type { Collection, Product, ProductFact, Variant } from "#app/pipeline/catalog/product.ts";
import type { CollectionNode, MetafieldNode, ProductNode, VariantNode } from "#app/shopify/product-fields.ts";

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

/** Types whose value is short and reads the same in every shop: https://shopify.dev/docs/apps/build/metafields/list-of-data-types */
const COMPARABLE_TYPES =
  /^((list\.)?single_line_text_field|number_integer|number_decimal|boolean|dimension|volume|weight)$/;
/** Where merchants keep their own metafields without defining them; Shopify's admin proposes `custom`. */
const MERCHANT_NAMESPACES = new Set(["custom", "facts", "details", "specs", "specifications", "my_fields"]);
/** Reviews are read as the rating; the others are Shopify's or ours, and no merchant wrote them to be compared. */
const NO_FACTS = /^(reviews|shopify|global|app)(--|$)/;
const LONGEST_FACT = 120;

/**
 * What a comparison may show; null for a metafield that is none: not the merchant's own, or too long or too rich for a
 * cell. An app's metafields rarely have a definition, the merchant's nearly always.
 */
export function parseFact({ namespace, key, type, value, definition }: MetafieldNode): ProductFact | null {
  const isMerchants = definition !== null || MERCHANT_NAMESPACES.has(namespace);
  if (!isMerchants || NO_FACTS.test(namespace) || !COMPARABLE_TYPES.test(type)) return null;
  if (value.trim() === "" || value.length > LONGEST_FACT) return null;
  return { key: `${namespace}.${key}`, label: definition?.name ?? null, type, value };
}

type WholeNode = {
  product: ProductNode;
  variants: VariantNode[];
  collections: CollectionNode[];
  metafields: MetafieldNode[];
};

/** A product with its variants, collections and facts, from Shopify's. @throws RangeError */
export function parseWholeProduct(node: WholeNode, currency: string) {
  const product = parseProduct(node.product);
  return {
    product,
    variants: node.variants.map((variant) => parseVariant(product.productId, variant, currency)),
    collections: node.collections.map(parseCollection),
    facts: node.metafields.flatMap((metafield) => parseFact(metafield) ?? []),
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
