import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";

/** Streams rows into a CSV file, packed when its name ends in `.gz`. The first row is the header. */
export async function writeCsvRows(file: string, rows: Iterable<string[]>): Promise<void> {
  const source = Readable.from(linesOf(rows));
  const target = createWriteStream(file);
  if (file.endsWith(".gz")) await pipeline(source, createGzip(), target);
  else await pipeline(source, target);
}

// One write for some hundred rows: a row at a time, the stream's own work would take longer than the rows.
const ROWS_A_WRITE = 500;

function* linesOf(rows: Iterable<string[]>): Generator<string> {
  let text = "";
  let count = 0;
  for (const row of rows) {
    text += `${row.map(quote).join(",")}\n`;
    count += 1;
    if (count % ROWS_A_WRITE !== 0) continue;
    yield text;
    text = "";
  }
  if (text !== "") yield text;
}

function quote(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
