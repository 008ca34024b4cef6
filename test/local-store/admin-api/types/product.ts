import { text } from "#test/local-store/admin-api/args.ts";
import { mapPage, paginateInOrder } from "#test/local-store/admin-api/connection.ts";
import { type AdminContext, type ObjectResolvers, resolversOf } from "#test/local-store/admin-api/context.ts";
import { legacyId, toGid } from "#test/local-store/admin-api/gid.ts";
import { collectionNode } from "#test/local-store/admin-api/types/collection.ts";
import { type ImageNode, imageNode, mediaNode } from "#test/local-store/admin-api/types/image.ts";
import { metafieldFields } from "#test/local-store/admin-api/types/metafield.ts";
import { money } from "#test/local-store/admin-api/types/money.ts";
import { sellableQuantity, variantNode } from "#test/local-store/admin-api/types/variant.ts";
import type { WorldProduct, WorldVariant } from "#test/local-store/world/types.ts";

export interface ProductNode {
  __typename: "Product";
  product: WorldProduct;
}

export function productNode(product: WorldProduct): ProductNode {
  return { __typename: "Product", product };
}

interface OptionNode {
  __typename: "ProductOption";
  product: WorldProduct;
  position: number;
  name: string;
}

export interface OptionValueNode {
  __typename: "ProductOptionValue";
  product: WorldProduct;
  option: number;
  name: string;
}

const plainFields = resolversOf<ProductNode>({
  id: ({ product }) => toGid("Product", product.id),
  legacyResourceId: ({ product }) => String(product.id),
  handle: ({ product }) => product.handle,
  title: ({ product }) => product.title,
  description: ({ product }) => plainText(product.descriptionHtml),
  descriptionHtml: ({ product }) => product.descriptionHtml,
  bodyHtml: ({ product }) => product.descriptionHtml,
  vendor: ({ product }) => product.vendor,
  productType: ({ product }) => product.productType,
  tags: ({ product }) => product.tags,
  status: ({ product }) => product.status.toUpperCase(),
  publishedAt: ({ product }) => product.publishedAt,
  createdAt: ({ product }) => product.createdAt,
  updatedAt: ({ product }, _args, context) => productUpdatedAt(product, context),
  isGiftCard: ({ product }) => product.isGiftCard,
  requiresSellingPlan: ({ product }) => product.requiresSellingPlan,
  hasVariantsThatRequiresComponents: ({ product }) => product.hasVariantsThatRequiresComponents,
  hasOnlyDefaultVariant: ({ product }) => product.options.join() === "Title" && product.variants.length === 1,
  hasOutOfStockVariants: ({ product }) => product.variants.some((variant) => sellableQuantity(variant) <= 0),
  tracksInventory: ({ product }) => product.variants.some((variant) => variant.inventoryTracked),
  totalInventory: ({ product }) =>
    sum(product.variants, (variant) => (variant.inventoryTracked ? variant.inventoryQuantity : 0)),
  totalVariants: ({ product }) => product.variants.length,
  variantsCount: ({ product }) => ({ count: product.variants.length, precision: "EXACT" }),
  mediaCount: ({ product }) => ({ count: product.images.length, precision: "EXACT" }),
  // No merchant of these worlds has filed a product under Shopify's taxonomy or made a combined listing.
  category: () => null,
  combinedListingRole: () => null,
});

