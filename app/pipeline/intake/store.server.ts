import { randomUUID } from "node:crypto";
import { type Database, db } from "#app/runtime/database.server.ts";

/**
 * Words of this folder.
 * - *intake*: one reading-in of orders or products: a bulk operation, a reconcile, or an uploaded file.
 * - *row*: a line of its file. *object*: an order or a product of it.
 */
export type IntakeKind =
  | "products.bulk"
  | "orders.bulk"
  | "orders.reconcile"
  | "orders.compare"
  | "orders.file"
  | "products.file";

/** `asked`: Shopify is preparing it. `partial`: some of it was read, and `message` says why not all. */
export type IntakeStatus = "asked" | "reading" | "done" | "partial" | "failed";

export type Intake = NonNullable<Awaited<ReturnType<typeof getIntake>>>;

/** Problems kept by row; all are counted. */
const PROBLEMS_KEPT = 1000;

export async function startIntake(
  tx: Database,
  shop: string,
  given: { kind: IntakeKind; installGeneration: number; now: Date; status?: IntakeStatus; fileName?: string },
): Promise<Intake> {
  const { now, status = "asked", ...rest } = given;
  return tx.intake.create({ data: { shop, id: randomUUID(), startedAt: now, status, ...rest } });
}

export async function getIntake(shop: string, id: string) {
  return db().intake.findUnique({ where: { shop_id: { shop, id } } });
}

/** The newest intake of this kind, or null. */
export async function getLatestIntake(shop: string, kind: IntakeKind): Promise<Intake | null> {
  return db().intake.findFirst({ where: { shop, kind }, orderBy: [{ startedAt: "desc" }, { id: "asc" }] });
}

/** The newest complete intake among these kinds, or null. */
export async function getLatestDone(shop: string, kinds: readonly IntakeKind[]): Promise<Intake | null> {
  return db().intake.findFirst({
    where: { shop, kind: { in: [...kinds] }, status: "done" },
    orderBy: [{ startedAt: "desc" }, { id: "asc" }],
  });
}

/** The newest intakes of these kinds, newest first. */
export async function listIntakes(shop: string, kinds: readonly IntakeKind[], limit = 20): Promise<Intake[]> {
  return db().intake.findMany({
    where: { shop, kind: { in: [...kinds] } },
    orderBy: [{ startedAt: "desc" }, { id: "asc" }],
    take: limit,
  });
}

/** Adds to what was read; part of the transaction that stores the rows, so that a restart goes on exactly there. */
export async function advanceIntake(
  tx: Database,
  shop: string,
  id: string,
  by: { rows: number; objects: number; bytes: number },
): Promise<void> {
  await tx.intake.update({
    where: { shop_id: { shop, id } },
    data: {
      status: "reading",
      rowsRead: { increment: by.rows },
      objectsRead: { increment: by.objects },
      bytesRead: { increment: by.bytes },
    },
  });
}

export type IntakeChange = {
  status?: IntakeStatus;
  bulkOperationId?: string;
  rowsTotal?: number | null;
  bytesTotal?: number | null;
  message?: string | null;
  finishedAt?: Date;
};

export async function changeIntake(tx: Database, shop: string, id: string, change: IntakeChange): Promise<void> {
  await tx.intake.updateMany({ where: { shop, id }, data: change });
}

/** A row that could not be read, with its number in the file (from 1) and the reason in plain words. */
export type Problem = { line: number; reason: string };

/** Counts problems and keeps the first thousand of them. Repeating a batch keeps none twice. */
export async function saveProblems(tx: Database, shop: string, intakeId: string, problems: readonly Problem[]) {
  if (problems.length === 0) return;
  const kept = await tx.intakeProblem.count({ where: { shop, intakeId } });
  const data = problems.slice(0, Math.max(0, PROBLEMS_KEPT - kept));
  await tx.intakeProblem.createMany({ data: data.map((one) => ({ shop, intakeId, ...one })), skipDuplicates: true });
  await tx.intake.updateMany({ where: { shop, id: intakeId }, data: { problems: { increment: problems.length } } });
}

export async function listProblems(shop: string, intakeId: string, limit = PROBLEMS_KEPT): Promise<Problem[]> {
  return db().intakeProblem.findMany({
    where: { shop, intakeId },
    select: { line: true, reason: true },
    orderBy: { line: "asc" },
    take: limit,
  });
}

/** When a stage last ran, or null. */
export async function getStageRun(tx: Database, shop: string, stage: string) {
  return tx.stageRun.findUnique({ where: { shop_stage: { shop, stage } } });
}

/** Notes when a stage began and ended, and what it made. */
export async function markStage(
  tx: Database,
  shop: string,
  stage: string,
  run: { startedAt: Date; finishedAt: Date; counts: Record<string, number> },
): Promise<void> {
  await tx.stageRun.upsert({ where: { shop_stage: { shop, stage } }, create: { shop, stage, ...run }, update: run });
}

export async function forgetShop(tx: Database, shop: string): Promise<number> {
  const { count } = await tx.intake.deleteMany({ where: { shop } });
  await tx.intakeProblem.deleteMany({ where: { shop } });
  await tx.stageRun.deleteMany({ where: { shop } });
  return count;
}
