/**
 * Words of this folder.
 * - *export*: a CSV file that the Shopify admin makes of the shop's orders or products, plain or gzip.
 * - *format*: which columns of an export we read. *field*: our name of such a column.
 * - *upload*: the bytes of a file as they come from the merchant's browser.
 */
export type ExportKind = "orders" | "products";

export type ExportFormat<Field extends string> = {
  kind: ExportKind;
  /** Field to the column names that mean it; Shopify renamed some over the years. Letter case is ignored. */
  columns: Record<Field, readonly string[]>;
  /** Without these the file is refused. */
  required: readonly Field[];
};

/** One row of an export. */
export type ExportRow<Field extends string> = {
  /** Where it ends in the file, from 1; the header is line 1. */
  line: number;
  /** It has more cells than the header has columns: a comma that was not quoted has shifted them. */
  isShifted: boolean;
  /** The trimmed text, `""` where the row is too short or the file has no such column. */
  value(field: Field): string;
};

/** Where each field stands in this file; a field is absent when its column is. */
export type Positions<Field extends string> = Partial<Record<Field, number>>;

/** The file is not what was asked for; the message tells the merchant what it is, or what it lacks, and what to do. */
export class RefusedFile extends Error {
  override name = "RefusedFile";
}

/** The file ended before its end; `message` says why, in plain words without a full stop. */
export class BrokenFile extends Error {
  override name = "BrokenFile";
}

const WHERE_TO_FIND: Record<ExportKind, string> = {
  orders:
    "In the Shopify admin open Orders, choose Export, select all orders as a plain CSV file, and upload that file unchanged.",
  products:
    "In the Shopify admin open Products, choose Export, select all products as a plain CSV file, and upload that file unchanged.",
};

/** Finds the columns of `format` in a header. @throws RefusedFile when required ones are missing. */
export function findColumns<Field extends string>(header: readonly string[], format: ExportFormat<Field>) {
  const names = header.map((name) => name.trim().toLowerCase());
  const positions: Positions<Field> = {};
  for (const field in format.columns) {
    const at = format.columns[field].map((name) => names.indexOf(name.toLowerCase())).find((index) => index >= 0);
    if (at !== undefined) positions[field] = at;
  }
  const missing = format.required.filter((field) => positions[field] === undefined);
  if (missing.length > 0)
    throw new RefusedFile(
      explainRefusal(
        names,
        missing.map((field) => format.columns[field][0] ?? field),
        format.kind,
      ),
    );
  return positions;
}

function explainRefusal(names: string[], missing: string[], kind: ExportKind): string {
  const actual = recogniseExport(names);
  if (actual && actual !== kind) {
    const advice = actual === "customers" ? WHERE_TO_FIND[kind] : `Upload it as ${actual} instead.`;
    return `This is Shopify's ${actual} export, but here the ${kind} export is asked for. ${advice}`;
  }
  if (names.length === 1 && /[;\t]/.test(names[0] ?? "")) {
    return `This file was saved anew by a spreadsheet program, which changed its commas. ${WHERE_TO_FIND[kind]}`;
  }
  const columns = missing.map((name) => `“${name}”`).join(", ");
  const has = missing.length === 1 ? "has no column" : "lacks the columns";
  return `This is not a whole Shopify ${kind} export: it ${has} ${columns}. ${WHERE_TO_FIND[kind]}`;
}

/** Which of Shopify's exports has such a header (in lower case); null when none that we know. */
function recogniseExport(names: string[]): ExportKind | "customers" | null {
  if (names.includes("lineitem name")) return "orders";
  if (names.includes("handle") || names.includes("url handle")) return "products";
  if (names.includes("accepts email marketing") || names.includes("customer id")) return "customers";
  return null;
}
