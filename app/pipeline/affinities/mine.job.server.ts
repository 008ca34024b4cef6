import type { JobHandler } from "#app/jobs/define-job.ts";
import { SECOND_MS } from "#app/kernel/clock.ts";
import { saveMining } from "#app/pipeline/affinities/store.server.ts";
import type { Baskets } from "#app/pipeline/baskets/basket.ts";
import { type BasketRules, parseBasketRules } from "#app/pipeline/baskets/basket-rules.ts";
import { loadBaskets } from "#app/pipeline/baskets/load-baskets.server.ts";
import { type ListedProduct, listProducts } from "#app/pipeline/catalog/list-store.server.ts";
import { getStageRun, markStage } from "#app/pipeline/intake/store.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { runInThread } from "#app/runtime/thread.server.ts";
import { getSettings } from "#app/shops/settings-store.server.ts";
import { getInstalledShop } from "#app/shops/store.server.ts";
import type { ProductContent } from "./find-alike.ts";
import { DEFAULT_TIE_RULES } from "./find-ties.ts";
import type { Mining, MiningWish } from "./mine-affinities.ts";
import type { MiningInput } from "./mine-in-thread.ts";

/** Which product of a test basket is hidden; the same in every run, so that two runs on the same baskets agree. */
const SEED = 1;

/** Baskets → affinities: load, think in a thread of its own, save. */
export const mineShop: JobHandler<{ shop: string }> = async ({ shop }, { now, clock, signal }) => {
  if (!(await getInstalledShop(shop))) return { unchanged: true, summary: "the shop has uninstalled since" };
  const rest = restSeconds(await getStageRun(db(), shop, "affinities"), now);
  if (rest > 0) return { later: rest, summary: `mined not long ago: again in ${rest} s` };
  const catalogue = await listProducts(db(), shop);
  const rules = parseBasketRules(await getSettings(db(), shop, "baskets"));
  const { baskets, census } = await loadBaskets(db(), shop, rules, catalogue, signal);
  const work = new URL("./mine-in-thread.ts", import.meta.url);
  const input = { baskets, wish: composeWish(rules, catalogue) };
  const mining = await runInThread<MiningInput, Mining>(work, input, { signal, transfer: listBuffers(baskets) });
  const counts = { baskets: census.baskets, pairs: mining.pairsCounted, ties: mining.pairsTied };
  await db().$transaction(async (tx) => {
    await saveMining(tx, shop, { mining, census, now });
    await markStage(tx, shop, "affinities", { startedAt: now, finishedAt: clock(), counts });
  });
  return { summary: `${census.baskets} baskets, ${mining.pairsCounted} pairs, ${mining.pairsTied} ties` };
};

/**
 * How long to let a large shop rest: every order asks for a mining, and one that takes a minute must not run all day. Ten
 * times as long as the last one took, so that mining one shop keeps a worker busy for a tenth of the time at most.
 */
function restSeconds(last: { startedAt: Date; finishedAt: Date | null } | null, now: Date): number {
  if (!last?.finishedAt) return 0;
  const tookMs = last.finishedAt.getTime() - last.startedAt.getTime();
  if (tookMs < SECOND_MS) return 0;
  return Math.max(0, Math.ceil((last.finishedAt.getTime() + 10 * tookMs - now.getTime()) / SECOND_MS));
}

function composeWish(rules: BasketRules, catalogue: readonly ListedProduct[]): MiningWish {
  return {
    seed: SEED,
    rules: { ...DEFAULT_TIE_RULES, minCustomers: rules.minCustomers },
    keptAddOns: rules.keptAddOns,
    contents: catalogue.filter(isSold).map(toContent),
  };
}

/** The baskets move to the thread whole, instead of being there twice. */
function listBuffers(baskets: Baskets): ArrayBuffer[] {
  const arrays = Object.values(baskets).filter((value) => typeof value !== "number");
  return arrays.map(({ buffer }) => buffer).filter((buffer) => buffer instanceof ArrayBuffer);
}

function isSold({ product, deletedAt }: ListedProduct): boolean {
  return deletedAt === null && product.status === "active" && !product.isGiftCard;
}

function toContent({ product, collectionIds }: ListedProduct): ProductContent {
  const { productId, title, productType } = product;
  return { productId, title, productType, collectionIds };
}
