import type { text } from "#test/local-store/admin-api/args.ts";
import { toGid } from "#test/local-store/admin-api/gid.ts";
import { plainText } from "#test/local-store/admin-api/types/product.ts";
import { toConnection } from "#test/local-store/graphql/connection.ts";
import type { Resolvers } from "#test/local-store/graphql/run-operation.ts";
import { isAvailable } from "#test/local-store/storefront/objects/product.ts";
import { isVisible } from "#test/local-store/storefront/objects/scene.ts";
import type { WorldProduct, WorldVariant } from "#test/local-store/world/types.ts";
import { resolversOf, type StorefrontContext } from "./context.ts";
import { imageNode } from "./image.ts";
import { metafieldFields } from "./metafield.ts";
import { priceRange } from "./money.ts";
import { type VariantNode, variantNode } from "./variant.ts";

export interface ProductNode {
  __typename: "Product";
  product: WorldProduct;
}

/** The product, unless a buyer of this market may not see it: then null, as Shopify answers. */
export function productNode(product: WorldProduct | null, { scene }: StorefrontContext): ProductNode | null {
  return product && isVisible(scene, product) ? { __typename: "Product", product } : null;
}

interface OptionNode {
  product: WorldProduct;
  position: number;
}

const plainFields = resolversOf<ProductNode>({
  id: ({ product }) => toGid("Product", product.id),
  handle: ({ product }) => product.handle,
  title: ({ product }) => product.title,
  description: ({ product }) => plainText(product.descriptionHtml),
  descriptionHtml: ({ product }) => product.descriptionHtml,
  vendor: ({ product }) => product.vendor,
  productType: ({ product }) => product.productType,
  tags: ({ product }) => product.tags,
  createdAt: ({ product }) => product.createdAt,
  updatedAt: ({ product }) => product.updatedAt,
  publishedAt: ({ product }) => product.publishedAt,
  isGiftCard: ({ product }) => product.isGiftCard,
  requiresSellingPlan: ({ product }) => product.requiresSellingPlan,
  availableForSale: ({ product }) => product.variants.some(isAvailable),
  onlineStoreUrl: ({ product }, _args, { origin }) => `${origin}/products/${encodeURIComponent(product.handle)}`,
});

const relations = resolversOf<ProductNode>({
  options: ({ product }): OptionNode[] => product.options.map((_, position) => ({ product, position })),
  variants: ({ product }, args) => toConnection(product.variants, args, (variant) => variantNode(product, variant)),
  variantsCount: ({ product }) => ({ count: product.variants.length, precision: "EXACT" }),
  selectedOrFirstAvailableVariant: ({ product }): VariantNode | null => {
    const found = product.variants.find(isAvailable) ?? product.variants[0];
    return found ? variantNode(product, found) : null;
  },
  featuredImage: ({ product }, _args, { origin }) => imageNode(product.images[0], origin),
  images: ({ product }, args, { origin }) => toConnection(product.images, args, (image) => imageNode(image, origin)),
  priceRange: ({ product }, _args, { scene }) =>
    priceRange(
      scene,
      product.variants.map(({ priceMinor }) => priceMinor),
    ),
  compareAtPriceRange: ({ product }, _args, { scene }) =>
    priceRange(
      scene,
      product.variants.map(({ compareAtMinor }) => compareAtMinor ?? 0),
    ),
});

function valuesOf({ product, position }: OptionNode): string[] {
  return [...new Set(product.variants.map((variant: WorldVariant) => variant.optionValues[position] ?? ""))];
}

export const productTypes: Resolvers<StorefrontContext> = {
  Product: {
    ...plainFields,
    ...relations,
    ...metafieldFields<ProductNode>("product", ({ product }) => toGid("Product", product.id)),
  },
  ProductOption: resolversOf<OptionNode>({
    id: ({ product, position }) => toGid("ProductOption", product.id * 10 + position + 1),
    name: ({ product, position }) => product.options[position],
    values: valuesOf,
    optionValues: (option) => valuesOf(option).map((name) => ({ name })),
  }),
};

/** `product(id:)` and `product(handle:)`. */
export function findProduct(args: Parameters<typeof text>[0], context: StorefrontContext): ProductNode | null {
  const { world } = context.scene.shop;
  const wanted = (product: WorldProduct) =>
    typeof args.handle === "string" ? product.handle === args.handle : toGid("Product", product.id) === args.id;
  return productNode(world.products.find(wanted) ?? null, context);
}
