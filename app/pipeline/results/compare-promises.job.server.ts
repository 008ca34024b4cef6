import type { JobHandler } from "#app/jobs/define-job.ts";
import { shopDay } from "#app/kernel/shop-day.ts";
import { getVersion } from "#app/pipeline/offers/store.server.ts";
import { listMarkedOrders, type MarkedOrder, takeMarkedOrders } from "#app/pipeline/orders/marked-store.server.ts";
import type { GrantedRule } from "#app/pipeline/publishing/place-rules.ts";
import { listRules } from "#app/pipeline/publishing/rule-store.server.ts";
import { compareMarked } from "#app/pipeline/results/compare-marked.ts";
import { OUR_TITLES } from "#app/pipeline/results/our-titles.ts";
import type { HonouredRule, OrderToCompare, PromisedOffer } from "#app/pipeline/results/promise.ts";
import { type ComparedPromise, savePromises } from "#app/pipeline/results/store.server.ts";
import { type Database, db } from "#app/runtime/database.server.ts";
import { requireShopToStore } from "#app/shops/hold-shop.server.ts";
import { getInstalledShop } from "#app/shops/store.server.ts";

const ORDERS_A_ROUND = 200;

/** Orders → promises kept and broken: load, think, save, a few orders at a time. */
export const comparePromises: JobHandler<{ shop: string }> = async ({ shop }, { signal }) => {
  const installed = await getInstalledShop(shop);
  if (!installed) return { unchanged: true, summary: "the shop has uninstalled since" };
  const { timeZone } = installed;
  let orders = 0;
  let broken = 0;
  for (;;) {
    signal.throwIfAborted();
    const round = await db().$transaction((tx) => compareNext(tx, shop, timeZone));
    orders += round.orders;
    broken += round.promises.filter(({ verdict }) => verdict === "broken").length;
    if (round.orders < ORDERS_A_ROUND) break;
  }
  return { summary: `${orders} compared, ${broken} broken`, unchanged: orders === 0 };
};

async function compareNext(tx: Database, shop: string, timeZone: string | null) {
  await requireShopToStore(tx, shop);
  const orderIds = await takeMarkedOrders(tx, shop, ORDERS_A_ROUND);
  if (orderIds.length === 0) return { orders: 0, promises: [] };
  const orders = await listMarkedOrders(tx, shop, orderIds);
  const offers = await loadOffers(tx, shop, orders);
  const rules = await listRules(shop);
  const promises = orders.flatMap((order) => compareOrder(order, offers, listHonoured(rules, order, timeZone)));
  await savePromises(tx, shop, orderIds, promises);
  return { orders: orderIds.length, promises };
}

/** The offers behind the marks, by their versions. A mark that names none of ours is nobody's promise. */
async function loadOffers(tx: Database, shop: string, orders: readonly MarkedOrder[]) {
  const offers = new Map<string, PromisedOffer>();
  for (const versionId of new Set(orders.flatMap(listVersions))) {
    const version = await getVersion(tx, shop, versionId);
    if (version) offers.set(versionId, { versionId, ...version });
  }
  return offers;
}

function listVersions({ offerVersionId, lines }: MarkedOrder): string[] {
  return [...new Set([{ offerVersionId }, ...lines].flatMap((one) => one.offerVersionId ?? []))];
}

/** The rules that the discount Function knew when the order was placed. */
function listHonoured(rules: readonly GrantedRule[], { processedAt }: MarkedOrder, timeZone: string | null) {
  const day = shopDay(processedAt, timeZone);
  return rules.filter(
    ({ rule, grantedAt, honouredUntil }) =>
      grantedAt !== null &&
      grantedAt <= processedAt &&
      (honouredUntil === null || honouredUntil > processedAt) &&
      (rule.f === undefined || rule.f <= day) &&
      (rule.u === undefined || rule.u >= day),
  );
}

function compareOrder(
  order: MarkedOrder,
  offers: ReadonlyMap<string, PromisedOffer>,
  rules: readonly HonouredRule[],
): ComparedPromise[] {
  const { orderId, presentmentCurrency: currency, processedAt: orderedAt } = order;
  const compared = toOrderToCompare(order, rules);
  return listVersions(order).flatMap((versionId) => {
    const offer = offers.get(versionId);
    const comparison = offer && compareMarked(compared, offer);
    return comparison ? [{ orderId, currency, orderedAt, ...comparison }] : [];
  });
}

function toOrderToCompare(
  { presentmentCurrency: currency, offerVersionId, lines }: MarkedOrder,
  rules: readonly HonouredRule[],
): OrderToCompare {
  return {
    ...{ currency, rules, versionId: offerVersionId },
    lines: lines.map(({ sellingPlan, offerVersionId, discounts, ...line }) => ({
      ...line,
      isSubscription: sellingPlan !== null,
      versionId: offerVersionId,
      discounts: discounts.map((one) => ({
        ...one,
        isOurs: one.kind === "automatic" && OUR_TITLES.has(one.title),
      })),
    })),
  };
}
