import type { Database } from "#app/runtime/database.server.ts";
import { forgetDecisions } from "./decision-store.server.ts";
import { forgetOffers } from "./store.server.ts";

/** Forgets every offer, what was ever promised and decided, and what runs left out. @returns how many offers. */
export async function forgetShop(tx: Database, shop: string): Promise<number> {
  await forgetDecisions(tx, shop);
  return forgetOffers(tx, shop);
}
