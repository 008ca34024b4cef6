import { z } from "zod";
import type { LocalShop } from "#test/local-store/local-shop.ts";
import { toImageUrl } from "#test/local-store/storage-urls.ts";
import { toDecimal, toGid } from "#test/local-store/webhooks/payloads/rest-values.ts";
import type { WorldCollection, WorldProduct, WorldVariant } from "#test/local-store/world/types.ts";

/** What the app asked the picker for. */
export const pickerQuestion = z.object({
  type: z.enum(["product", "variant", "collection"]),
  showVariants: z.boolean(),
  showDraft: z.boolean(),
  showArchived: z.boolean(),
  showHidden: z.boolean(),
});
export type PickerAsk = z.infer<typeof pickerQuestion>;

export interface PickerRow {
  id: string;
  title: string;
  detail: string;
  image: string | null;
  depth: number;
  disabled: boolean;
}

/** A picker shows this many products at most; searching finds the others. */
const SHOWN = 50;

/** The rows of the picker that fit a search (words in title, vendor, type, tags or SKU). */
export function listPickerRows(shop: LocalShop, ask: PickerAsk, search: string): PickerRow[] {
  if (ask.type === "collection") {
    return shop.world.collections
      .filter(({ title }) => fits(title, search))
      .map((collection) => ({
        id: toGid("Collection", collection.id),
        title: collection.title,
        detail: `${collection.productIds.length} products`,
        image: null,
        depth: 0,
        disabled: false,
      }));
  }
  const products = shop.world.products.filter((product) => isOffered(product, ask) && fits(wordsOf(product), search));
  return products
    .slice(0, SHOWN)
    .flatMap((product) => [
      productRow(product, ask),
      ...(hasRows(product, ask) ? product.variants.map((variant) => variantRow(shop, variant)) : []),
    ]);
}

/** The picked resources in App Bridge's shape, in the order of the shop's list. */
export function listPicked(shop: LocalShop, ask: PickerAsk, ids: string[]): object[] {
  const chosen = new Set(ids);
  const { collections, products } = shop.world;
  if (ask.type === "collection") {
    return collections.filter(({ id }) => chosen.has(toGid("Collection", id))).map(toPickedCollection);
  }
  const hasVariant = ({ id }: WorldVariant) => chosen.has(toGid("ProductVariant", id));
  if (ask.type === "variant") {
    return products.flatMap((product) =>
      product.variants.filter(hasVariant).map((variant) => toPickedVariant(shop, product, variant)),
    );
  }
  return products
    .filter((product) => chosen.has(toGid("Product", product.id)) || product.variants.some(hasVariant))
    .map((product) => {
      const some = product.variants.filter(hasVariant);
      return toPickedProduct(shop, product, some.length > 0 ? some : product.variants);
    });
}

function isOffered(product: WorldProduct, ask: PickerAsk): boolean {
  if (product.status === "draft" && !ask.showDraft) return false;
  if (product.status === "archived" && !ask.showArchived) return false;
  return product.publishedAt !== null || ask.showHidden;
}

function hasRows(product: WorldProduct, ask: PickerAsk): boolean {
  return ask.type === "variant" || (ask.showVariants && product.variants.length > 1);
}

function wordsOf(product: WorldProduct): string {
  const skus = product.variants.map(({ sku }) => sku ?? "");
  return [product.title, product.vendor, product.productType, ...product.tags, ...skus].join(" ");
}

function fits(words: string, search: string): boolean {
  const lower = words.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word));
}

function productRow(product: WorldProduct, ask: PickerAsk): PickerRow {
  const [image] = product.images;
  return {
    id: toGid("Product", product.id),
    title: product.title,
    detail: product.status === "active" ? product.vendor : `${product.vendor} · ${product.status}`,
    image: image ? `/__frame/image/${encodeURIComponent(image.src)}` : null,
    depth: 0,
    disabled: ask.type === "variant",
  };
}

function variantRow(shop: LocalShop, variant: WorldVariant): PickerRow {
  return {
    id: toGid("ProductVariant", variant.id),
    title: variant.title,
    detail: `${toDecimal(variant.priceMinor, shop.world.shop.currency)} ${shop.world.shop.currency}`,
    image: null,
    depth: 1,
    disabled: false,
  };
}

function toPickedProduct(shop: LocalShop, product: WorldProduct, variants: WorldVariant[]) {
  return {
    id: toGid("Product", product.id),
    title: product.title,
    handle: product.handle,
    descriptionHtml: product.descriptionHtml,
    vendor: product.vendor,
    productType: product.productType,
    tags: product.tags,
    status: product.status.toUpperCase(),
    createdAt: product.createdAt,
    updatedAt: product.updatedAt,
    publishedAt: product.publishedAt,
    templateSuffix: null,
    availablePublicationCount: product.publishedAt === null ? 0 : 1,
    hasOnlyDefaultVariant: product.variants.length === 1,
    totalVariants: product.variants.length,
    totalInventory: product.variants.reduce((sum, variant) => sum + variant.inventoryQuantity, 0),
    tracksInventory: product.variants.some((variant) => variant.inventoryTracked),
    images: product.images.map((image, at) => ({
      id: toGid("ProductImage", product.id * 100 + at),
      altText: image.alt,
      originalSrc: toImageUrl(shop.world.shop.id, image.src),
    })),
    options: product.options.map((name, at) => ({
      id: toGid("ProductOption", product.id * 10 + at),
      name,
      position: at + 1,
      values: [...new Set(product.variants.flatMap((variant) => variant.optionValues[at] ?? []))],
    })),
    variants: variants.map((variant) => toPickedVariant(shop, product, variant)),
  };
}

function toPickedVariant(shop: LocalShop, product: WorldProduct, variant: WorldVariant) {
  const price = (minor: number) => toDecimal(minor, shop.world.shop.currency);
  return {
    id: toGid("ProductVariant", variant.id),
    title: variant.title,
    displayName: `${product.title} - ${variant.title}`,
    price: price(variant.priceMinor),
    compareAtPrice: variant.compareAtMinor === null ? null : price(variant.compareAtMinor),
    sku: variant.sku,
    barcode: null,
    position: variant.position,
    availableForSale: variant.inventoryPolicy === "continue" || variant.inventoryQuantity > 0,
    inventoryItem: { id: toGid("InventoryItem", variant.inventoryItemId) },
    inventoryManagement: variant.inventoryTracked ? "SHOPIFY" : "NOT_MANAGED",
    inventoryPolicy: variant.inventoryPolicy.toUpperCase(),
    inventoryQuantity: variant.inventoryQuantity,
    product: { id: toGid("Product", product.id), title: product.title },
    requiresShipping: variant.requiresShipping,
    selectedOptions: variant.optionValues.map((value) => ({ value })),
    taxable: variant.taxable,
    weight: variant.weightGrams,
    weightUnit: "GRAMS",
    createdAt: product.createdAt,
    updatedAt: product.updatedAt,
  };
}

function toPickedCollection(collection: WorldCollection) {
  return {
    id: toGid("Collection", collection.id),
    title: collection.title,
    handle: collection.handle,
    description: collection.descriptionHtml,
    descriptionHtml: collection.descriptionHtml,
    availablePublicationCount: 1,
    publicationCount: 1,
    productsCount: collection.productIds.length,
    productsAutomaticallySortedCount: 0,
    productsManuallySortedCount: collection.productIds.length,
    ruleSet: null,
    seo: { title: null, description: null },
    sortOrder: "MANUAL",
    storefrontId: toGid("Collection", collection.id),
    templateSuffix: null,
    updatedAt: collection.updatedAt,
  };
}
