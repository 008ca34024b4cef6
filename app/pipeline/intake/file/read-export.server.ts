import { once } from "node:events";
import { finished } from "node:stream/promises";
import { CsvError, parse } from "csv-parse";
import {
  BrokenFile,
  type ExportFormat,
  type ExportRow,
  findColumns,
  type Positions,
  RefusedFile,
} from "#app/pipeline/intake/file/export-format.ts";
import { type ByteProgress, readBytes } from "#app/pipeline/intake/file/read-bytes.server.ts";

/** Longer than any row of Shopify's (a product's description is the longest): beyond it, a quotation mark never closed. */
const MAX_ROW_BYTES = 4 * 1024 * 1024;
type Parsed = { record: string[]; line: number };

/**
 * Streams the rows of an export. Memory stays flat.
 * @throws RefusedFile when it is not the export asked for; BrokenFile, after all whole rows, when it ends too early.
 */
export async function* readExport<Field extends string>(
  stream: AsyncIterable<Uint8Array>,
  format: ExportFormat<Field>,
  progress: ByteProgress,
  signal?: AbortSignal,
): AsyncGenerator<ExportRow<Field>[]> {
  let columns: { positions: Positions<Field>; count: number } | null = null;
  let last: ExportRow<Field> | null = null;
  try {
    for await (const parsed of parseCsv(readBytes(stream, progress, signal))) {
      const rows: ExportRow<Field>[] = last ? [last] : [];
      for (const { record, line } of parsed) {
        if (columns) rows.push(toRow(record, line, columns));
        else columns = { positions: findColumns(record, format), count: record.length };
      }
      // One row stays back: when the upload has broken off, the last one may be half a row.
      last = rows.pop() ?? null;
      yield rows;
    }
  } catch (error) {
    if (last && error instanceof BrokenFile) yield [last];
    // Of half a header columns are missing; that is not why.
    throw progress.brokenBy ?? error;
  }
  if (progress.brokenBy) throw progress.brokenBy;
  if (!columns) throw new RefusedFile(`The file is empty. Export the ${format.kind} from the Shopify admin again.`);
  if (last) yield [last];
}

/** The rows of each piece of the file. @throws BrokenFile after all whole rows when a quotation mark is never closed. */
async function* parseCsv(bytes: AsyncGenerator<Buffer>): AsyncGenerator<Parsed[]> {
  let parsed: Parsed[] = [];
  let lastLine = 1;
  const parser = parse({
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_ROW_BYTES,
    // Taken from here and not from the stream, which throws away what waits in it when it fails.
    on_record: (record: string[], { lines }) => {
      parsed.push({ record, line: lines });
      lastLine = lines;
      return null;
    },
  });
  const ended = finished(parser.resume());
  ended.catch(() => undefined);
  try {
    for await (const piece of bytes) {
      if (!parser.write(piece)) await Promise.race([once(parser, "drain"), ended]);
      yield parsed;
      parsed = [];
    }
    parser.end();
    await ended;
    yield parsed;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield parsed;
    throw new BrokenFile(`a quotation mark after line ${lastLine} is never closed`, { cause: error });
  }
}

function toRow<Field extends string>(
  record: string[],
  line: number,
  { positions, count }: { positions: Positions<Field>; count: number },
): ExportRow<Field> {
  return {
    line,
    isShifted: record.length > count && record.slice(count).some((cell) => cell.trim() !== ""),
    value(field) {
      const at = positions[field];
      return at === undefined ? "" : clean(record[at] ?? "");
    },
  };
}

/** PostgreSQL stores neither NUL nor half a surrogate pair; no cell of Shopify's has either. */
function clean(cell: string): string {
  const text = cell.trim();
  return text.includes("\0") ? text.replaceAll("\0", "").toWellFormed() : text.toWellFormed();
}
