import { type Database, db, type Prisma } from "#app/runtime/database.server.ts";

/** One try at one job, as the Activity page shows it. Jobs that concern no single shop are only logged. */
export type JobRun = { jobId: string; attempt: number; kind: string; payload: object; startedAt: Date };

type End = { outcome: "done" | "retrying" | "failed"; reason: string | null; finishedAt: Date };

export async function markJobStarted(run: JobRun): Promise<void> {
  const shop = shopOf(run.payload);
  if (!shop) return;
  const { jobId, attempt, kind, startedAt } = run;
  await db().jobRun.upsert({
    where: { shop_jobId_attempt: { shop, jobId, attempt } },
    create: {
      shop,
      jobId,
      attempt,
      kind,
      payload: run.payload as Prisma.InputJsonObject,
      startedAt,
      outcome: "running",
    },
    update: { startedAt, finishedAt: null, outcome: "running", reason: null },
  });
}

export async function markJobEnded(run: JobRun, { outcome, reason, finishedAt }: End): Promise<void> {
  const shop = shopOf(run.payload);
  if (!shop) return;
  await db().jobRun.updateMany({
    where: { shop, jobId: run.jobId, attempt: run.attempt },
    data: { outcome, reason: reason?.slice(0, 2000) ?? null, finishedAt },
  });
}

/** The newest tries of this shop's jobs, newest first. */
export async function listJobRuns(shop: string, limit = 50) {
  return db().jobRun.findMany({
    where: { shop },
    orderBy: [{ startedAt: "desc" }, { jobId: "asc" }, { attempt: "desc" }],
    take: limit,
  });
}

/** One try, or null. */
export async function getJobRun(shop: string, jobId: string, attempt: number) {
  return db().jobRun.findUnique({ where: { shop_jobId_attempt: { shop, jobId, attempt } } });
}

/** Forgets what was recorded before `before`. */
export async function forgetJobRunsAllShops(before: Date): Promise<number> {
  const { count } = await db().jobRun.deleteMany({ where: { startedAt: { lt: before } } });
  return count;
}

/** Forgets every record of this shop's jobs. @returns how many. */
export async function forgetJobRuns(tx: Database, shop: string): Promise<number> {
  return (await tx.jobRun.deleteMany({ where: { shop } })).count;
}

function shopOf(payload: object): string | null {
  return "shop" in payload && typeof payload.shop === "string" ? payload.shop : null;
}
