import { nextId } from "#test/local-store/admin-api/state.ts";
import type { LocalShop } from "#test/local-store/local-shop.ts";

/** Puts a metafield where the Admin API would have put it, for tests that are about reading it. */
export function setMetafield(
  shop: LocalShop,
  ownerGid: string,
  field: { namespace: string; key: string; type: string; value: string },
): void {
  const at = "2026-11-01T10:00:00Z";
  const stored = { id: nextId(shop.admin), ...field, createdAt: at, updatedAt: at };
  const known = shop.admin.metafields[ownerGid] ?? {};
  shop.admin.metafields[ownerGid] = { ...known, [`${field.namespace}.${field.key}`]: stored };
}