const relations = resolversOf<ProductNode>({
  variants: ({ product }, args) =>
    mapPage(paginateInOrder(product.variants, args), (variant) => variantNode(product, variant)),
  collections: ({ product }, args, { shop }) =>
    mapPage(paginateInOrder(shop.index.collectionsOf(product.id), args), collectionNode),
  inCollection: ({ product }, args, { shop }) => {
    const id = legacyId(text(args, "id"), "Collection");
    return shop.index.collectionsOf(product.id).some((collection) => collection.id === id);
  },
  options: ({ product }) =>
    product.options.map((name, at): OptionNode => ({ __typename: "ProductOption", product, position: at + 1, name })),
  images: ({ product }, args) => paginateInOrder(imagesOf(product), args),
  media: ({ product }, args) => mapPage(paginateInOrder(imagesOf(product), args), mediaNode),
  featuredImage: ({ product }) => imagesOf(product)[0] ?? null,
  featuredMedia: ({ product }) => {
    const [first] = imagesOf(product);
    return first ? mediaNode(first) : null;
  },
  onlineStoreUrl: ({ product }, _args, { shop }) =>
    product.publishedAt === null ? null : `https://${shop.world.shop.domain}/products/${product.handle}`,
  priceRangeV2: ({ product }, _args, { shop }) => ({ product, currency: shop.world.shop.currency }),
  priceRange: ({ product }, _args, { shop }) => ({ product, currency: shop.world.shop.currency }),
});

function imagesOf(product: WorldProduct): ImageNode[] {
  return product.images.map((image, at) => imageNode(product, image, at));
}

/** A metafield that the app wrote moves the product's own time, as with Shopify. */
export function productUpdatedAt(product: WorldProduct, { shop }: AdminContext): string {
  const touched = shop.admin.touched[toGid("Product", product.id)];
  return touched !== undefined && touched > product.updatedAt ? touched : product.updatedAt;
}

function valuesOf(product: WorldProduct, option: number): OptionValueNode[] {
  const names = new Set(product.variants.map((variant) => variant.optionValues[option] ?? "Default Title"));
  return [...names].map((name) => optionValueNode(product, option, name));
}

export function optionValueNode(product: WorldProduct, option: number, name: string): OptionValueNode {
  return { __typename: "ProductOptionValue", product, option, name };
}

function sum(variants: WorldVariant[], read: (variant: WorldVariant) => number): number {
  return variants.reduce((total, variant) => total + read(variant), 0);
}

/** Text without tags, white space squeezed. */
export function plainText(html: string): string {
  return html
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

function prices({ product }: { product: WorldProduct }): number[] {
  return product.variants.map((variant) => variant.priceMinor);
}

const priceRange = resolversOf<{ product: WorldProduct; currency: string }>({
  minVariantPrice: (range) => money(Math.min(...prices(range)), range.currency),
  maxVariantPrice: (range) => money(Math.max(...prices(range)), range.currency),
});

export const productTypes: Record<string, ObjectResolvers> = {
  Product: {
    ...plainFields,
    ...relations,
    ...metafieldFields<ProductNode>(({ product }) => toGid("Product", product.id)),
  },
  // `category` is null everywhere, so these are never read; they are here so that queries may ask for them.
  TaxonomyCategory: resolversOf<never>({ id: () => null, name: () => null, fullName: () => null }),
  ProductPriceRangeV2: priceRange,
  ProductPriceRange: priceRange,
  ProductOption: resolversOf<OptionNode>({
    id: ({ product, position }) => toGid("ProductOption", product.id * 10 + position),
    name: ({ name }) => name,
    position: ({ position }) => position,
    values: ({ product, position }) => valuesOf(product, position - 1).map((value) => value.name),
    optionValues: ({ product, position }) => valuesOf(product, position - 1),
    linkedMetafield: () => null,
  }),
  ProductOptionValue: resolversOf<OptionValueNode>({
    id: ({ product, option, name }) =>
      toGid(
        "ProductOptionValue",
        product.id * 1000 + option * 200 + valuesOf(product, option).findIndex((value) => value.name === name),
      ),
    name: ({ name }) => name,
    hasVariants: () => true,
    linkedMetafieldValue: () => null,
    swatch: () => null,
  }),
  SelectedOption: resolversOf<{ product: WorldProduct; option: number; name: string; value: string }>({
    name: ({ name }) => name,
    value: ({ value }) => value,
    optionValue: ({ product, option, value }) => optionValueNode(product, option, value),
  }),
};
