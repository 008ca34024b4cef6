import { type PrivacyRequest, RECORDS_A_PAGE, type Records } from "#app/pages/activity/activity.ts";
import { db } from "#app/runtime/database.server.ts";

/** One page of this shop's privacy requests, newest first. */
export async function listPrivacy(shop: string, { page }: { page: number }): Promise<Records<PrivacyRequest>> {
  const rows = await db().privacyRequest.findMany({
    where: { shop },
    orderBy: [{ requestedAt: "desc" }, { id: "asc" }],
    take: RECORDS_A_PAGE + 1,
    skip: (page - 1) * RECORDS_A_PAGE,
  });
  return {
    records: rows.slice(0, RECORDS_A_PAGE).map((row) => ({
      ...{ id: row.id, topic: row.topic, requestedAt: row.requestedAt, doneAt: row.doneAt },
      counts: parseCounts(row.counts),
      hasExport: row.export !== null,
    })),
    hasMore: rows.length > RECORDS_A_PAGE,
  };
}

function parseCounts(counts: unknown): Record<string, number> {
  if (typeof counts !== "object" || counts === null) return {};
  return Object.fromEntries(
    Object.entries(counts).filter((one): one is [string, number] => typeof one[1] === "number"),
  );
}

/** What we hold of the person who asked for it, or null when this shop has no such export (any more). */
export async function getPrivacyExport(shop: string, id: string): Promise<object | null> {
  const row = await db().privacyRequest.findUnique({ where: { shop_id: { shop, id } }, select: { export: true } });
  return typeof row?.export === "object" ? row.export : null;
}
