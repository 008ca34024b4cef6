import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { BrokenFile, RefusedFile } from "#app/pipeline/intake/file/export-format.ts";

/** How far the reading of an upload has come, and why it ended early if it did. */
export type ByteProgress = { received: number; brokenBy: BrokenFile | null };

/** Chunks are cut to this, so that parsing one never holds the event loop for more than some milliseconds. */
const PIECE_BYTES = 1 << 16;

/**
 * The bytes of an uploaded CSV file, unpacked if it is gzip (told by its first bytes, not by its name). When the upload
 * breaks off, is aborted, or the gzip data is damaged, the bytes just end and `progress` says why.
 * @throws RefusedFile for a file that is no text at all.
 */
export async function* readBytes(
  stream: AsyncIterable<Uint8Array>,
  progress: ByteProgress,
  signal: AbortSignal | undefined,
): AsyncGenerator<Buffer> {
  try {
    const source = cut(countBytes(untilAborted(stream, signal), progress));
    const head = await takeHead(source);
    if (head.subarray(0, 4).equals(ZIP)) {
      throw new RefusedFile(
        "This is a ZIP or Excel file. Unpack it first and upload the CSV file that is in it, unchanged.",
      );
    }
    const bytes = startingWith(head, source);
    if (head.subarray(0, 2).equals(GZIP)) yield* unpack(bytes);
    else yield* bytes;
  } catch (error) {
    if (error instanceof RefusedFile) throw error;
    progress.brokenBy = new BrokenFile(explainBreak(error), { cause: error });
  }
}

const ZIP = Buffer.from("PK\x03\x04", "latin1");
const GZIP = Buffer.from([0x1f, 0x8b]);

function explainBreak(error: unknown): string {
  const isZlib = error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
  return isZlib ? "the gzip file is damaged or incomplete" : "the upload broke off";
}

async function* unpack(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  // A failure of either end reaches the reader of `gunzip`, who reports it.
  pipeline(Readable.from(bytes), gunzip).catch(() => undefined);
  for await (const piece of gunzip) yield piece;
}

/** Ends with an error as soon as `signal` aborts, even while the source is silent. */
async function* untilAborted(stream: AsyncIterable<Uint8Array>, signal: AbortSignal | undefined) {
  const iterator = stream[Symbol.asyncIterator]();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  aborted.catch(() => undefined);
  const onAbort = () => reject(signal?.reason ?? new Error("aborted"));
  if (signal?.aborted) onAbort();
  signal?.addEventListener("abort", onAbort, { once: true });
  try {
    for (;;) {
      const step = await Promise.race([iterator.next(), aborted]);
      if (step.done) return;
      yield step.value;
    }
  } finally {
    signal?.removeEventListener("abort", onAbort);
    // Not awaited: a source that hangs would hang its return too.
    iterator.return?.()?.catch(() => undefined);
  }
}

async function* countBytes(stream: AsyncIterable<Uint8Array>, progress: ByteProgress) {
  for await (const chunk of stream) {
    progress.received += chunk.byteLength;
    yield chunk;
  }
}

async function* cut(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
  }
}

/** At least the first four bytes, however small the chunks are. */
async function takeHead(source: AsyncGenerator<Buffer>): Promise<Buffer> {
  let head = Buffer.alloc(0);
  while (head.length < ZIP.length) {
    const step = await source.next();
    if (step.done) break;
    head = Buffer.concat([head, step.value]);
  }
  return head;
}

async function* startingWith(head: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  if (head.length > 0) yield head;
  yield* rest;
}
