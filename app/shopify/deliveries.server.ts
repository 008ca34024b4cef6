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

/** When the newest handled delivery of this topic was triggered, or null. */
export async function getNewestHandledAt(tx: Database, shop: string, topic: string): Promise<Date | null> {
  const newest = await tx.delivery.aggregate({
    where: { shop, topic, status: "handled" },
    _max: { triggeredAt: true },
  });
  return newest._max.triggeredAt;
}

/** Gives up what is waiting, except deliveries of the topics `keep`. @returns how many. */
export async function ignoreWaiting(
  tx: Database,
  shop: string,
  keep: readonly string[],
  { reason, handledAt }: { reason: string; handledAt: Date },
): Promise<number> {
  const { count } = await tx.delivery.updateMany({
    where: { shop, status: "waiting", topic: { notIn: [...keep] } },
    data: { status: "ignored", reason, handledAt },
  });
  return count;
}

/** Keeps of a delivery that it came, and forgets whom it was about. */
export async function forgetDeliverySubject(tx: Database, shop: string, webhookId: string): Promise<void> {
  await tx.delivery.updateMany({ where: { shop, webhookId }, data: { subjectId: null, about: Prisma.DbNull } });
}

/** Forgets every delivery of this shop, except those of the topics `keepWaiting` that nobody has handled yet. */
export async function forgetShop(tx: Database, shop: string, keepWaiting: readonly string[]): Promise<number> {
  const { count } = await tx.delivery.deleteMany({
    where: { shop, NOT: { status: "waiting", topic: { in: [...keepWaiting] } } },
  });
  return count;
}

/** Shops and topics with deliveries that have been waiting since before `before`. */
export async function listLongWaitingAllShops(before: Date): Promise<{ shop: string; topic: string }[]> {
  return db().delivery.findMany({
    where: { status: "waiting", receivedAt: { lt: before } },
    select: { shop: true, topic: true },
    distinct: ["shop", "topic"],
    orderBy: [{ shop: "asc" }, { topic: "asc" }],
  });
}
