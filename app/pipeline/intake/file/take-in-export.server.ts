import { setImmediate as breathe } from "node:timers/promises";
import type { JobDefinition } from "#app/jobs/define-job.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import {
  BrokenFile,
  type ExportFormat,
  type ExportKind,
  type ExportRow,
  RefusedFile,
} from "#app/pipeline/intake/file/export-format.ts";
import type { ByteProgress } from "#app/pipeline/intake/file/read-bytes.server.ts";
import { readExport } from "#app/pipeline/intake/file/read-export.server.ts";
import {
  advanceIntake,
  changeIntake,
  getLatestIntake,
  type Intake,
  type IntakeStatus,
  type Problem,
  saveProblems,
  startIntake,
} from "#app/pipeline/intake/store.server.ts";
import { type Database, db } from "#app/runtime/database.server.ts";
import { log } from "#app/runtime/log.server.ts";
import { holdShop, requireShopToStore } from "#app/shops/hold-shop.server.ts";
import { requireShop } from "#app/shops/store.server.ts";

/** A file that comes from the merchant's browser. */
export type Upload = {
  stream: AsyncIterable<Uint8Array>;
  fileName: string;
  now: Date;
  /** Aborting it ends the intake as an upload that broke off. */
  signal?: AbortSignal;
  /** How many bytes are to come, where the browser says it. */
  bytesTotal?: number;
  /** Jobs for this shop to run when something was stored. */
  next?: readonly JobDefinition<{ shop: string }>[];
};

/** Makes objects of rows and stores them. A thing whose rows go on stays in progress until the next one begins. */
export type Collector<Field extends string> = {
  take(row: ExportRow<Field>): void;
  /** The file has ended as it should: what is in progress is whole. */
  end(): void;
  /** Whether enough is ready for a transaction. */
  isFull(): boolean;
  /** Stores what is ready and forgets it. `counts` add up over the file. */
  store(tx: Database): Promise<Stored>;
};

export type Stored = { objects: number; problems: Problem[]; counts: Record<string, number> };

export type ExportIntake<Field extends string> = {
  format: ExportFormat<Field>;
  collector: Collector<Field>;
  /** Runs in the transaction that ends the intake, when something was stored. */
  complete?: (tx: Database, run: { startedAt: Date; finishedAt: Date }) => Promise<void>;
};

export type UploadSummary = {
  intakeId: string;
  status: Extract<IntakeStatus, "done" | "partial" | "failed">;
  /** What went wrong and what to do, in plain words; null when the file was read to its end. */
  message: string | null;
  /** Rows read, orders or products of them, and rows that could not be read. */
  rows: number;
  objects: number;
  problems: number;
  counts: Record<string, number>;
};

/**
 * Reads an uploaded export while it arrives. Stores it batch by batch, each in one transaction with its progress, and lets
 * other requests be served in between. Expected ends (a wrong file, an upload that breaks off) are in the summary and on the
 * intake; a fault of ours is noted there too, and thrown.
 */
export async function takeInExport<Field extends string>(
  shop: string,
  upload: Upload,
  exported: ExportIntake<Field>,
): Promise<UploadSummary> {
  const { now, fileName, bytesTotal } = upload;
  const { installGeneration } = await requireShop(shop);
  const kind = `${exported.format.kind}.file` as const;
  await endForgotten(shop, kind, now);
  const intake = await startIntake(db(), shop, { kind, installGeneration, now, fileName, status: "reading" });
  if (bytesTotal !== undefined) await changeIntake(db(), shop, intake.id, { bytesTotal });
  const run = new UploadRun(shop, upload, exported, intake);
  try {
    await run.readAll();
    return await run.finish("done", null);
  } catch (error) {
    return await run.explain(error);
  }
}

/**
 * An upload whose process was killed is still open. It is closed when the next one begins; should it be alive after all, it
 * says so itself with its next batch and at its end.
 */
async function endForgotten(shop: string, kind: `${ExportKind}.file`, now: Date): Promise<void> {
  const latest = await getLatestIntake(shop, kind);
  if (!latest || latest.finishedAt !== null) return;
  const message = "Tandem was stopped while this file was uploaded. What had arrived is kept. Upload the file again.";
  await changeIntake(db(), shop, latest.id, { status: "partial", message, finishedAt: now });
}

