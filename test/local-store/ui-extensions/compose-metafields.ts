import { toGid } from "#test/local-store/admin-api/gid.ts";
import { metafieldsOf } from "#test/local-store/admin-api/metafields/find.ts";
import { ownPart } from "#test/local-store/admin-api/namespaces.ts";
import type { StoredMetafield } from "#test/local-store/admin-api/state.ts";
import type { LocalShop } from "#test/local-store/local-shop.ts";
import type { StatedMetafield } from "./extension-state.ts";

/** Whose metafields a page tells extensions of. */
export interface MetafieldOwners {
  products: number[];
  variants: number[];
  customerId: number | null;
  companyId: number | null;
  orderId: number | null;
}

/** The metafields of all that a page is about, the app's own under `$app`. */
export function composeMetafields(shop: LocalShop, owners: MetafieldOwners): StatedMetafield[] {
  const targets: StatedMetafield["target"][] = [
    { type: "shop", id: toGid("Shop", shop.world.shop.id) },
    ...[...new Set(owners.products)].map((id) => ({ type: "product" as const, id: toGid("Product", id) })),
    ...[...new Set(owners.variants)].map((id) => ({ type: "variant" as const, id: toGid("ProductVariant", id) })),
    ...present(owners.customerId).map((id) => ({ type: "customer" as const, id: toGid("Customer", id) })),
    ...present(owners.companyId).map((id) => ({ type: "company" as const, id: toGid("Company", id) })),
    ...present(owners.orderId).map((id) => ({ type: "order" as const, id: toGid("Order", id) })),
  ];
  const appId = shop.installation?.appId ?? 0;
  return targets.flatMap((target) =>
    metafieldsOf(shop, target.id).flatMap((field) => {
      const namespace = shownNamespace(field.namespace, appId);
      if (namespace === null) return [];
      const { key, value, type } = field;
      return [{ target, metafield: { key, namespace, value, type, valueType: valueTypeOf(field) } }];
    }),
  );
}

function present(id: number | null): number[] {
  return id === null ? [] : [id];
}

/** `$app`, `$app:sub` or the merchant's namespace; null for another app's. */
function shownNamespace(namespace: string, appId: number): string | null {
  const own = ownPart(namespace, appId);
  if (own !== null) return own === "" ? "$app" : `$app:${own}`;
  return namespace.startsWith("app--") ? null : namespace;
}

function valueTypeOf({ type }: StoredMetafield): StatedMetafield["metafield"]["valueType"] {
  if (type === "boolean") return "boolean";
  if (type === "number_integer") return "integer";
  if (type === "number_decimal") return "float";
  return type === "json" || type.startsWith("list.") || type === "rating" ? "json_string" : "string";
}
