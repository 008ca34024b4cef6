import { toGid } from "#test/local-store/admin-api/gid.ts";
import type { WorldProduct, WorldVariant } from "#test/local-store/world/types.ts";
import { findCollection } from "./collection.ts";
import { imageObject } from "./image.ts";
import { type LiquidObject, lazily } from "./lazily.ts";
import { metafieldsObject } from "./metafields.ts";
import { optionsOf } from "./options.ts";
import { isVisible, type Scene, shownPrice } from "./scene.ts";
import { variantJson, variantObject } from "./variant.ts";

/** The product by its id; null when it is gone, or when this visitor may not see it. */
export function findProduct(scene: Scene, id: number | null): LiquidObject | null {
  const product = id === null ? null : scene.shop.index.product(id);
  if (!product || !isVisible(scene, product)) return null;
  const known = scene.products.get(product.id);
  if (known) return known;
  const made = productObject(scene, product);
  scene.products.set(product.id, made);
  return made;
}

/** Whether a variant can be bought now. */
export function isAvailable(variant: WorldVariant): boolean {
  return !variant.inventoryTracked || variant.inventoryPolicy === "continue" || variant.inventoryQuantity > 0;
}

/** The variant that the address names, else the first that can be bought, else the first. */
export function chosenVariant(scene: Scene, product: WorldProduct): WorldVariant | undefined {
  const { variants } = product;
  return variants.find(({ id }) => id === scene.variantId) ?? variants.find(isAvailable) ?? variants[0];
}

function productObject(scene: Scene, product: WorldProduct): LiquidObject {
  const objects = new Map<number, LiquidObject>();
  const variant = (one: WorldVariant | undefined) => {
    if (!one) return null;
    const made = objects.get(one.id) ?? variantObject(scene, product, one);
    objects.set(one.id, made);
    return made;
  };
  return lazily(
    {
      ...wordsOf(scene, product),
      ...pricesOf(scene, product),
      ...picturesOf(product),
      available: () => product.variants.some(isAvailable),
      variants: () => product.variants.map(variant),
      variants_count: () => product.variants.length,
      first_available_variant: () => variant(product.variants.find(isAvailable)),
      selected_variant: () => variant(product.variants.find(({ id }) => id === scene.variantId)),
      selected_or_first_available_variant: () => variant(chosenVariant(scene, product)),
      has_only_default_variant: () => product.variants.length === 1 && product.variants[0]?.title === "Default Title",
      options: () => product.options,
      options_with_values: () => optionsOf(scene, product, variant),
      options_by_name: () =>
        Object.fromEntries(optionsOf(scene, product, variant).map((option) => [String(option.name), option])),
      "gift_card?": () => product.isGiftCard,
      requires_selling_plan: () => product.requiresSellingPlan,
      selling_plan_groups: () => [],
      selected_selling_plan: () => null,
      "quantity_price_breaks_configured?": () => false,
      collections: () =>
        scene.shop.index.collectionsOf(product.id).map((collection) => findCollection(scene, collection.handle)),
      metafields: () => metafieldsObject(scene, toGid("Product", product.id)),
    },
    () => productJson(scene, product),
  );
}

function wordsOf(scene: Scene, product: WorldProduct): Record<string, () => unknown> {
  return {
    id: () => product.id,
    title: () => product.title,
    handle: () => product.handle,
    url: () => productAddress(product),
    description: () => product.descriptionHtml,
    content: () => product.descriptionHtml,
    vendor: () => product.vendor,
    type: () => product.productType,
    tags: () => product.tags,
    created_at: () => product.createdAt,
    published_at: () => product.publishedAt,
    template_suffix: () => null,
    currency: () => scene.market.currency,
  };
}

function pricesOf(scene: Scene, product: WorldProduct): Record<string, () => unknown> {
  const prices = product.variants.map(({ priceMinor }) => priceMinor);
  const compared = product.variants.map(({ compareAtMinor }) => compareAtMinor ?? 0);
  const lowest = () => shownPrice(scene, prices.length > 0 ? Math.min(...prices) : 0);
  const lowestCompared = () => shownPrice(scene, compared.length > 0 ? Math.min(...compared) : 0);
  return {
    price: lowest,
    price_min: lowest,
    price_max: () => shownPrice(scene, Math.max(0, ...prices)),
    price_varies: () => new Set(prices).size > 1,
    compare_at_price: lowestCompared,
    compare_at_price_min: lowestCompared,
    compare_at_price_max: () => shownPrice(scene, Math.max(0, ...compared)),
    compare_at_price_varies: () => new Set(compared).size > 1,
  };
}

function picturesOf(product: WorldProduct): Record<string, () => unknown> {
  const all = () => product.images.map((image, at) => imageObject(image, at + 1));
  const first = () => imageObject(product.images[0]);
  return { images: all, media: all, featured_image: first, featured_media: first };
}

/** `/products/<handle>`. */
export function productAddress({ handle }: WorldProduct): string {
  return `/products/${encodeURIComponent(handle)}`;
}

/** What `/products/<handle>.js` and the `json` filter say of a product. */
export function productJson(scene: Scene, product: WorldProduct): Record<string, unknown> {
  const prices = pricesOf(scene, product);
  return {
    id: product.id,
    title: product.title,
    handle: product.handle,
    description: product.descriptionHtml,
    published_at: product.publishedAt,
    created_at: product.createdAt,
    vendor: product.vendor,
    type: product.productType,
    tags: product.tags,
    ...Object.fromEntries(Object.entries(prices).map(([name, read]) => [name, read()])),
    available: product.variants.some(isAvailable),
    variants: product.variants.map((variant) => variantJson(scene, product, variant)),
    images: product.images.map((image) => imageObject(image)?.src),
    featured_image: imageObject(product.images[0])?.src ?? null,
    options: product.options.map((name, at) => ({
      name,
      position: at + 1,
      values: [...new Set(product.variants.map(({ optionValues }) => optionValues[at]))],
    })),
    url: productAddress(product),
    requires_selling_plan: product.requiresSellingPlan,
    selling_plan_groups: [],
  };
}
