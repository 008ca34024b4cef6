import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CsvError, type Info, parse } from "csv-parse";
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
/** Rows handed over at a time; one by one, the hand-over would cost more than the parsing. */
const ROWS_A_TIME = 200;

type Parsed = { record: string[]; info: Info };

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
  const rows: ExportRow<Field>[] = [];
  let lastLine = 0;
  let unclosed: BrokenFile | null = null;
  try {
    for await (const { record, info } of parseCsv(readBytes(stream, progress, signal))) {
      lastLine = info.lines;
      if (!columns) {
        columns = { positions: findColumns(record, format), count: record.length };
        continue;
      }
      // One row stays back: when the upload has broken off, the last one may be half a row.
      if (rows.length > ROWS_A_TIME) yield rows.splice(0, ROWS_A_TIME);
      rows.push(toRow(record, info.lines, columns.positions, columns.count));
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    unclosed = new BrokenFile(`a quotation mark after line ${lastLine} is never closed`, { cause: error });
  }
  yield progress.brokenBy ? rows.slice(0, -1) : rows;
  const broken = progress.brokenBy ?? unclosed;
  if (broken) throw broken;
  if (!columns) throw new RefusedFile(`The file is empty. Export the ${format.kind} from the Shopify admin again.`);
}

function parseCsv(bytes: AsyncGenerator<Buffer>): AsyncIterable<Parsed> {
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_ROW_BYTES,
  });
  // A failure of either end reaches the reader of the parser, who reports it.
  pipeline(Readable.from(bytes), parser).catch(() => undefined);
  return parser;
}

function toRow<Field extends string>(
  record: string[],
  line: number,
  positions: Positions<Field>,
  columnCount: number,
): ExportRow<Field> {
  return {
    line,
    isShifted: record.length > columnCount && record.slice(columnCount).some((cell) => cell.trim() !== ""),
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
