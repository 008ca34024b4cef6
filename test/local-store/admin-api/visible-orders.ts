import type { WorldOrder } from "#test/local-store/world/types.ts";
import type { AdminContext } from "./context.ts";

/** Without the scope `read_all_orders` an app sees only orders of the last 60 days; older ones are silently not there. */
export const VISIBLE_DAYS = 60;

export function seesOrder(order: WorldOrder, { scopes, nowMs }: AdminContext): boolean {
  return scopes.has("read_all_orders") || Date.parse(order.createdAt) >= nowMs - VISIBLE_DAYS * 86_400_000;
}
