import { createHash } from "node:crypto";
import type { AdminShop } from "#test/local-store/admin-api/context.ts";
import { legacyId, parseGid } from "#test/local-store/admin-api/gid.ts";
import type { StoredMetafield } from "#test/local-store/admin-api/state.ts";
import type { WorldProduct } from "#test/local-store/world/types.ts";

/** All metafields of an owner: what the merchant's world has, and over it what apps have written. */
export function metafieldsOf(shop: AdminShop, ownerGid: string): StoredMetafield[] {
  const stored = shop.admin.metafields[ownerGid] ?? {};
  const productId = legacyId(ownerGid, "Product");
  const product = productId === null ? null : shop.index.product(productId);
  const ofWorld = product ? worldMetafields(product).filter((field) => !(keyOf(field) in stored)) : [];
  return [...ofWorld, ...Object.values(stored)];
}

/** One metafield by its full namespace and key. */
export function findMetafield(
  shop: AdminShop,
  ownerGid: string,
  namespace: string,
  key: string,
): StoredMetafield | null {
  return metafieldsOf(shop, ownerGid).find((field) => field.namespace === namespace && field.key === key) ?? null;
}

export function keyOf({ namespace, key }: { namespace: string; key: string }): string {
  return `${namespace}.${key}`;
}

/** Changes with the value and the type, and with nothing else. */
export function compareDigest({ type, value }: { type: string; value: string }): string {
  return createHash("sha256").update(`${type}\n${value}`).digest("hex");
}

/** Standard review metafields and the merchant's `facts.*`. */
function worldMetafields(product: WorldProduct): StoredMetafield[] {
  const values: [string, string, string, string][] = Object.entries(product.facts).map(([key, value]) => [
    "facts",
    key,
    "single_line_text_field",
    value,
  ]);
  if (product.rating) {
    const rating = { scale_min: "0.0", scale_max: "5.0", value: product.rating.value.toFixed(1) };
    values.push(["reviews", "rating", "rating", JSON.stringify(rating)]);
    values.push(["reviews", "rating_count", "number_integer", String(product.rating.count)]);
  }
  return values.map(([namespace, key, type, value], at) => ({
    // Beside the ids of what apps write, which start higher.
    id: product.id * 4 + at,
    namespace,
    key,
    type,
    value,
    createdAt: product.createdAt,
    updatedAt: product.updatedAt,
  }));
}

/** The schema's `MetafieldOwnerType` for a gid's type. */
const OWNER_TYPES: Record<string, string> = {
  AppInstallation: "API_PERMISSION",
  Collection: "COLLECTION",
  Company: "COMPANY",
  CompanyLocation: "COMPANY_LOCATION",
  Customer: "CUSTOMER",
  DiscountNode: "DISCOUNT",
  DiscountAutomaticNode: "DISCOUNT",
  Market: "MARKET",
  Order: "ORDER",
  Product: "PRODUCT",
  ProductVariant: "PRODUCTVARIANT",
  Shop: "SHOP",
};

/** Null: metafields do not go onto that type here. */
export function ownerTypeOf(ownerGid: string): string | null {
  return OWNER_TYPES[parseGid(ownerGid)?.type ?? ""] ?? null;
}

/** A discount has two gids; its metafields are kept under one. */
export function ownerKey(ownerGid: string): string {
  return ownerGid.replace("/DiscountAutomaticNode/", "/DiscountNode/");
}
