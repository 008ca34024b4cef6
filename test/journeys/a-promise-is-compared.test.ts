import { afterAll, beforeAll, expect, test } from "vitest";
import { loadPromises } from "#app/pages/promises/load-promises.server.ts";
import { decideOffer } from "#app/pipeline/offers/decide-offer.server.ts";
import { composeOffersJob } from "#app/pipeline/offers/jobs.ts";
import { listOffers } from "#app/pipeline/offers/store.server.ts";
import { syncPublicationsJob } from "#app/pipeline/publishing/jobs.ts";
import { endRulesAtOnce, listRules } from "#app/pipeline/publishing/rule-store.server.ts";
import type { BundleEntry } from "#app/pipeline/publishing/wire.ts";
import { db } from "#app/runtime/database.server.ts";
import { generateWorld } from "#test/local-store/world/generate-world.ts";
import type { LineWish } from "#test/local-store/world/place-order.ts";
import { listShown } from "#test/pipeline/publishing/find-lies.ts";
import { type ConnectedApp, startConnectedApp } from "#test/support/connected-app.ts";
import { until } from "#test/support/real-app.ts";
import { withTestDatabase } from "#test/support/test-database.ts";
import { readPublications } from "#test/support/watch-publications.ts";

withTestDatabase();

const world = generateWorld({ seed: 11, now: new Date().toISOString(), orders: 2500 });
const shop = world.shop.domain;
let app: ConnectedApp;
/** A bundle with a saving, as its product's page has it. */
let shown: BundleEntry;

beforeAll(async () => {
  app = await startConnectedApp({ worlds: [world] });
  app.store.install(shop, [...app.store.manifest.scopes, "read_all_orders"]);
  await app.open(shop);
  await app.untilIdle();
  const bundles = await listOffers(db(), shop, { kinds: ["bundle"], limit: 3 });
  const next = [composeOffersJob, syncPublicationsJob];
  for (const { offerId } of bundles) {
    await decideOffer(shop, { offerId, verb: "accept" }, { now: new Date(), next });
    await decideOffer(shop, { offerId, verb: "edit", savings: [7.5] }, { now: new Date(), next });
  }
  await app.untilIdle();
  shown = findShown();
}, 240_000);
afterAll(() => app.stop());

function findShown(): BundleEntry {
  const entry = listShown(readPublications(app.store, shop)).find((one) => one.entry.pct > 0)?.entry;
  if (!entry) throw new Error("no bundle with a saving is shown");
  return entry;
}

/** The set as a shopper's cart holds it, each line reduced as Shopify does it, or by `discount` instead. */
function linesOf({ id, slots, pct, caps = {} }: BundleEntry, discount?: LineWish["discounts"]): LineWish[] {
  return slots.map(({ p: [productId = 0], q }) => {
    const variant = world.products.find((product) => product.id === productId)?.variants[0];
    if (!variant) throw new Error("no variant");
    const percent = Math.min(pct, caps[`v${variant.id}`] ?? caps[`p${productId}`] ?? pct);
    const amountMinor = Number((BigInt(variant.priceMinor * q) * BigInt(Math.round(percent * 100))) / 10_000n);
    const attributes = [
      { key: "_tandem_offer", value: id },
      { key: "_tandem_promise", value: `${percent}@${variant.priceMinor}${world.shop.currency}` },
    ];
    const ours = amountMinor > 0 ? [{ kind: "automatic" as const, title: "Bundle saving", amountMinor }] : [];
    return { variantId: variant.id, quantity: q, attributes, discounts: discount ?? ours };
  });
}

/** What the admin lists, the newest first. */
async function listed() {
  const { lines, counts } = await loadPromises(shop, { show: "all", page: 1 }, new Date());
  return { counts, lines: lines.map(({ orderName, verdict, reason }) => ({ orderName, verdict, reason })) };
}

const orders = () => app.store.shop(shop).world.orders;

