import { toImageUrl } from "#test/local-store/storage-urls.ts";
import type { WorldImage, WorldProduct, WorldShop, WorldVariant } from "#test/local-store/world/types.ts";
import { toDecimal, toGid, toShopTime } from "./rest-values.ts";

/** The payload of products/create and products/update. */
export function toProductPayload(shop: WorldShop, product: WorldProduct) {
  const at = (iso: string) => toShopTime(iso, shop.timeZone);
  const images = product.images.map((image, position) => toImage(shop, product, image, position));
  return {
    id: product.id,
    admin_graphql_api_id: toGid("Product", product.id),
    title: product.title,
    handle: product.handle,
    body_html: product.descriptionHtml,
    vendor: product.vendor,
    product_type: product.productType,
    category: null,
    tags: product.tags.join(", "),
    status: product.status,
    created_at: at(product.createdAt),
    updated_at: at(product.updatedAt),
    published_at: product.publishedAt === null ? null : at(product.publishedAt),
    published_scope: "web",
    template_suffix: null,
    has_variants_that_requires_components: product.hasVariantsThatRequiresComponents,
    options: product.options.map((name, position) => ({
      id: product.id * 10 + position,
      product_id: product.id,
      name,
      position: position + 1,
      values: [...new Set(product.variants.flatMap((variant) => variant.optionValues[position] ?? []))],
    })),
    image: images[0] ?? null,
    images,
    media: product.images.map((image, position) => toMedia(shop, product, image, position)),
    variants: product.variants.map((variant) => toVariant(shop, product, variant)),
    variant_gids: product.variants.map((variant) => ({
      admin_graphql_api_id: toGid("ProductVariant", variant.id),
      updated_at: new Date(product.updatedAt).toISOString(),
    })),
  };
}

function toImage(shop: WorldShop, product: WorldProduct, image: WorldImage, position: number) {
  const id = product.id * 100 + position;
  return {
    id,
    admin_graphql_api_id: toGid("ProductImage", id),
    product_id: product.id,
    position: position + 1,
    alt: image.alt,
    src: toImageUrl(shop.id, image.src),
    width: image.width,
    height: image.height,
    variant_ids: [],
    created_at: toShopTime(product.createdAt, shop.timeZone),
    updated_at: toShopTime(product.updatedAt, shop.timeZone),
  };
}

function toMedia(shop: WorldShop, product: WorldProduct, image: WorldImage, position: number) {
  const { id, src, width, height, ...rest } = toImage(shop, product, image, position);
  return {
    ...rest,
    id,
    admin_graphql_api_id: toGid("MediaImage", id),
    media_content_type: "IMAGE",
    preview_image: { src, width, height, status: "READY" },
    status: "READY",
  };
}

function toVariant(shop: WorldShop, product: WorldProduct, variant: WorldVariant) {
  const [option1 = "Default Title", option2 = null, option3 = null] = variant.optionValues;
  const { compareAtMinor } = variant;
  return {
    id: variant.id,
    admin_graphql_api_id: toGid("ProductVariant", variant.id),
    product_id: product.id,
    title: variant.title,
    sku: variant.sku,
    barcode: null,
    price: toDecimal(variant.priceMinor, shop.currency),
    compare_at_price: compareAtMinor === null ? null : toDecimal(compareAtMinor, shop.currency),
    option1,
    option2,
    option3,
    position: variant.position,
    image_id: null,
    inventory_item_id: variant.inventoryItemId,
    inventory_policy: variant.inventoryPolicy,
    inventory_quantity: variant.inventoryQuantity,
    old_inventory_quantity: variant.inventoryQuantity,
    taxable: variant.taxable,
    created_at: toShopTime(product.createdAt, shop.timeZone),
    updated_at: toShopTime(product.updatedAt, shop.timeZone),
  };
}
