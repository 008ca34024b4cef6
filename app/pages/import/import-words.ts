import type { Import, ImportKind, ImportState } from "#app/pages/import/import.ts";
import { formatCount, plural } from "#app/ui/count-words.ts";
import type { Outcome } from "#app/ui/record-list.tsx";

export const IMPORT_STATES: Record<ImportState, Outcome> = {
  reading: { word: "Reading", tone: "info", progress: "partiallyComplete" },
  done: { word: "Done", tone: "success" },
  partial: { word: "Partly read", tone: "warning" },
  failed: { word: "Failed", tone: "critical" },
  stopped: { word: "Stopped", tone: "warning" },
};

/** What an import brought, in one sentence. */
export function describeImport({ kind, state, rows, objects, problems }: Import): string {
  const found = `${plural(objects, kind === "orders" ? "order" : "product")} from ${plural(rows, "row")}`;
  if (state === "reading") return rows === 0 ? "Reading the file." : `${found} so far.`;
  if (state === "failed" && rows === 0) return "Nothing was imported.";
  return `${found}${problems > 0 ? `, ${problemWords(problems)}` : ""}.`;
}

/** "3 rows need a look" */
export function problemWords(problems: number): string {
  return `${formatCount(problems)} ${problems === 1 ? "row needs" : "rows need"} a look`;
}

/** Why this browser's file is not sent at all, or null when it may be. The server looks at what is in it. */
export function refuseFile({ name, size }: { name: string; size: number }, kind: ImportKind): string | null {
  if (/\.(xlsx?|numbers|ods)$/i.test(name)) {
    return "This is a spreadsheet. Upload the CSV file as the Shopify admin made it.";
  }
  if (/\.zip$/i.test(name)) return "This is a ZIP archive. Unpack it and upload the CSV file in it.";
  if (!/\.(csv|csv\.gz|gz|txt)$/i.test(name))
    return `This is no CSV file. Upload the ${kind} export of your Shopify admin.`;
  return size === 0 ? "This file is empty. Export it from the Shopify admin again." : null;
}
