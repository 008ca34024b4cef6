import { GiveUp } from "#app/jobs/define-job.ts";
import type { Database } from "#app/runtime/database.server.ts";

/** Everything we held of this shop was erased while the work was under way: there is nowhere to store to. */
export class ShopErased extends GiveUp {
  override name = "ShopErased";
}

/**
 * Locks the shop's row until `tx` ends. What stores something of a shopper and what joins, redacts or erases shoppers
 * takes turns by it: otherwise a batch that read its customer keys a moment before a redaction would store them after it.
 * Short transactions of one shop wait for each other; other shops don't notice.
 * @returns the row, or null when there is no such shop: never installed, or erased.
 */
export async function holdShop(tx: Database, shop: string) {
  await tx.$queryRaw`select 1 from shop where shop = ${shop} for no key update`;
  return tx.shop.findUnique({ where: { shop } });
}

/** Locks the shop's row for storing something of the shop. @throws ShopErased */
export async function requireShopToStore(tx: Database, shop: string): Promise<void> {
  if (!(await holdShop(tx, shop))) throw new ShopErased(`Everything of ${shop} was erased: nothing is stored for it.`);
}
