import { z } from "zod";
import type { Target } from "#app/pipeline/publishing/compose-values.ts";
import { PHASES, type Phase } from "#app/pipeline/publishing/plan-writes.ts";
import { type Database, db } from "#app/runtime/database.server.ts";

/** Where a shop's publications go; `problem` says in plain words why there is no discount. */
export type PreparedTarget = Target & { problem: string | null };

/** Null before the shop was prepared. */
export async function getTarget(shop: string): Promise<PreparedTarget | null> {
  const row = await db().publishingTarget.findUnique({ where: { shop } });
  if (!row) return null;
  const { shopGid, installationGid, discountGid, problem } = row;
  return { shopGid, installationGid, discountGid, problem };
}

export async function saveTarget(tx: Database, shop: string, target: PreparedTarget, now: Date): Promise<void> {
  const data = { ...target, preparedAt: now };
  await tx.publishingTarget.upsert({ where: { shop }, create: { shop, ...data }, update: data });
}

/** A bulk operation of this stage. */
export type Operation = {
  operationId: string | null;
  phase: Phase | null;
  installGeneration: number;
  startedAt: Date;
};
type OperationKind = "write" | "verify";

/** The one of this kind that is under way, or null. */
export async function getOperation(shop: string, kind: OperationKind): Promise<Operation | null> {
  const row = await db().publishingOperation.findUnique({ where: { shop_kind: { shop, kind } } });
  if (!row) return null;
  return { ...row, phase: z.enum(PHASES).nullable().parse(row.phase) };
}

export async function saveOperation(tx: Database, shop: string, kind: OperationKind, operation: Operation) {
  const { operationId, phase, installGeneration, startedAt } = operation;
  const data = { operationId, phase, installGeneration, startedAt };
  const where = { shop_kind: { shop, kind } };
  await tx.publishingOperation.upsert({ where, create: { shop, kind, ...data }, update: data });
}

export async function endOperation(tx: Database, shop: string, kind: OperationKind): Promise<void> {
  await tx.publishingOperation.deleteMany({ where: { shop, kind } });
}

/** Forgets where publications went, and what was under way. */
export async function forgetTarget(tx: Database, shop: string): Promise<void> {
  await tx.publishingOperation.deleteMany({ where: { shop } });
  await tx.publishingTarget.deleteMany({ where: { shop } });
}
