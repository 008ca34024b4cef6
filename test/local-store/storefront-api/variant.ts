import { toGid } from "#test/local-store/admin-api/gid.ts";
import { availableQuantity } from "#test/local-store/cart/check-variant.ts";
import type { Resolvers } from "#test/local-store/graphql/run-operation.ts";
import { isAvailable } from "#test/local-store/storefront/objects/product.ts";
import { imageOf } from "#test/local-store/storefront/objects/variant.ts";
import type { WorldProduct, WorldVariant } from "#test/local-store/world/types.ts";
import { resolversOf, type StorefrontContext } from "./context.ts";
import { imageNode } from "./image.ts";
import { metafieldFields } from "./metafield.ts";
import { storefrontMoney } from "./money.ts";

export interface VariantNode {
  __typename: "ProductVariant";
  product: WorldProduct;
  variant: WorldVariant;
}

export function variantNode(product: WorldProduct, variant: WorldVariant): VariantNode {
  return { __typename: "ProductVariant", product, variant };
}

export const variantTypes: Resolvers<StorefrontContext> = {
  ProductVariant: {
    ...resolversOf<VariantNode>({
      id: ({ variant }) => toGid("ProductVariant", variant.id),
      title: ({ variant }) => variant.title,
      sku: ({ variant }) => variant.sku,
      availableForSale: ({ variant }) => isAvailable(variant),
      currentlyNotInStock: ({ variant }) =>
        isAvailable(variant) && variant.inventoryTracked && variant.inventoryQuantity <= 0,
      // Null where stock is not counted; how many there are is only told to those with its own scope.
      quantityAvailable: ({ variant }) => {
        const available = availableQuantity(variant);
        return Number.isFinite(available) ? available : null;
      },
      price: ({ variant }, _args, { scene }) => storefrontMoney(scene, variant.priceMinor),
      compareAtPrice: ({ variant }, _args, { scene }) =>
        variant.compareAtMinor === null ? null : storefrontMoney(scene, variant.compareAtMinor),
      unitPrice: () => null,
      unitPriceMeasurement: () => null,
      quantityRule: ({ variant }) => variant.quantityRule ?? { minimum: 1, maximum: null, increment: 1 },
      requiresShipping: ({ variant }) => variant.requiresShipping,
      requiresComponents: ({ product }) => product.hasVariantsThatRequiresComponents,
      taxable: ({ variant }) => variant.taxable,
      weight: ({ variant }) => variant.weightGrams,
      weightUnit: () => "GRAMS",
      selectedOptions: ({ product, variant }) =>
        product.options.map((name, at) => ({ name, value: variant.optionValues[at] ?? "" })),
      image: ({ product, variant }, _args, { origin }) =>
        imageNode(imageOf(product, variant) ?? product.images[0], origin),
      product: ({ product }) => ({ __typename: "Product", product }),
    }),
    ...metafieldFields<VariantNode>("variant", ({ variant }) => toGid("ProductVariant", variant.id)),
  },
};
