type Cell = string | number;

/** A table as a CSV file that spreadsheet programs open. */
export function toCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [header, ...rows].map((row) => `${row.map(toCell).join(",")}\r\n`).join("");
}

/**
 * What was in an uploaded file comes back here. A cell that begins like a formula would be run by spreadsheet programs, so
 * it gets an apostrophe in front (OWASP, CSV injection).
 */
function toCell(cell: Cell): string {
  if (typeof cell === "number") return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return `"${safe.replaceAll('"', '""')}"`;
}
