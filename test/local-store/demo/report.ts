import { getMining } from "#app/pipeline/affinities/store.server.ts";
import { countProducts } from "#app/pipeline/catalog/store.server.ts";
import { getLatestIntake, getStageRun } from "#app/pipeline/intake/store.server.ts";
import { getRun } from "#app/pipeline/offers/decision-store.server.ts";
import type { SetEvidence } from "#app/pipeline/offers/offer.ts";
import { listOffers } from "#app/pipeline/offers/store.server.ts";
import type { StoredOffer } from "#app/pipeline/offers/stored-offer.ts";
import { countOrders } from "#app/pipeline/orders/store.server.ts";
import { loadLedger } from "#app/pipeline/publishing/store.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { requireCurrency } from "#app/shops/store.server.ts";

/** What the demo found, as `--report` writes it. Money in minor units of the shop's currency. */
export async function makeReport(shop: string) {
  const { orders, lines } = await countOrders(db(), shop);
  const mining = await getMining(db(), shop);
  const goods = await listGoods(shop);
  const offers = await listOffers(db(), shop, {});
  const ofKind = (kind: StoredOffer["kind"]) =>
    offers.filter((offer) => offer.kind === kind && offer.state !== "retired");
  const run = await getRun(db(), shop);
  const currency = await requireCurrency(shop);
  return {
    orders,
    orderLines: lines,
    products: await countProducts(db(), shop),
    customers: await db().customer.count({ where: { shop } }),
    seconds: await secondsOfStages(shop),
    baskets: mining?.census.baskets ?? 0,
    basketsLeftOut: mining?.census.leftOut ?? {},
    pairsCounted: mining?.pairsCounted ?? 0,
    quality: mining?.quality ?? null,
    bundles: ofKind("bundle").map((offer) => toSet(offer, goods)),
    tiers: ofKind("tier").map((offer) => toSet(offer, goods)),
    quantityBreaks: ofKind("quantity").map((offer) => toSet(offer, goods)),
    upgrades: ofKind("upgrade").map((offer) => ({ ...toUpgrade(offer, goods), currency })),
    upgradesRejected: run?.rejected.upgrade ?? {},
    metafieldsWritten: (await loadLedger(shop)).size,
    currency,
  };
}

type Good = { sku: string; priceMinor: number };

/** What each product is called in the shop's own files, and what its first variant costs. */
async function listGoods(shop: string): Promise<Map<bigint, Good>> {
  const variants = await db().variant.findMany({
    where: { shop },
    orderBy: [{ productId: "asc" }, { position: "desc" }],
  });
  return new Map(
    variants.map(({ productId, sku, variantId, priceMinor }) => {
      return [productId, { sku: sku ?? String(variantId), priceMinor: Number(priceMinor) }];
    }),
  );
}

function skuOf(goods: Map<bigint, Good>, productId: bigint | undefined): string {
  return (productId !== undefined && goods.get(productId)?.sku) || String(productId);
}

function toSet({ memberIds, levels, evidence, merit, sentence, state }: StoredOffer, goods: Map<bigint, Good>) {
  return {
    skus: memberIds.map((productId) => skuOf(goods, productId)),
    ...(evidence && toCounts(evidence)),
    savingPercent: levels.at(-1)?.savingPercent ?? 0,
    levels: levels.map((level) => ({
      skus: level.members.map((member) => skuOf(goods, member.productId)),
      quantities: level.members.map((member) => member.quantity),
      savingPercent: level.savingPercent,
    })),
    expectedProfitMinor: merit.expectedProfitMinor,
    isProfit: merit.isProfit,
    state,
    sentence,
  };
}

function toCounts({ since, ...counts }: SetEvidence) {
  return { since: since.toISOString(), ...counts };
}

function toUpgrade({ memberIds, upgrade, merit, sentence, state }: StoredOffer, goods: Map<bigint, Good>) {
  const [from, to] = memberIds;
  const priceOf = (productId: bigint | undefined) =>
    productId === undefined ? 0 : (goods.get(productId)?.priceMinor ?? 0);
  return {
    from: skuOf(goods, from),
    to: skuOf(goods, to),
    fromMinor: priceOf(from),
    toMinor: priceOf(to),
    signals: upgrade?.signals ?? [],
    facts: upgrade?.facts ?? [],
    expectedProfitMinor: merit.expectedProfitMinor,
    state,
    sentence,
  };
}

async function secondsOfStages(shop: string): Promise<Record<string, number>> {
  const seconds: Record<string, number> = {};
  const intakes = { catalog: "products.bulk", orders: "orders.bulk" } as const;
  for (const [stage, kind] of Object.entries(intakes)) {
    const intake = await getLatestIntake(shop, kind);
    if (intake?.finishedAt) seconds[stage] = (intake.finishedAt.getTime() - intake.startedAt.getTime()) / 1000;
  }
  for (const stage of ["affinities", "offers", "publishing"]) {
    const run = await getStageRun(db(), shop, stage);
    if (run?.finishedAt) seconds[stage] = (run.finishedAt.getTime() - run.startedAt.getTime()) / 1000;
  }
  return seconds;
}
