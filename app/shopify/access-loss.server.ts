import { type Database, db } from "#app/runtime/database.server.ts";

/** Notes that Shopify refuses our credentials for this shop; the first time counts. */
export async function markAccessLost(shop: string, now: Date): Promise<void> {
  await db().accessLoss.createMany({ data: [{ shop, lostAt: now }], skipDuplicates: true });
}

/** There is a new token. @returns whether access had been lost. */
export async function clearAccessLoss(tx: Database, shop: string): Promise<boolean> {
  const { count } = await tx.accessLoss.deleteMany({ where: { shop } });
  return count > 0;
}

/** Since when Shopify refuses us, or null. */
export async function getAccessLostAt(shop: string): Promise<Date | null> {
  return (await db().accessLoss.findUnique({ where: { shop } }))?.lostAt ?? null;
}
