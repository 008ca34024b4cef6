import { input, optionalText } from "#test/local-store/admin-api/args.ts";
import { type AdminContext, type ObjectResolvers, resolversOf } from "#test/local-store/admin-api/context.ts";
import { unknownHere } from "#test/local-store/admin-api/errors.ts";
import { toGid } from "#test/local-store/admin-api/gid.ts";
import { metafieldFields } from "#test/local-store/admin-api/types/metafield.ts";
import { money, priceText } from "#test/local-store/admin-api/types/money.ts";
import { productNode, productUpdatedAt } from "#test/local-store/admin-api/types/product.ts";
import { productPrice } from "#test/local-store/cart/market-price.ts";
import type { WorldProduct, WorldVariant } from "#test/local-store/world/types.ts";

export interface VariantNode {
  __typename: "ProductVariant";
  product: WorldProduct;
  variant: WorldVariant;
}

export interface InventoryItemNode {
  __typename: "InventoryItem";
  product: WorldProduct;
  variant: WorldVariant;
}

interface ContextualPricing {
  variant: WorldVariant;
  currency: string;
  convert(minor: number): number;
}

export function variantNode(product: WorldProduct, variant: WorldVariant): VariantNode {
  return { __typename: "ProductVariant", product, variant };
}

export function inventoryItemNode(product: WorldProduct, variant: WorldVariant): InventoryItemNode {
  return { __typename: "InventoryItem", product, variant };
}

/** What Shopify calls `sellableOnlineQuantity`: stock that may be sold; one that may be oversold is not counted down. */
export function sellableQuantity(variant: WorldVariant): number {
  if (!variant.inventoryTracked || variant.inventoryPolicy === "continue")
    return Math.max(1, variant.inventoryQuantity);
  return Math.max(0, variant.inventoryQuantity);
}

/** Prices as buyers in this country see them: by its market's price list, currency and rate, the primary market's otherwise. */
function contextualPricing(
  { variant }: VariantNode,
  country: string | null,
  { shop }: AdminContext,
): ContextualPricing {
  const { markets, currency } = shop.world.shop;
  const market = markets.find((one) => country !== null && one.countryCodes.includes(country));
  const chosen = market ?? markets.find((one) => one.primary);
  return {
    variant,
    currency: chosen?.currency ?? currency,
    convert: (minor) => (chosen ? productPrice(shop, chosen, minor) : minor),
  };
}

const variantFields = resolversOf<VariantNode>({
  id: ({ variant }) => toGid("ProductVariant", variant.id),
  legacyResourceId: ({ variant }) => String(variant.id),
  title: ({ variant }) => variant.title,
  displayName: ({ product, variant }) => `${product.title} - ${variant.title}`,
  sku: ({ variant }) => variant.sku,
  price: ({ variant }, _args, { shop }) => priceText(variant.priceMinor, shop.world.shop.currency),
  compareAtPrice: ({ variant }, _args, { shop }) =>
    variant.compareAtMinor === null ? null : priceText(variant.compareAtMinor, shop.world.shop.currency),
  position: ({ variant }) => variant.position,
  taxable: ({ variant }) => variant.taxable,
  inventoryQuantity: ({ variant }) => variant.inventoryQuantity,
  inventoryPolicy: ({ variant }) => variant.inventoryPolicy.toUpperCase(),
  sellableOnlineQuantity: ({ variant }) => sellableQuantity(variant),
  availableForSale: ({ product, variant }) => product.status === "active" && sellableQuantity(variant) > 0,
  requiresComponents: ({ product }) => product.hasVariantsThatRequiresComponents,
  createdAt: ({ product }) => product.createdAt,
  updatedAt: ({ product }, _args, context) => productUpdatedAt(product, context),
  product: ({ product }) => productNode(product),
  inventoryItem: ({ product, variant }) => inventoryItemNode(product, variant),
  selectedOptions: ({ product, variant }) =>
    product.options.map((name, option) => ({
      product,
      option,
      name,
      value: variant.optionValues[option] ?? "Default Title",
    })),
  contextualPricing: (node, args, context) => {
    const wanted = input(args, "context");
    if (wanted.companyLocationId || wanted.locationId)
      throw unknownHere("contextual prices of a company or a location");
    return contextualPricing(node, optionalText(wanted, "country"), context);
  },
});

export const variantTypes: Record<string, ObjectResolvers> = {
  ProductVariant: {
    ...variantFields,
    ...metafieldFields<VariantNode>(({ variant }) => toGid("ProductVariant", variant.id)),
  },
  ProductVariantContextualPricing: resolversOf<ContextualPricing>({
    price: ({ variant, currency, convert }) => money(convert(variant.priceMinor), currency),
    compareAtPrice: ({ variant, currency, convert }) =>
      variant.compareAtMinor === null ? null : money(convert(variant.compareAtMinor), currency),
    unitPrice: () => null,
  }),
  InventoryItem: resolversOf<InventoryItemNode>({
    id: ({ variant }) => toGid("InventoryItem", variant.inventoryItemId),
    legacyResourceId: ({ variant }) => String(variant.inventoryItemId),
    sku: ({ variant }) => variant.sku,
    tracked: ({ variant }) => variant.inventoryTracked,
    requiresShipping: ({ variant }) => variant.requiresShipping,
    unitCost: ({ variant }, _args, { shop }) =>
      variant.costMinor === null ? null : money(variant.costMinor, shop.world.shop.currency),
    variant: ({ product, variant }) => variantNode(product, variant),
    measurement: (node) => node,
    createdAt: ({ product }) => product.createdAt,
    updatedAt: ({ product }, _args, context) => productUpdatedAt(product, context),
  }),
  InventoryItemMeasurement: resolversOf<InventoryItemNode>({
    id: ({ variant }) => toGid("InventoryItemMeasurement", variant.inventoryItemId),
    weight: ({ variant }) => ({ value: variant.weightGrams, unit: "GRAMS" }),
  }),
  Weight: resolversOf<{ value: number; unit: string }>({
    value: ({ value }) => value,
    unit: ({ unit }) => unit,
  }),
};
