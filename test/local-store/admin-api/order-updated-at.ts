import type { AdminShop } from "#test/local-store/admin-api/context.ts";
import { toGid } from "#test/local-store/admin-api/gid.ts";
import type { WorldOrder } from "#test/local-store/world/types.ts";

/** When an order or a metafield of it last changed. */
export function orderUpdatedAt({ admin }: Pick<AdminShop, "admin">, order: WorldOrder): string {
  const touched = admin.touched[toGid("Order", order.id)];
  return touched !== undefined && touched > order.updatedAt ? touched : order.updatedAt;
}
