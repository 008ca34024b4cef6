import type { JobContext, JobHandler, JobOutcome } from "#app/jobs/define-job.ts";
import { findDrift } from "#app/pipeline/publishing/find-drift.server.ts";
import { InstallOver, whileInstalled } from "#app/pipeline/publishing/hold-install.server.ts";
import { outdateMarketReading } from "#app/pipeline/publishing/market-store.server.ts";
import { prepareTarget } from "#app/pipeline/publishing/prepare-target.server.ts";
import { forgetRulesOf } from "#app/pipeline/publishing/rule-store.server.ts";
import { forgetOwners, markUnknown } from "#app/pipeline/publishing/store.server.ts";
import {
  endOperation,
  getOperation,
  type Operation,
  saveOperation,
  saveTarget,
} from "#app/pipeline/publishing/target-store.server.ts";
import { pollAfterSeconds } from "#app/pipeline/publishing/write-in-bulk.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { log } from "#app/runtime/log.server.ts";
import { BulkResultGone, readBulkOperation, startBulkQuery } from "#app/shopify/bulk-operations.server.ts";
import { PRODUCT_METAFIELDS_BULK_QUERY } from "#app/shopify/read-publications.server.ts";
import { getInstalledShop } from "#app/shops/store.server.ts";

/**
 * Compares all our metafields in Shopify with the ledger. What differs is noted as unknown, and the sync that follows
 * writes it again; what Shopify has lost is forgotten. The discount is looked after too, and that sync reads what things
 * cost in the shop's markets.
 */
export const verifyPublications: JobHandler<{ shop: string }> = async ({ shop }, context) => {
  const installed = await getInstalledShop(shop);
  if (!installed) return { unchanged: true, summary: "the shop has uninstalled since" };
  try {
    return await advance(shop, installed.installGeneration, context);
  } catch (error) {
    if (error instanceof InstallOver) return { unchanged: true, summary: "the shop has uninstalled since" };
    throw error;
  }
};

async function advance(shop: string, generation: number, context: JobContext): Promise<JobOutcome> {
  const open = await getOperation(shop, "verify");
  if (!open || open.operationId === null || open.installGeneration !== generation) {
    return begin(shop, generation, context);
  }
  const operation = await readBulkOperation(shop, open.operationId);
  if (operation && ["CREATED", "RUNNING", "CANCELING"].includes(operation.status)) {
    const summary = `Shopify has listed ${operation.objectCount} rows so far`;
    return { later: pollAfterSeconds(open.startedAt, context.now), summary };
  }
  if (operation?.status === "COMPLETED") return compare(shop, open, operation.url, context);
  await endOperation(db(), shop, "verify");
  throw new Error(`Shopify could not list the metafields (${operation?.errorCode ?? "the list is gone"}).`);
}

async function begin(shop: string, generation: number, { now, clock }: JobContext): Promise<JobOutcome> {
  const target = await prepareTarget(shop, now);
  const startedAt = clock();
  const operationId = await startBulkQuery(shop, PRODUCT_METAFIELDS_BULK_QUERY);
  await whileInstalled(shop, generation, async (tx) => {
    await saveTarget(tx, shop, target, startedAt);
    await saveOperation(tx, shop, "verify", { operationId, phase: null, installGeneration: generation, startedAt });
  });
  return { later: 1, summary: "asked Shopify for a list of the metafields" };
}

async function compare(
  shop: string,
  { startedAt, installGeneration }: Operation,
  url: string | null,
  { signal }: JobContext,
): Promise<JobOutcome> {
  const asked = { url, before: startedAt, signal };
  const { drifted, gone } = await findDrift(shop, asked).catch(async (error: unknown) => {
    // An expired list is asked for anew by the next try.
    if (error instanceof BulkResultGone) await endOperation(db(), shop, "verify");
    throw error;
  });
  await whileInstalled(shop, installGeneration, async (tx) => {
    await markUnknown(tx, shop, drifted);
    await forgetOwners(tx, shop, gone);
    await forgetRulesOf(tx, shop, gone);
    await outdateMarketReading(tx, shop);
    await endOperation(tx, shop, "verify");
  });
  if (drifted.length > 0) log.warn({ shop, drifted: drifted.slice(0, 20), all: drifted.length }, "metafields drifted");
  return { summary: `${drifted.length} metafields differ, ${gone.length} owners are gone` };
}
