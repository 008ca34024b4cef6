/**
 * Words of this page.
 * - *export*: a CSV file that the Shopify admin makes of the shop's orders or products.
 * - *import*: our reading of one, from the upload to its end.
 * - *problem*: a row that could not be used, or only in part, and why.
 */
export const IMPORT_KINDS = ["orders", "products"] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** `stopped`: it never came to an end, because the server was stopped in the middle. */
export type ImportState = "reading" | "done" | "partial" | "failed" | "stopped";

export type Import = {
  id: string;
  kind: ImportKind;
  fileName: string;
  state: ImportState;
  startedAt: Date;
  finishedAt: Date | null;
  rows: number;
  /** Orders or products found in the rows. */
  objects: number;
  /** Whole percent of the file that is read; null where its size is not known. */
  percent: number | null;
  problems: number;
  /** What went wrong and what to do. */
  message: string | null;
};

export type Imports = {
  now: Date;
  timeZone: string;
  /** Newest first. */
  imports: Import[];
  /** Lines of uploaded orders that are no product we know; null while a file is being read. */
  unmatched: Unmatched | null;
};

export type Unmatched = { lines: number; titles: number; examples: { title: string; lines: number }[] };

export type Problem = { line: number; reason: string };

export type ImportDetails = {
  now: Date;
  timeZone: string;
  imported: Import;
  problems: Problem[];
  page: number;
  /** Pages of problems; each problem is counted, but only the first thousand are kept. */
  pages: number;
  problemsKept: number;
};

export const PROBLEMS_A_PAGE = 50;
export const IMPORTS_SHOWN = 30;
/** Titles shown on the page; the download has more. */
export const UNMATCHED_SHOWN = 5;
