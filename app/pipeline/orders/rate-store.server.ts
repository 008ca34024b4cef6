import type { Database } from "#app/runtime/database.server.ts";

/** The newest order since `since` in each currency other than the shop's: what it came to in that one and at home. */
export async function listPaidTwice(
  tx: Database,
  shop: string,
  since: Date,
): Promise<Map<string, { presentmentMinor: number; shopMinor: number }>> {
  const rows = await tx.order.findMany({
    where: { shop, source: "api", isTest: false, processedAt: { gte: since }, presentmentTotalMinor: { gt: 0 } },
    select: { currency: true, presentmentCurrency: true, presentmentTotalMinor: true, totalMinor: true },
    distinct: ["presentmentCurrency"],
    orderBy: [{ processedAt: "desc" }, { orderId: "desc" }],
  });
  const abroad = rows.filter((row) => row.presentmentCurrency !== row.currency);
  return new Map(
    abroad.map((row) => [
      row.presentmentCurrency,
      { presentmentMinor: Number(row.presentmentTotalMinor), shopMinor: Number(row.totalMinor) },
    ]),
  );
}
