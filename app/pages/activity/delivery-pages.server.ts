import { db } from "#app/runtime/database.server.ts";

/** Deliveries of this shop, newest first, from the `offset`th on. */
export async function listDeliveryPage(
  shop: string,
  { status, offset, limit }: { status?: string; offset: number; limit: number },
) {
  return db().delivery.findMany({
    where: { shop, status },
    orderBy: [{ receivedAt: "desc" }, { webhookId: "asc" }],
    skip: offset,
    take: limit,
  });
}

/** The topics of which a delivery to this shop failed. */
export async function listFailedTopics(shop: string): Promise<string[]> {
  const groups = await db().delivery.groupBy({ by: ["topic"], where: { shop, status: "failed" } });
  return groups.map(({ topic }) => topic);
}
