import { setImmediate as breathe } from "node:timers/promises";
import { z } from "zod";
import type { JobContext } from "#app/jobs/define-job.ts";
import type { BulkRow } from "#app/pipeline/intake/parse-rows.ts";
import type { BulkIntake } from "#app/pipeline/intake/run-bulk.server.ts";
import {
  advanceIntake,
  getIntake,
  type Intake,
  type Problem,
  saveProblems,
} from "#app/pipeline/intake/store.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { readBulkResult } from "#app/shopify/bulk-operations.server.ts";

/** Rows a transaction: large enough for set-based SQL, small enough that little is lost when a worker is killed. */
const BATCH_ROWS = 2000;

const Row = z.looseObject({ id: z.string(), __parentId: z.string().optional() });

type Batch = { rows: BulkRow[]; problems: Problem[]; count: number; bytes: number };

const emptyBatch = (): Batch => ({ rows: [], problems: [], count: 0, bytes: 0 });

/**
 * Reads a bulk result from where `intake` stands to its end, batch by batch, each stored in one transaction with its
 * progress. Memory holds two batches: while the database stores one, the next is read. When the reading breaks off, the
 * whole rows before the break are stored too, so that every try gets further. @returns rows read over all tries.
 */
export async function readInBatches(
  shop: string,
  bulk: BulkIntake,
  intake: Intake,
  url: string,
  { now, signal }: JobContext,
): Promise<number> {
  const current = (await getIntake(shop, intake.id)) ?? intake;
  let read = Number(current.rowsRead);
  let batch = emptyBatch();
  let storing: Promise<void> = Promise.resolve();
  const storeBatch = async () => {
    await storing;
    storing = store(shop, bulk, intake, batch, now);
    // If it fails, the next wait for it throws; until then nobody listens.
    storing.catch(() => {});
    read += batch.count;
    batch = emptyBatch();
  };
  try {
    for await (const { text, bytes } of readBulkResult(url, Number(current.bytesRead), signal)) {
      batch.count += 1;
      batch.bytes += bytes;
      addRow(batch, text, read + batch.count);
      if (batch.count < BATCH_ROWS) continue;
      await storeBatch();
      signal.throwIfAborted();
      await breathe();
    }
  } finally {
    if (batch.count > 0) await storeBatch();
    await storing;
  }
  return read;
}

function addRow(batch: Batch, text: string, line: number): void {
  try {
    batch.rows.push({ line, value: Row.parse(JSON.parse(text)) });
  } catch {
    batch.problems.push({ line, reason: "Shopify's file has a row here that is not readable" });
  }
}

async function store(shop: string, bulk: BulkIntake, intake: Intake, batch: Batch, now: Date): Promise<void> {
  await db().$transaction(async (tx) => {
    const { objects, problems } = await bulk.take(tx, intake, batch.rows, now);
    await saveProblems(tx, shop, intake.id, [...batch.problems, ...problems]);
    await advanceIntake(tx, shop, intake.id, { rows: batch.count, objects, bytes: batch.bytes });
  });
}
