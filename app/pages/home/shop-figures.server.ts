import type { StageRun } from "#app/pages/home/home.ts";
import { db } from "#app/runtime/database.server.ts";

/** When the first of this shop's orders was placed, or the last: of all, or of one source only. Null: there is none. */
export async function getPlacedAt(
  shop: string,
  which: "first" | "last",
  source?: "api" | "file",
): Promise<Date | null> {
  const order = await db().order.findFirst({
    where: { shop, source },
    orderBy: { processedAt: which === "first" ? "asc" : "desc" },
    select: { processedAt: true },
  });
  return order?.processedAt ?? null;
}

/** How many shoppers this shop has. */
export async function countCustomers(shop: string): Promise<number> {
  return db().customer.count({ where: { shop } });
}

/** When each stage last ran for this shop, and what it made. */
export async function listStageRuns(shop: string): Promise<StageRun[]> {
  const runs = await db().stageRun.findMany({ where: { shop }, orderBy: [{ startedAt: "asc" }, { stage: "asc" }] });
  return runs.map(({ stage, finishedAt, counts }) => ({ stage, finishedAt, counts: parseCounts(counts) }));
}

function parseCounts(counts: unknown): Record<string, number> {
  if (typeof counts !== "object" || counts === null) return {};
  return Object.fromEntries(
    Object.entries(counts).filter((one): one is [string, number] => typeof one[1] === "number"),
  );
}
