import { type FileHandle, open } from "node:fs/promises";
import { setImmediate as nextTurn } from "node:timers/promises";

/** Lines are collected up to this before they go to disk. */
const CHUNK_CHARS = 1 << 20;
/** The event loop is free again after this long. */
const SLICE_MS = 15;

/** A JSONL file that is written line by line with flat memory, and lets others have their turn. */
export interface JsonlFile {
  /** Takes a line. Call `breathe` often. */
  add(value: unknown): void;
  /** Writes when enough was collected, and yields when this turn has lasted long enough. */
  breathe(): Promise<void>;
  /** Writes the rest; gives the size in bytes. */
  close(): Promise<number>;
  bytes(): number;
}

export async function createJsonlFile(path: string): Promise<JsonlFile> {
  const handle = await open(path, "w");
  let lines = "";
  let bytes = 0;
  let sliceStart = performance.now();
  const flush = async () => {
    bytes += await writeText(handle, lines);
    lines = "";
  };
  return {
    add(value) {
      lines += `${JSON.stringify(value)}\n`;
    },
    async breathe() {
      if (lines.length >= CHUNK_CHARS) await flush();
      if (performance.now() - sliceStart < SLICE_MS) return;
      await nextTurn();
      sliceStart = performance.now();
    },
    async close() {
      await flush();
      await handle.close();
      return bytes;
    },
    bytes: () => bytes,
  };
}

async function writeText(handle: FileHandle, text: string): Promise<number> {
  if (text === "") return 0;
  const { bytesWritten } = await handle.write(text);
  return bytesWritten;
}
