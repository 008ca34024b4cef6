import { toCsv } from "#app/pages/import/to-csv.ts";
import { getIntake, listProblems } from "#app/pipeline/intake/store.server.ts";
import { listUnresolvedTitles } from "#app/pipeline/orders/line-store.server.ts";

/** More titles than a person works through; the most frequent are listed. */
const TITLES_LISTED = 5000;

/** The problems of one import of this shop as CSV, or null when the shop has no such import. */
export async function loadProblemsCsv(shop: string, intakeId: string): Promise<string | null> {
  if (!(await getIntake(shop, intakeId))) return null;
  const problems = await listProblems(shop, intakeId);
  return toCsv(
    ["Line", "Reason"],
    problems.map(({ line, reason }) => [line, reason]),
  );
}

/** What was sold in uploaded orders but is no product we know, as CSV. */
export async function loadUnmatchedCsv(shop: string): Promise<string> {
  const titles = await listUnresolvedTitles(shop, TITLES_LISTED);
  return toCsv(
    ["Title", "Order lines", "Units"],
    titles.map(({ title, lines, units }) => [title, Number(lines), Number(units)]),
  );
}

/** CSV as an answer that browsers save; the byte order mark makes Excel read it as UTF-8. */
export function answerCsv(csv: string): Response {
  return new Response(`\uFEFF${csv}`, {
    headers: { "content-type": "text/csv; charset=utf-8", "cache-control": "no-store" },
  });
}
