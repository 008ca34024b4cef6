import { moveOrders } from "#app/pipeline/orders/person-store.server.ts";
import type { Database } from "#app/runtime/database.server.ts";
import { joinAliases } from "#app/shops/identify-customers.server.ts";

/** Makes one shopper of two keys: `keep` takes over the aliases and orders of `drop`. Repeating it changes nothing. */
export async function joinCustomers(tx: Database, shop: string, keep: string, drop: string): Promise<void> {
  if (keep === drop) return;
  await moveOrders(tx, shop, keep, drop);
  await joinAliases(tx, shop, keep, drop);
}
