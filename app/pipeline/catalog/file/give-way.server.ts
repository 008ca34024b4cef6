import { deleteReplacedProducts, passOnCosts } from "#app/pipeline/catalog/file-store.server.ts";
import type { Database } from "#app/runtime/database.server.ts";

/**
 * A product known from a file only gives way once the API reports its handle: its costs go to the API's variants where
 * Shopify told none, and it is removed. Lines that were tied to it are looked up anew by the orders stage.
 * @returns how many products gave way.
 */
export async function giveWayToApi(tx: Database, shop: string): Promise<number> {
  await passOnCosts(tx, shop);
  return deleteReplacedProducts(tx, shop);
}
