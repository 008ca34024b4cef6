import type { JobHandler } from "#app/jobs/define-job.ts";
import { listAffinities } from "#app/pipeline/affinities/store.server.ts";
import type { Baskets } from "#app/pipeline/baskets/basket.ts";
import { parseBasketRules } from "#app/pipeline/baskets/basket-rules.ts";
import { loadBaskets } from "#app/pipeline/baskets/load-baskets.server.ts";
import { listProducts } from "#app/pipeline/catalog/list-store.server.ts";
import { markStage } from "#app/pipeline/intake/store.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { runInThread } from "#app/runtime/thread.server.ts";
import { requireShopToStore } from "#app/shops/hold-shop.server.ts";
import { getSettings } from "#app/shops/settings-store.server.ts";
import { getInstalledShop } from "#app/shops/store.server.ts";
import { type ComposedOffers, type Ground, guardListed } from "./compose-offers.ts";
import { getRules } from "./rules-store.server.ts";
import { settleRun } from "./settle-run.server.ts";
import { listStanding } from "./store.server.ts";
import type { StoredOffer } from "./stored-offer.ts";

/**
 * Baskets, affinities, catalogue and rules → offers: load, think in a thread of its own, save. Running it twice is running
 * it once: ids come from what an offer is, and only what differs is a change.
 */
export const composeOffersOfShop: JobHandler<{ shop: string }> = async ({ shop }, { now, clock, signal }) => {
  const installed = await getInstalledShop(shop);
  if (!installed) return { unchanged: true, summary: "the shop has uninstalled since" };
  const timeZone = installed.timeZone ?? "UTC";
  const ground = await loadGround(shop, { now, timeZone, signal });
  const work = new URL("./compose-offers.ts", import.meta.url);
  const composed = await runInThread<Ground, ComposedOffers>(work, ground, {
    signal,
    transfer: buffersOf(ground.baskets),
  });
  const { rules } = ground;
  const guarded = guardListed(ground.products, { rules, now });
  const { counts, isShownChanged } = await db().$transaction(async (tx) => {
    await requireShopToStore(tx, shop);
    const outcome = await settleRun(tx, shop, composed, { rules, guarded, now });
    await markStage(tx, shop, "offers", { startedAt: now, finishedAt: clock(), counts: outcome.counts });
    return outcome;
  });
  const seconds = ((clock().getTime() - now.getTime()) / 1000).toFixed(1);
  const summary = `${counts.offers} ${counts.offers === 1 ? "offer" : "offers"}, ${counts.live} of them shown, in ${seconds} s`;
  return { summary, unchanged: !isShownChanged };
};

async function loadGround(
  shop: string,
  { now, timeZone, signal }: { now: Date; timeZone: string; signal: AbortSignal },
): Promise<Ground> {
  const rules = await getRules(db(), shop);
  const products = await listProducts(db(), shop);
  const basketRules = parseBasketRules(await getSettings(db(), shop, "baskets"));
  const { baskets } = await loadBaskets(db(), shop, basketRules, products, signal);
  const standing = await listStanding(db(), shop);
  const ties = await listAffinities(db(), shop);
  return { baskets, ties, products, rules, now, timeZone, ...wordsOf(standing) };
}

/** What the merchant's word means for what is composed. */
function wordsOf(standing: readonly StoredOffer[]): Pick<Ground, "settled" | "kept" | "paused" | "unwanted"> {
  const idsWith = (...decisions: StoredOffer["decision"][]) =>
    new Set(standing.filter((one) => decisions.includes(one.decision)).map((one) => one.offerId));
  const settled = standing.filter((one) => one.isSettled);
  return {
    settled: new Map(settled.map((one) => [one.offerId, one.levels.map((level) => level.savingPercent)])),
    kept: idsWith("accepted", "pinned"),
    paused: idsWith("paused"),
    unwanted: idsWith("excluded", "dismissed"),
  };
}

/** Moved to the thread rather than copied: they are the largest thing a job holds. */
function buffersOf(baskets: Baskets): ArrayBuffer[] {
  const buffers = Object.values(baskets).flatMap((value) => (ArrayBuffer.isView(value) ? value.buffer : []));
  return [...new Set(buffers)].filter((buffer) => buffer instanceof ArrayBuffer);
}
