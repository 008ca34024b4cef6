import type { JobContext, JobOutcome } from "#app/jobs/define-job.ts";
import { HOUR_MS } from "#app/kernel/clock.ts";
import { shopDay } from "#app/kernel/shop-day.ts";
import { getStageRun, markStage } from "#app/pipeline/intake/store.server.ts";
import { InstallOver, whileInstalled } from "#app/pipeline/publishing/hold-install.server.ts";
import type { Cut } from "#app/pipeline/publishing/live-offer.ts";
import { loadWanted } from "#app/pipeline/publishing/load-wanted.server.ts";
import type { GrantedRule } from "#app/pipeline/publishing/place-rules.ts";
import { PHASES, type Phase } from "#app/pipeline/publishing/plan-writes.ts";
import { type Effects, type Published, publish } from "#app/pipeline/publishing/publish.ts";
import { refreshMarketPrices } from "#app/pipeline/publishing/read-markets.server.ts";
import { listRules, replaceRules } from "#app/pipeline/publishing/rule-store.server.ts";
import { getPublishingSettings } from "#app/pipeline/publishing/settings-store.server.ts";
import { loadLedger } from "#app/pipeline/publishing/store.server.ts";
import { getTarget } from "#app/pipeline/publishing/target-store.server.ts";
import { splitMetaobjects, type Writing, writeInCalls } from "#app/pipeline/publishing/write-changes.server.ts";
import { finishBulkWrite, startBulkWrite } from "#app/pipeline/publishing/write-in-bulk.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { log } from "#app/runtime/log.server.ts";
import { getInstalledShop } from "#app/shops/store.server.ts";

/** A phase that changes more owners than this goes to Shopify as one file. */
export const BULK_ABOVE = 2000;

/**
 * One run: load, think, write the difference. Only one runs for a shop at a time, and every write is in the ledger as soon
 * as Shopify confirms it, so a killed run's successor goes on from there.
 */
export async function syncShop(
  shop: string,
  context: JobContext,
  { bulkAbove = BULK_ABOVE }: { bulkAbove?: number } = {},
): Promise<JobOutcome> {
  const installed = await getInstalledShop(shop);
  if (!installed) return { unchanged: true, summary: "the shop has uninstalled since" };
  const target = await getTarget(shop);
  if (!target) return { unchanged: true, summary: "the shop is not prepared for publishing yet" };
  const { clock, signal, now } = context;
  const writing = { shop, generation: installed.installGeneration, clock, signal };
  try {
    const bulk = await finishBulkWrite(writing, context);
    if (bulk.state === "running") return { later: bulk.later, summary: "Shopify is working on the file" };
    const { graceHours, ...settings } = await getPublishingSettings(db(), shop);
    const reader = { generation: writing.generation, currency: installed.currency, now, signal };
    const unrated = settings.isOn ? await refreshMarketPrices(shop, reader) : [];
    const rules = await listRules(shop);
    const state = {
      wanted: await loadWanted(shop, { settings, now }),
      target,
      rules,
      ledger: await loadLedger(shop),
      now,
      today: shopDay(now, installed.timeZone),
      graceMs: graceHours * HOUR_MS,
    };
    const counts: Record<Phase, number> = { hide: 0, grant: 0, show: 0, revoke: 0 };
    const inCalls = bulk.state === "ended" ? bulk.phase : null;
    const published = await publish(state, makeEffects(writing, { rules, counts, bulkAbove, inCalls }));
    return await finish(writing, published, { counts, unrated }, now);
  } catch (error) {
    if (error instanceof InstallOver) return { unchanged: true, summary: "the shop has uninstalled since" };
    throw error;
  }
}

type Way = { rules: readonly GrantedRule[]; counts: Record<Phase, number>; bulkAbove: number; inCalls: Phase | null };

function makeEffects(writing: Writing, { rules, counts, bulkAbove, inCalls }: Way): Effects {
  const { shop, generation } = writing;
  let stored = rules;
  return {
    saveRules: async (next) => {
      if (next === stored) return;
      await whileInstalled(shop, generation, (tx) => replaceRules(tx, shop, next, stored));
      stored = next;
    },
    write: async (phase, changes, ledger) => {
      counts[phase] += changes.reduce((sum, one) => sum + one.writes.length, 0);
      const [metaobjects, others] = splitMetaobjects(changes);
      if (others.length <= bulkAbove || phase === inCalls) return writeInCalls(writing, phase, changes, ledger);
      // A file holds metafields alone. What is refused of the others comes up again once it is through.
      if (metaobjects.length > 0) await writeInCalls(writing, phase, metaobjects, ledger);
      await startBulkWrite(writing, phase, others, ledger);
      return null;
    },
  };
}

async function finish(
  { shop, generation, clock }: Writing,
  { isDone, cuts, refused }: Published,
  { counts, unrated }: { counts: Record<Phase, number>; unrated: readonly string[] },
  startedAt: Date,
): Promise<JobOutcome> {
  if (!isDone) return { later: 1, summary: "handed Shopify a file of metafields" };
  const written = PHASES.reduce((sum, phase) => sum + counts[phase], 0);
  if (cuts.length > 0) log.info({ shop, cuts: cuts.slice(0, 100), all: cuts.length }, "offers that are not published");
  const made = { metafieldsWritten: written, refused, marketsUnrated: unrated.length, ...countCuts(cuts) };
  // A run that found all as it should be says nothing of how long publishing takes.
  if (written > 0 || !(await getStageRun(db(), shop, "publishing"))) {
    const run = { startedAt, finishedAt: clock(), counts: made };
    await whileInstalled(shop, generation, (tx) => markStage(tx, shop, "publishing", run));
  }
  const left = cuts.length > 0 ? `, ${cuts.length} offers left out` : "";
  const took = `${((clock().getTime() - startedAt.getTime()) / 1000).toFixed(1)} s`;
  return { unchanged: written === 0, summary: `${written} metafields written in ${took}${left}` };
}

/** How many offers were left out, by reason. */
function countCuts(cuts: readonly Cut[]): Record<string, number> {
  const offers = new Map(cuts.map(({ offerId, reason }) => [`${offerId} ${reason}`, reason]));
  const counts: Record<string, number> = {};
  for (const reason of offers.values()) counts[`cut ${reason}`] = (counts[`cut ${reason}`] ?? 0) + 1;
  return counts;
}
