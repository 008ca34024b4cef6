import { HOUR_MS } from "#app/kernel/clock.ts";
import {
  IMPORTS_SHOWN,
  type Import,
  type ImportDetails,
  type ImportState,
  type Imports,
  PROBLEMS_A_PAGE,
  UNMATCHED_SHOWN,
  type Unmatched,
} from "#app/pages/import/import.ts";
import { getIntake, type Intake, listIntakes, listProblems } from "#app/pipeline/intake/store.server.ts";
import { countUnresolved, listUnresolvedTitles } from "#app/pipeline/orders/line-store.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { getShop } from "#app/shops/store.server.ts";
import { knownTimeZone } from "#app/ui/time-words.ts";

/** No upload takes longer: one that began before was cut off with the server that read it. */
const LONGEST_MS = 6 * HOUR_MS;

/** The imports of this shop, newest first. */
export async function loadImports(shop: string, now: Date): Promise<Imports> {
  const [known, intakes] = await Promise.all([
    getShop(shop),
    listIntakes(shop, ["orders.file", "products.file"], IMPORTS_SHOWN),
  ]);
  const imports = intakes.map((intake) => toImport(intake, now));
  const hasOrders = imports.some(({ kind }) => kind === "orders");
  // Counting goes through all lines of all files: not every few seconds while one is read.
  const isReading = imports.some(({ state }) => state === "reading");
  return {
    ...{ now, imports },
    timeZone: knownTimeZone(known?.timeZone),
    unmatched: hasOrders && !isReading ? await loadUnmatched(shop) : null,
  };
}

async function loadUnmatched(shop: string): Promise<Unmatched> {
  const [counts, titles] = await Promise.all([
    countUnresolved(db(), shop),
    listUnresolvedTitles(shop, UNMATCHED_SHOWN),
  ]);
  return { ...counts, examples: titles.map(({ title, lines }) => ({ title, lines })) };
}

/** One import of this shop with a page of its problems, or null when the shop has no such import. */
export async function loadImport(shop: string, id: string, page: number, now: Date): Promise<ImportDetails | null> {
  const [known, intake] = await Promise.all([getShop(shop), getIntake(shop, id)]);
  if (!intake?.kind.endsWith(".file")) return null;
  // At most a thousand are kept, so a page is cut from all of them.
  const kept = await listProblems(shop, id);
  const pages = Math.max(1, Math.ceil(kept.length / PROBLEMS_A_PAGE));
  const shown = Math.min(page, pages);
  const problems = kept.slice((shown - 1) * PROBLEMS_A_PAGE, shown * PROBLEMS_A_PAGE);
  return {
    ...{ now, problems, pages, page: shown, problemsKept: kept.length },
    timeZone: knownTimeZone(known?.timeZone),
    imported: toImport(intake, now),
  };
}

function toImport(intake: Intake, now: Date): Import {
  const bytesTotal = Number(intake.bytesTotal ?? 0);
  return {
    id: intake.id,
    kind: intake.kind === "products.file" ? "products" : "orders",
    fileName: intake.fileName ?? "Export",
    state: toState(intake, now),
    startedAt: intake.startedAt,
    finishedAt: intake.finishedAt,
    rows: Number(intake.rowsRead),
    objects: Number(intake.objectsRead),
    percent: bytesTotal > 0 ? Math.min(99, Math.floor((Number(intake.bytesRead) / bytesTotal) * 100)) : null,
    problems: intake.problems,
    message: intake.message,
  };
}

function toState({ status, startedAt }: Intake, now: Date): ImportState {
  if (status === "done" || status === "partial" || status === "failed") return status;
  return now.getTime() - startedAt.getTime() > LONGEST_MS ? "stopped" : "reading";
}
