import { GiveUp, type JobContext, type JobOutcome } from "#app/jobs/define-job.ts";
import { SECOND_MS } from "#app/kernel/clock.ts";
import type { BulkRow } from "#app/pipeline/intake/parse-rows.ts";
import { readInBatches } from "#app/pipeline/intake/read-in-batches.server.ts";
import {
  changeIntake,
  getLatestIntake,
  type Intake,
  type IntakeKind,
  type Problem,
  startIntake,
} from "#app/pipeline/intake/store.server.ts";
import { type Database, db } from "#app/runtime/database.server.ts";
import {
  type BulkOperation,
  BulkResultGone,
  readBulkOperation,
  startBulkQuery,
} from "#app/shopify/bulk-operations.server.ts";
import { getInstalledShop } from "#app/shops/store.server.ts";

/** What a kind of bulk intake reads, and how its rows are stored. */
export type BulkIntake = {
  kind: IntakeKind;
  query: string;
  /** Stores rows within `tx`; returns how many objects they were and which rows it could not read. */
  take: (tx: Database, intake: Intake, rows: BulkRow[], now: Date) => Promise<{ objects: number; problems: Problem[] }>;
  /** All rows are stored: tidy up what the file no longer lists. Only after a complete file. */
  complete?: (tx: Database, intake: Intake, now: Date) => Promise<void>;
};

/**
 * One step of a bulk intake: asks Shopify for the file, waits for it, or reads it from where the last try stopped.
 * Run it again until it answers without `later`. Every batch of rows is stored together with how far it reaches, so a
 * killed worker's successor goes on exactly there.
 */
export async function runBulkIntake(shop: string, bulk: BulkIntake, context: JobContext): Promise<JobOutcome> {
  const installed = await getInstalledShop(shop);
  if (!installed) return { unchanged: true, summary: "the shop has uninstalled since" };
  const latest = await getLatestIntake(shop, bulk.kind);
  const isOpen = latest && latest.finishedAt === null && latest.installGeneration === installed.installGeneration;
  const { installGeneration } = installed;
  const intake = isOpen
    ? latest
    : await startIntake(db(), shop, { kind: bulk.kind, installGeneration, now: context.now });
  try {
    return await advance(shop, bulk, intake, context);
  } catch (error) {
    await explainFailure(shop, intake, error, context);
    throw error;
  }
}

async function advance(shop: string, bulk: BulkIntake, intake: Intake, context: JobContext): Promise<JobOutcome> {
  if (!intake.bulkOperationId) {
    const bulkOperationId = await startBulkQuery(shop, bulk.query);
    await changeIntake(db(), shop, intake.id, { bulkOperationId });
    return { later: 1, summary: "asked Shopify for the file" };
  }
  const operation = await readBulkOperation(shop, intake.bulkOperationId);
  if (!operation) return startOver(shop, intake, context, "Shopify no longer knows the file it was preparing");
  switch (operation.status) {
    case "CREATED":
    case "RUNNING":
    case "CANCELING":
      await changeIntake(db(), shop, intake.id, { rowsTotal: operation.objectCount });
      return {
        later: pollAfterSeconds(intake, context.now),
        summary: `Shopify has prepared ${operation.objectCount} rows so far`,
      };
    case "COMPLETED":
      return readResult(shop, bulk, intake, operation, context);
    default:
      return readPartial(shop, bulk, intake, operation, context);
  }
}

/** Often at first, then every half minute: the finish webhook usually comes first anyway. */
function pollAfterSeconds(intake: Intake, now: Date): number {
  const waited = (now.getTime() - intake.startedAt.getTime()) / SECOND_MS;
  return Math.min(Math.max(Math.round(waited / 5), 1), 30);
}

async function readResult(
  shop: string,
  bulk: BulkIntake,
  intake: Intake,
  operation: BulkOperation,
  context: JobContext,
): Promise<JobOutcome> {
  await changeIntake(db(), shop, intake.id, { rowsTotal: operation.objectCount, bytesTotal: operation.fileSize });
  try {
    const rows = operation.url ? await readInBatches(shop, bulk, intake, operation.url, context) : 0;
    if (rows < operation.objectCount) {
      throw new Error(
        `Shopify's file ended early: ${rows} of ${operation.objectCount} rows arrived. They are kept, and the rest is asked for again.`,
      );
    }
    await db().$transaction(async (tx) => {
      await bulk.complete?.(tx, intake, context.clock());
      await changeIntake(tx, shop, intake.id, { status: "done", finishedAt: context.clock(), message: null });
    });
    return { summary: `${rows} rows read` };
  } catch (error) {
    if (error instanceof BulkResultGone)
      return startOver(shop, intake, context, "Shopify's file expired before it was read");
    throw error;
  }
}

const STOP_REASONS: Record<string, string> = {
  ACCESS_DENIED: "Tandem was not allowed to read all of it; open Tandem once to renew its permissions, then read again",
  TIMEOUT: "it took Shopify too long; read again, at a quieter hour if it repeats",
  INTERNAL_SERVER_ERROR: "Shopify had a fault of its own; read again in a few minutes",
};

/** Shopify stopped before the end: what it has prepared is read and kept, and the merchant is told. */
async function readPartial(
  shop: string,
  bulk: BulkIntake,
  intake: Intake,
  operation: BulkOperation,
  context: JobContext,
): Promise<JobOutcome> {
  const why = STOP_REASONS[operation.errorCode ?? ""] ?? "Shopify gave no reason; read again";
  const rows = operation.partialDataUrl
    ? await readInBatches(shop, bulk, intake, operation.partialDataUrl, context)
    : 0;
  const status = rows > 0 ? "partial" : "failed";
  const message =
    rows > 0
      ? `Shopify stopped after ${rows} rows, which are kept: ${why}.`
      : `Shopify could not prepare the file: ${why}.`;
  await changeIntake(db(), shop, intake.id, { status, message, finishedAt: context.clock() });
  if (status === "failed") throw new GiveUp(message);
  return { summary: message };
}

async function startOver(shop: string, intake: Intake, { clock }: JobContext, why: string): Promise<JobOutcome> {
  await changeIntake(db(), shop, intake.id, {
    status: "failed",
    message: `${why}; it is asked for again.`,
    finishedAt: clock(),
  });
  return { later: 1, summary: `${why}; starting over` };
}

/** Leaves the reason on the intake; after the last try also its end, so that the screen does not wait for ever. */
async function explainFailure(shop: string, intake: Intake, error: unknown, context: JobContext): Promise<void> {
  const isOver = context.isLastTry || error instanceof GiveUp;
  const message = error instanceof Error ? error.message : String(error);
  const current = await getLatestIntake(shop, intake.kind as IntakeKind);
  if (current?.id !== intake.id || current.finishedAt !== null) return;
  await changeIntake(db(), shop, intake.id, {
    message,
    ...(isOver && { status: current.rowsRead > 0n ? "partial" : "failed", finishedAt: context.clock() }),
  });
}
