import type { Problem } from "#app/pipeline/intake/store.server.ts";

/** A row of a bulk result: a root object, or a child with its parent's id. `line` counts from 1. */
export type BulkRow = { line: number; value: { id: string; __parentId?: string } };

/** The rows about one type of thing, e.g. `Order`, in their order. */
export function rowsOf(rows: readonly BulkRow[], type: string): BulkRow[] {
  return rows.filter(({ value }) => value.id.startsWith(`gid://shopify/${type}/`));
}

/**
 * Parses each row by itself: one that can't be read is listed with the reason, and the others go on.
 */
export function parseRows<T>(
  rows: readonly BulkRow[],
  parse: (value: BulkRow["value"]) => T,
  problems: Problem[],
): T[] {
  const parsed: T[] = [];
  for (const { line, value } of rows) {
    try {
      parsed.push(parse(value));
    } catch (error) {
      const reason = error instanceof RangeError ? error.message : "it lacks a field that Shopify promises";
      problems.push({
        line,
        reason: `${value.id.split("/").at(-2)} ${value.id.split("/").at(-1)} can't be read: ${reason}`,
      });
    }
  }
  return parsed;
}
