import { setImmediate as breathe } from "node:timers/promises";
import type { JobHandler } from "#app/jobs/define-job.ts";
import { giveWayToApi } from "#app/pipeline/catalog/file/give-way.server.ts";
import { resolveLines } from "#app/pipeline/orders/resolve-lines.server.ts";
import { db } from "#app/runtime/database.server.ts";

/**
 * Lets products known from a file give way to those that the API now reports, and looks up anew what the lines of uploaded
 * orders are. Goes through the orders page by page, so that no transaction is long.
 */
export const resolveAllLines: JobHandler<{ shop: string }> = async ({ shop }, { signal }) => {
  const replaced = await db().$transaction((tx) => giveWayToApi(tx, shop));
  let changed = 0;
  let after: bigint | null = 0n;
  while (after !== null) {
    signal.throwIfAborted();
    const from: bigint = after;
    const page = await db().$transaction((tx) => resolveLines(tx, shop, { after: from }));
    changed += page.changed;
    after = page.last;
    await breathe();
  }
  const summary = `${changed} lines of uploaded orders matched anew, ${replaced} products of a file gave way`;
  return { summary, unchanged: changed === 0 && replaced === 0 };
};
