import { forgetMarkets } from "#app/pipeline/publishing/market-store.server.ts";
import { forgetRules } from "#app/pipeline/publishing/rule-store.server.ts";
import { forgetPublications } from "#app/pipeline/publishing/store.server.ts";
import { forgetTarget } from "#app/pipeline/publishing/target-store.server.ts";
import type { Database } from "#app/runtime/database.server.ts";

/**
 * Forgets what was published. At an uninstall too: our metafields are out of anyone's reach then, the discount ends with its
 * Function, and a shop that comes back is looked at afresh.
 */
export async function forgetShop(tx: Database, shop: string): Promise<number> {
  await forgetRules(tx, shop);
  await forgetTarget(tx, shop);
  await forgetMarkets(tx, shop);
  return forgetPublications(tx, shop);
}