class UploadRun<Field extends string> {
  readonly #shop: string;
  readonly #upload: Upload;
  readonly #exported: ExportIntake<Field>;
  readonly #intake: Intake;
  readonly #begun = performance.now();
  readonly #bytes: ByteProgress = { received: 0, brokenBy: null };
  readonly #sums = { rows: 0, objects: 0, problems: 0 };
  readonly #counts: Record<string, number> = {};
  /** What the stored progress says. */
  readonly #told = { rows: 0, bytes: 0 };

  constructor(shop: string, upload: Upload, exported: ExportIntake<Field>, intake: Intake) {
    this.#shop = shop;
    this.#upload = upload;
    this.#exported = exported;
    this.#intake = intake;
  }

  async readAll(): Promise<void> {
    const { format, collector } = this.#exported;
    try {
      for await (const rows of readExport(this.#upload.stream, format, this.#bytes, this.#upload.signal)) {
        for (const row of rows) {
          this.#sums.rows += 1;
          collector.take(row);
          if (collector.isFull()) await this.#store();
        }
      }
      collector.end();
    } catch (error) {
      // What was whole before the break is kept.
      if (error instanceof BrokenFile) await this.#store();
      throw error;
    }
    await this.#store();
  }

  async #store(): Promise<void> {
    const { rows } = this.#sums;
    const { received } = this.#bytes;
    const stored = await db().$transaction(async (tx) => {
      await requireShopToStore(tx, this.#shop);
      const stored = await this.#exported.collector.store(tx);
      await saveProblems(tx, this.#shop, this.#intake.id, stored.problems);
      const by = { rows: rows - this.#told.rows, objects: stored.objects, bytes: received - this.#told.bytes };
      await advanceIntake(tx, this.#shop, this.#intake.id, by);
      return stored;
    });
    Object.assign(this.#told, { rows, bytes: received });
    this.#sums.objects += stored.objects;
    this.#sums.problems += stored.problems.length;
    for (const [name, count] of Object.entries(stored.counts)) this.#counts[name] = (this.#counts[name] ?? 0) + count;
    await breathe();
  }

  async finish(status: UploadSummary["status"], message: string | null): Promise<UploadSummary> {
    const { now, next = [] } = this.#upload;
    const finishedAt = new Date(now.getTime() + Math.round(performance.now() - this.#begun));
    await db().$transaction(async (tx) => {
      if (!(await holdShop(tx, this.#shop))) return;
      await changeIntake(tx, this.#shop, this.#intake.id, { status, message, finishedAt });
      if (this.#sums.objects === 0) return;
      await this.#exported.complete?.(tx, { startedAt: now, finishedAt });
      for (const job of next) await enqueue(tx, job, { shop: this.#shop });
    });
    return { intakeId: this.#intake.id, status, message, ...this.#sums, counts: this.#counts };
  }

  async explain(error: unknown): Promise<UploadSummary> {
    if (error instanceof RefusedFile) return this.finish("failed", error.message);
    const { objects } = this.#sums;
    const kept = explainKept(objects, this.#exported.format.kind);
    const status = objects > 0 ? "partial" : "failed";
    if (error instanceof BrokenFile) {
      const { message } = error;
      const what = `${message.charAt(0).toUpperCase()}${message.slice(1)}. ${kept}`;
      return this.finish(status, `${what} Upload the file again: nothing is stored twice.`);
    }
    try {
      await this.finish(status, `Tandem could not store the file. ${kept} Upload it again in a few minutes.`);
    } catch (second) {
      log.error(
        { err: second, shop: this.#shop, intakeId: this.#intake.id },
        "the end of an upload could not be noted",
      );
    }
    throw error;
  }
}

function explainKept(objects: number, kind: ExportKind): string {
  if (objects === 0) return "Nothing was stored.";
  return objects === 1 ? `The first of the ${kind} is kept.` : `The first ${objects} ${kind} are kept.`;
}
