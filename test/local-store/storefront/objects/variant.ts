import { toGid } from "#test/local-store/admin-api/gid.ts";
import type { WorldProduct, WorldVariant } from "#test/local-store/world/types.ts";
import { imageObject } from "./image.ts";
import { type LiquidObject, lazily } from "./lazily.ts";
import { metafieldsObject } from "./metafields.ts";
import { findProduct, isAvailable } from "./product.ts";
import { isVisible, type Scene, shownPrice } from "./scene.ts";

/** The variant by its id, unless this visitor may not see its product. */
export function findVariant(scene: Scene, id: number | null): LiquidObject | null {
  const found = id === null ? null : scene.shop.index.variant(id);
  return found && isVisible(scene, found.product) ? variantObject(scene, found.product, found.variant) : null;
}

/** `variant` as Liquid reads it. */
export function variantObject(scene: Scene, product: WorldProduct, variant: WorldVariant): LiquidObject {
  const image = () => imageObject(imageOf(product, variant));
  const price = () => shownPrice(scene, variant.priceMinor);
  const comparePrice = () => (variant.compareAtMinor === null ? null : shownPrice(scene, variant.compareAtMinor));
  return lazily(
    {
      ...optionsOf(variant),
      ...stockOf(variant),
      id: () => variant.id,
      product: () => findProduct(scene, product.id),
      title: () => variant.title,
      sku: () => variant.sku,
      barcode: () => "",
      price,
      compare_at_price: comparePrice,
      featured_image: image,
      image,
      featured_media: image,
      requires_selling_plan: () => product.requiresSellingPlan,
      selling_plan_allocations: () => [],
      quantity_rule: () => ruleOf(variant),
      quantity_price_breaks: () => [],
      "quantity_price_breaks_configured?": () => false,
      unit_price: () => null,
      unit_price_measurement: () => null,
      selected: () => scene.variantId === variant.id,
      matched: () => true,
      url: () => `/products/${encodeURIComponent(product.handle)}?variant=${variant.id}`,
      metafields: () => metafieldsObject(scene, toGid("ProductVariant", variant.id)),
    },
    () => variantJson(scene, product, variant),
  );
}

function optionsOf({ optionValues }: WorldVariant): Record<string, () => unknown> {
  return {
    options: () => optionValues,
    option1: () => optionValues[0] ?? null,
    option2: () => optionValues[1] ?? null,
    option3: () => optionValues[2] ?? null,
  };
}

function stockOf(variant: WorldVariant): Record<string, () => unknown> {
  return {
    available: () => isAvailable(variant),
    inventory_quantity: () => variant.inventoryQuantity,
    inventory_management: () => (variant.inventoryTracked ? "shopify" : null),
    inventory_policy: () => variant.inventoryPolicy,
    weight: () => variant.weightGrams,
    weight_unit: () => "g",
    weight_in_unit: () => variant.weightGrams,
    requires_shipping: () => variant.requiresShipping,
    taxable: () => variant.taxable,
  };
}

/** What `/products/<handle>.js` and the `json` filter say of a variant. */
export function variantJson(scene: Scene, product: WorldProduct, variant: WorldVariant): Record<string, unknown> {
  const isDefault = variant.title === "Default Title";
  return {
    id: variant.id,
    title: variant.title,
    option1: variant.optionValues[0] ?? null,
    option2: variant.optionValues[1] ?? null,
    option3: variant.optionValues[2] ?? null,
    sku: variant.sku,
    requires_shipping: variant.requiresShipping,
    taxable: variant.taxable,
    featured_image: imageObject(imageOf(product, variant)),
    available: isAvailable(variant),
    name: isDefault ? product.title : `${product.title} - ${variant.title}`,
    public_title: isDefault ? null : variant.title,
    options: variant.optionValues,
    price: shownPrice(scene, variant.priceMinor),
    weight: variant.weightGrams,
    compare_at_price: variant.compareAtMinor === null ? null : shownPrice(scene, variant.compareAtMinor),
    inventory_management: variant.inventoryTracked ? "shopify" : null,
    barcode: "",
    quantity_rule: ruleOf(variant),
    quantity_price_breaks: [],
    requires_selling_plan: product.requiresSellingPlan,
    selling_plan_allocations: [],
  };
}

function ruleOf({ quantityRule: rule }: WorldVariant) {
  return { min: rule?.minimum ?? 1, max: rule?.maximum ?? null, increment: rule?.increment ?? 1 };
}

/** Pictures of a generated shop say their colour in their file names (`mug--navy--…`); that is the variant's picture. */
export function imageOf(product: WorldProduct, variant: WorldVariant) {
  const shades = variant.optionValues.map((value) => `--${value.toLowerCase()}--`);
  return product.images.find(({ src }) => shades.some((shade) => src.includes(shade)));
}
