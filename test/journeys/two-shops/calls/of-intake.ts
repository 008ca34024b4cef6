import type { ExportRow } from "#app/pipeline/intake/file/export-format.ts";
import { takeInExport } from "#app/pipeline/intake/file/take-in-export.server.ts";
import { readInBatches } from "#app/pipeline/intake/read-in-batches.server.ts";
import { recordIntake } from "#app/pipeline/intake/record-intake.server.ts";
import { type BulkIntake, runBulkIntake } from "#app/pipeline/intake/run-bulk.server.ts";
import * as store from "#app/pipeline/intake/store.server.ts";
import { wakeIntakes } from "#app/pipeline/intake/wake.job.server.ts";
import { workOffDeliveries } from "#app/pipeline/intake/work-off.server.ts";
import { readBulkOperation } from "#app/shopify/bulk-operations.server.ts";
import { PRODUCTS_BULK_QUERY } from "#app/shopify/bulk-queries.ts";
import { type Calls, changes, does, type Given, reads, works } from "#test/journeys/two-shops/call.ts";
import { INTAKE_ID } from "#test/journeys/two-shops/seed-records.ts";
import { productRow, uploadOf } from "#test/pipeline/orders/file/a-file.ts";

/** Notes what the file says, and keeps none of it. */
const heard: string[] = [];
const bulk: BulkIntake = {
  kind: "products.bulk",
  query: PRODUCTS_BULK_QUERY,
  take: async (_tx, _intake, rows) => {
    heard.push(JSON.stringify(rows));
    return { objects: rows.length, problems: [] };
  },
};

/** The newest file that Shopify made of this shop's products, read once more. */
async function readAgain({ shop, context }: Given) {
  const intake = await store.getLatestIntake(shop, "products.bulk");
  const operation = await readBulkOperation(shop, intake?.bulkOperationId ?? "");
  if (!intake || !operation?.url) throw new Error("no file to read");
  const rows = await readInBatches(shop, bulk, { ...intake, bytesRead: 0n }, operation.url, context);
  return [rows, heard.splice(0)];
}

const subject = {
  ...{ topics: ["products/update"], deleteTopic: "products/delete", perCall: 5 },
  read: async (_shop: string, ids: readonly string[]) => [...ids],
  idOf: (id: string) => id,
  parse: (id: string) => id,
  save: async () => 1,
  remove: async () => undefined,
};

/** What all intakes share. */
export const callsOfIntake: Calls = {
  "app/pipeline/intake/store.server.ts": {
    startIntake: changes(({ tx, shop, now }) =>
      store.startIntake(tx, shop, { kind: "orders.bulk", installGeneration: 1, now }),
    ),
    getIntake: reads(({ shop }) => store.getIntake(shop, INTAKE_ID)),
    getLatestIntake: reads(({ shop }) => store.getLatestIntake(shop, "orders.file")),
    getLatestDone: reads(({ shop }) => store.getLatestDone(shop, ["orders.bulk", "orders.file"])),
    listIntakes: reads(({ shop }) => store.listIntakes(shop, ["orders.file", "products.file", "orders.bulk"])),
    advanceIntake: changes(({ tx, shop }) =>
      store.advanceIntake(tx, shop, INTAKE_ID, { rows: 1, objects: 1, bytes: 1 }),
    ),
    changeIntake: changes(({ tx, shop }) => store.changeIntake(tx, shop, INTAKE_ID, { message: "changed" })),
    saveProblems: changes(({ tx, shop }) => store.saveProblems(tx, shop, INTAKE_ID, [{ line: 4, reason: "new" }])),
    listProblems: reads(({ shop }) => store.listProblems(shop, INTAKE_ID)),
    markStage: changes(({ tx, shop, now }) =>
      store.markStage(tx, shop, "orders", { startedAt: now, finishedAt: now, counts: { orders: 1 } }),
    ),
    getStageRun: reads(({ tx, shop }) => store.getStageRun(tx, shop, "orders")),
    forgetShop: changes(({ tx, shop }) => store.forgetShop(tx, shop)),
  },
};

export const callsOfIntakeJobs: Calls = {
  "app/pipeline/intake/record-intake.server.ts": {
    recordIntake: does(({ shop, context }) =>
      recordIntake(shop, { kind: "orders.compare", installGeneration: 1 }, context, async ({ kind }) => kind),
    ),
  },
  "app/pipeline/intake/file/take-in-export.server.ts": {
    takeInExport: does(({ shop }) => {
      const taken: ExportRow<"handle">[] = [];
      const format = { kind: "products" as const, columns: { handle: ["Handle"] }, required: ["handle" as const] };
      const collector = {
        take: (row: ExportRow<"handle">) => void taken.push(row),
        end: () => undefined,
        isFull: () => false,
        store: async () => ({ objects: taken.splice(0).length, problems: [], counts: {} }),
      };
      return takeInExport(shop, uploadOf([productRow()]), { format, collector });
    }),
  },
  "app/pipeline/intake/read-in-batches.server.ts": { readInBatches: does(readAgain) },
  "app/pipeline/intake/run-bulk.server.ts": {
    runBulkIntake: works(({ shop }, context) => runBulkIntake(shop, bulk, context)),
  },
  "app/pipeline/intake/work-off.server.ts": {
    workOffDeliveries: does(
      ({ shop, context }) => workOffDeliveries(shop, subject, context),
      ({ tx }) =>
        tx.delivery.updateMany({ where: { topic: { startsWith: "products/" } }, data: { status: "waiting" } }),
    ),
  },
  "app/pipeline/intake/wake.job.server.ts": {
    wakeIntakes: does(
      ({ shop, context }) => wakeIntakes({ shop }, context),
      ({ tx }) =>
        tx.delivery.updateMany({ where: { topic: { startsWith: "bulk_operations/" } }, data: { status: "waiting" } }),
    ),
  },
};
