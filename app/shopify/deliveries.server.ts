import { type Database, db, Prisma } from "#app/runtime/database.server.ts";

/** What one webhook is about, without its body. */
export type Signal = { subjectId: string | null; about?: Prisma.InputJsonObject };

export type NewDelivery = Signal & { webhookId: string; topic: string; triggeredAt: Date; receivedAt: Date };

/** Stores a delivery. @returns false when this webhook id was stored before: Shopify repeated itself. */
export async function saveDelivery(tx: Database, shop: string, delivery: NewDelivery): Promise<boolean> {
  const { count } = await tx.delivery.createMany({
    data: [{ shop, ...delivery, about: delivery.about ?? Prisma.DbNull, status: "waiting" }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Deliveries of these topics that nobody has handled yet, oldest first. */
export async function listWaiting(shop: string, topics: readonly string[], limit: number) {
  return db().delivery.findMany({
    where: { shop, status: "waiting", topic: { in: [...topics] } },
    orderBy: [{ receivedAt: "asc" }, { webhookId: "asc" }],
    take: limit,
  });
}

export type DeliveryEnd = { status: "handled" | "ignored" | "failed"; reason?: string; handledAt: Date };

/** Says how these deliveries ended. Only waiting ones change: the first to end a delivery decides. */
export async function markDeliveries(
  tx: Database,
  shop: string,
  webhookIds: readonly string[],
  { status, reason, handledAt }: DeliveryEnd,
): Promise<void> {
  await tx.delivery.updateMany({
    where: { shop, webhookId: { in: [...webhookIds] }, status: "waiting" },
    data: { status, reason: reason ?? null, handledAt },
  });
}

/** Puts failed deliveries back for another try. @returns how many there were. */
export async function reopenFailedDeliveries(tx: Database, shop: string): Promise<number> {
  const { count } = await tx.delivery.updateMany({
    where: { shop, status: "failed" },
    data: { status: "waiting", reason: null, handledAt: null },
  });
  return count;
}

export async function listDeliveries(shop: string, limit = 50) {
  return db().delivery.findMany({ where: { shop }, orderBy: { receivedAt: "desc" }, take: limit });
}

export async function countDeliveries(shop: string) {
  const groups = await db().delivery.groupBy({ by: ["status"], where: { shop }, _count: true });
  return Object.fromEntries(groups.map((group) => [group.status, group._count]));
}

/** Forgets delivery ids received before `before`: Shopify repeats none after 4 hours; we keep them 30 days. */
export async function forgetDeliveriesAllShops(before: Date): Promise<number> {
  const { count } = await db().delivery.deleteMany({
    where: { receivedAt: { lt: before }, status: { not: "waiting" } },
  });
  return count;
}
