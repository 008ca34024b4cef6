import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { parse } from "csv-parse";

/** A row that could not be read, or only in part: where (the line of the file it ends on) and why, in plain words. */
export interface CsvProblem {
  file: "orders" | "products";
  line: number;
  reason: string;
}

/** One row by field: the trimmed text, `""` where the row is too short or the file has no such column. */
export type CsvRow<Field extends string> = (field: Field) => string;

export interface CsvReader<Field extends string> {
  /** Field to the column names that mean it, the usual one first; letter case is ignored. */
  fields: Record<Field, readonly string[]>;
  /** Without these the file is refused. */
  required: readonly Field[];
  /** What the file should be, for the refusal: `Shopify orders export`. */
  what: string;
  /** Called once with all names of the header. */
  header?(names: string[]): void;
  /** `record` holds the cells by position, for columns not known beforehand. `"enough"` ends the reading. */
  row(value: CsvRow<Field>, line: number, record: string[]): "enough" | undefined;
  problem(line: number, reason: string): void;
}

/**
 * Streams a CSV file, plain or gzip (told by the first two bytes, not by its name), to `reader`. Memory stays flat.
 * A broken row is reported and left out; a gzip file that ends early is reported, and what came before is kept.
 * Throws when the file cannot be opened or is not what it should be.
 */
export async function readCsvRows<Field extends string>(file: string, reader: CsvReader<Field>): Promise<void> {
  const stop = new AbortController();
  let positions: Map<string, number> | null = null;
  let refused: Error | null = null;
  let enough = false;
  let lastLine = 0;
  const take = (record: string[], line: number) => {
    lastLine = line;
    const at = positions;
    if (at) {
      enough ||= reader.row((field) => record[at.get(field) ?? -1]?.trim() ?? "", line, record) === "enough";
    } else {
      positions = findPositions(record, reader);
      refused = refusal(positions, file, reader);
      if (!refused) reader.header?.(record.map((name) => name.trim()));
    }
    // An error thrown here would pass for one bad row, and the parser would read on.
    if (refused || enough) stop.abort();
  };
  const skip = (reason: string) => reader.problem(lastLine + 1, reason);
  try {
    await streamRecords(file, take, skip, stop.signal);
  } catch (error) {
    if (enough) return;
    if (refused !== null || positions === null) throw refused ?? error;
    skip(`The file ends early or is damaged from here on (${error instanceof Error ? error.message : String(error)})`);
  }
  if (positions === null) throw new Error(`${file} is empty`);
}

async function streamRecords(
  file: string,
  take: (record: string[], line: number) => void,
  skip: (reason: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const parser = parse({
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => void skip(error?.message ?? "The row could not be read"),
    on_record(record: string[], { lines }) {
      if (!signal.aborted) take(record, lines);
      return null;
    },
  });
  const sink = new Writable({ objectMode: true, write: (_row, _encoding, done) => done() });
  const source = createReadStream(file, { highWaterMark: 1 << 18 });
  if (await isGzip(file)) await pipeline(source, createGunzip(), parser, sink, { signal });
  else await pipeline(source, parser, sink, { signal });
}

function findPositions<Field extends string>(header: string[], reader: CsvReader<Field>): Map<string, number> {
  const lower = header.map((name) => name.trim().toLowerCase());
  const found = new Map<string, number>();
  for (const field in reader.fields) {
    const position = reader.fields[field].map((name) => lower.indexOf(name.toLowerCase())).find((at) => at >= 0);
    if (position !== undefined) found.set(field, position);
  }
  return found;
}

function refusal<Field extends string>(found: Map<string, number>, file: string, reader: CsvReader<Field>) {
  const missing = reader.required.filter((field) => !found.has(field)).map((field) => reader.fields[field][0]);
  if (missing.length === 0) return null;
  return new Error(`${file} is no ${reader.what}: it has no column ${missing.join(", ")}`);
}

async function isGzip(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}