/** Places an order and waits until every webhook was taken in and compared. @returns the order */
async function buy(lines: LineWish[]) {
  app.store.placeOrder(shop, { lines });
  await untilCompared();
  const order = orders().at(-1);
  if (!order) throw new Error("no order");
  return order;
}

/** Not until all is idle: finding new offers takes longer, and no comparison waits for it. */
async function untilCompared(): Promise<void> {
  await app.store.webhooks.settled();
  await until("the orders are compared", async () => {
    const waiting = await db().delivery.count({ where: { shop, status: "waiting" } });
    return waiting === 0 && (await db().markedOrder.count({ where: { shop } })) === 0 && (await isEnqueued()) === 0;
  });
}

async function isEnqueued(): Promise<number> {
  const kinds = ["orders.refresh", "results.compare-promises"];
  const [row] = await db().$queryRaw<{ n: number }[]>`
    select count(*)::int as n from pgboss.job where state in ('created', 'retry', 'active') and name = any(${kinds})`;
  return row?.n ?? 0;
}

test("a set bought as its page promised it is listed as kept", async () => {
  const { name } = await buy(linesOf(shown));
  const { lines, counts } = await listed();
  expect(lines).toEqual([{ orderName: name, verdict: "kept", reason: null }]);
  expect(counts).toEqual({ kept: 1, better: 0, broken: 0, "not-due": 0 });
});

test("a code that took the saving's place makes a broken promise, shown with its order", async () => {
  const code = { kind: "code" as const, title: "ONEPENNY", amountMinor: 1 };
  const { name } = await buy(linesOf(shown, [code]));
  const { lines, counts } = await listed();
  expect(lines[0]).toEqual({ orderName: name, verdict: "broken", reason: "code" });
  expect(counts).toMatchObject({ kept: 1, broken: 1 });
});

test("a set that was taken apart was promised nothing, and a forged mark is nobody's promise", async () => {
  const [first] = linesOf(shown);
  if (!first) throw new Error("no line");
  await buy([{ ...first, discounts: [] }]);
  await buy([{ ...first, attributes: [{ key: "_tandem_offer", value: "forged" }], discounts: [] }]);
  const { lines, counts } = await listed();
  expect(lines[0]).toMatchObject({ verdict: "not-due", reason: "quantity" });
  expect(counts).toEqual({ kept: 1, better: 0, broken: 1, "not-due": 1 });
});

test("a refund changes no verdict", async () => {
  const before = await listed();
  const order = orders().find(({ name }) => name === before.lines.at(-1)?.orderName);
  if (!order) throw new Error("no order");
  const lines = order.lines.map(({ id, quantity }) => ({ lineId: id, quantity }));
  app.store.refundOrder(shop, { orderId: order.id, lines });
  await untilCompared();
  expect(await db().orderLine.count({ where: { shop, orderId: BigInt(order.id), currentQuantity: 0 } })).toBe(
    lines.length,
  );
  expect(await listed()).toEqual(before);
});

test("an offer that was ended between page and checkout is named as the reason", async () => {
  const offer = (await listOffers(db(), shop)).find(({ versionId }) => versionId === shown.id);
  if (!offer) throw new Error("no offer");
  const end = { offerId: offer.offerId, verb: "pause" as const };
  await decideOffer(shop, end, { now: new Date(), next: [syncPublicationsJob] });
  await endRulesAtOnce(db(), shop, offer.offerId);
  await until(
    "it is revoked",
    async () => !(await listRules(shop)).some((one) => one.offerIds.includes(offer.offerId)),
  );
  await buy(linesOf(shown, []));
  expect((await listed()).lines[0]).toMatchObject({ verdict: "broken", reason: "version-changed" });
}, 90_000);

test("a deleted order takes its promise with it", async () => {
  const { lines } = await listed();
  const order = orders().find(({ name }) => name === lines[0]?.orderName);
  app.store.deleteOrder(shop, { orderId: order?.id ?? 0 });
  await untilCompared();
  expect((await listed()).lines).toEqual(lines.slice(1));
});
