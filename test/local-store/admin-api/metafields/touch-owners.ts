import type { AdminContext } from "#test/local-store/admin-api/context.ts";
import { legacyId, parseGid, toGid } from "#test/local-store/admin-api/gid.ts";

/**
 * Owners whose change by a metafield Shopify announces, also when the app made it itself. That it does so for orders is
 * not in its documentation.
 */
const TOPICS: Record<string, string> = {
  Product: "products/update",
  Customer: "customers/update",
  Order: "orders/updated",
};

/** Moves the owners' `updatedAt` and announces them, each once. */
export function touchOwners(
  ownerGids: Iterable<string>,
  at: string,
  { shop, deps }: Pick<AdminContext, "shop" | "deps">,
): void {
  for (const ownerGid of new Set([...ownerGids].map((one) => announcedFor(one, shop)))) {
    const { type, id } = parseGid(ownerGid) ?? { type: "", id: "" };
    const topic = TOPICS[type];
    if (topic === undefined) continue;
    shop.admin.touched[ownerGid] = at;
    deps.emitWebhook(shop, topic, { id: Number(id), admin_graphql_api_id: ownerGid });
  }
}

/** A variant's change is its product's. */
function announcedFor(ownerGid: string, { index }: AdminContext["shop"]): string {
  const variantId = legacyId(ownerGid, "ProductVariant");
  const product = variantId === null ? null : index.variant(variantId)?.product;
  return product ? toGid("Product", product.id) : ownerGid;
}
