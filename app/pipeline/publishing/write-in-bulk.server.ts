import { randomUUID } from "node:crypto";
import type { JobContext } from "#app/jobs/define-job.ts";
import { SECOND_MS } from "#app/kernel/clock.ts";
import { whileInstalled } from "#app/pipeline/publishing/hold-install.server.ts";
import { byteLength } from "#app/pipeline/publishing/limits.ts";
import { type LedgerEntry, type OwnerWrites, type Phase, toCalls } from "#app/pipeline/publishing/plan-writes.ts";
import { confirmPending } from "#app/pipeline/publishing/store.server.ts";
import {
  endOperation,
  getOperation,
  type Operation,
  saveOperation,
} from "#app/pipeline/publishing/target-store.server.ts";
import { notePending, toMetafield, type Writing } from "#app/pipeline/publishing/write-changes.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { log } from "#app/runtime/log.server.ts";
import { BulkResultGone, readBulkOperation } from "#app/shopify/bulk-operations.server.ts";
import { readBulkSaves } from "#app/shopify/read-bulk-saves.server.ts";
import { BULK_FILE_BYTES, listRunningBulkMutations, runBulkMutation } from "#app/shopify/run-bulk-mutation.server.ts";
import {
  METAFIELDS_A_CALL,
  SAVE_METAFIELDS,
  type SavedMetafield,
  toMetafieldInput,
} from "#app/shopify/save-metafields.server.ts";

/** Confirmed a transaction: some thousand rows each, whatever the size of the result. */
const SAVED_A_BATCH = 2000;

/**
 * Hands changes to Shopify as one file; a line of it is a call like any other. Where they are too large for one file, the
 * rest is left for the next run. Run `finishBulkWrite` until it is through.
 */
export async function startBulkWrite(
  writing: Writing,
  phase: Phase,
  changes: readonly OwnerWrites[],
  ledger: Map<string, LedgerEntry>,
): Promise<void> {
  const { shop, generation, clock } = writing;
  const { lines, taken } = composeFile(changes);
  await notePending(writing, taken, ledger);
  const operation: Operation = { operationId: null, phase, installGeneration: generation, startedAt: clock() };
  // Said before it is done: a successor of a killed process then looks whether it was.
  await whileInstalled(shop, generation, (tx) => saveOperation(tx, shop, "write", operation));
  const operationId = await runBulkMutation(shop, { mutation: SAVE_METAFIELDS, lines, identifier: randomUUID() });
  await whileInstalled(shop, generation, (tx) => saveOperation(tx, shop, "write", { ...operation, operationId }));
}

/** The lines of the file, and the changes they carry. */
function composeFile(changes: readonly OwnerWrites[]): { lines: string[]; taken: OwnerWrites[] } {
  const lines: string[] = [];
  const taken: OwnerWrites[] = [];
  let bytes = 0;
  for (const call of toCalls(changes, METAFIELDS_A_CALL)) {
    const metafields = call.flatMap((one) => one.writes).map((write) => toMetafieldInput(toMetafield(write)));
    const line = JSON.stringify({ metafields });
    bytes += byteLength(line) + 1;
    if (bytes > BULK_FILE_BYTES) break;
    lines.push(line);
    taken.push(...call);
  }
  return { lines, taken };
}

/** Where the bulk write stands: there is none, it needs more time, or it ended and its phase may go on in calls. */
export type BulkState =
  | { state: "none" }
  | { state: "running"; later: number }
  | { state: "ended"; phase: Phase | null };

/** Looks after the bulk write that is under way: what it wrote is confirmed in the ledger once it has ended. */
export async function finishBulkWrite(writing: Writing, context: JobContext): Promise<BulkState> {
  const { shop, generation } = writing;
  const open = await getOperation(shop, "write");
  if (!open || open.installGeneration !== generation) return { state: "none" };
  const later = pollAfterSeconds(open.startedAt, context.now);
  if (open.operationId === null) {
    if ((await listRunningBulkMutations(shop)).length > 0) return { state: "running", later };
    // Not started, or over before we learnt its name: the ledger still says that it is uncertain.
    await endOperation(db(), shop, "write");
    return { state: "none" };
  }
  const operation = await readBulkOperation(shop, open.operationId);
  if (operation && ["CREATED", "RUNNING", "CANCELING"].includes(operation.status)) return { state: "running", later };
  const url = operation?.url ?? operation?.partialDataUrl ?? null;
  if (url) await confirmResult(writing, url).catch(unlessGone);
  log.info({ shop, phase: open.phase, status: operation?.status ?? "unknown" }, "a bulk write of publications ended");
  await endOperation(db(), shop, "write");
  return { state: "ended", phase: open.phase };
}

/** A result that expired before it was read leaves the ledger uncertain, and what is uncertain is written again. */
function unlessGone(error: unknown): void {
  if (!(error instanceof BulkResultGone)) throw error;
}

async function confirmResult(writing: Writing, url: string): Promise<void> {
  const { shop, generation, clock, signal } = writing;
  const refused: string[] = [];
  let saved: SavedMetafield[] = [];
  const confirm = async () => {
    const batch = saved;
    saved = [];
    await whileInstalled(shop, generation, (tx) => confirmPending(tx, shop, batch, clock()));
  };
  for await (const line of readBulkSaves(url, signal)) {
    saved.push(...line.saved);
    refused.push(...line.reasons);
    if (saved.length >= SAVED_A_BATCH) await confirm();
  }
  await confirm();
  // They are tried again in calls of their own, where the owner it is about can be told from the others.
  if (refused.length > 0)
    log.warn({ shop, lines: refused.length, reasons: refused.slice(0, 20) }, "lines were refused");
}

/** Often at first, then every half minute; the finish webhook usually comes first anyway. */
export function pollAfterSeconds(startedAt: Date, now: Date): number {
  const waited = (now.getTime() - startedAt.getTime()) / SECOND_MS;
  return Math.min(Math.max(Math.round(waited / 5), 1), 30);
}
