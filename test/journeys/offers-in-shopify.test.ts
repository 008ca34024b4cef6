import { afterAll, beforeAll, expect, test } from "vitest";
import type { JobContext } from "#app/jobs/define-job.ts";
import { bringForward, enqueue } from "#app/jobs/enqueue.server.ts";
import { HOUR_MS } from "#app/kernel/clock.ts";
import { decideOffer } from "#app/pipeline/offers/decide-offer.server.ts";
import { composeOffersJob } from "#app/pipeline/offers/jobs.ts";
import { excludeProduct } from "#app/pipeline/offers/rules-store.server.ts";
import { listOffers } from "#app/pipeline/offers/store.server.ts";
import { syncPublicationsJob, verifyPublicationsJob } from "#app/pipeline/publishing/jobs.ts";
import { revokeAllShops } from "#app/pipeline/publishing/revoke.job.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { generateWorld } from "#test/local-store/world/generate-world.ts";
import { findLies, listGranted, listShown } from "#test/pipeline/publishing/find-lies.ts";
import { type ConnectedApp, startConnectedApp } from "#test/support/connected-app.ts";
import { withTestDatabase } from "#test/support/test-database.ts";
import { readPublications, watchPublications } from "#test/support/watch-publications.ts";

withTestDatabase();

const world = generateWorld({ seed: 11, now: new Date().toISOString(), orders: 6000 });
const shop = world.shop.domain;
let app: ConnectedApp;
/** What jobs take for the present, ahead of the real one. */
let ahead = 0;
const now = () => new Date(Date.now() + ahead);
const published = () => readPublications(app.store, shop);
const lies: string[] = [];

beforeAll(async () => {
  app = await startConnectedApp({ worlds: [world], now });
  app.store.install(shop, [...app.store.manifest.scopes, "read_all_orders"]);
  watchPublications(app.store, () => lies.push(...findLies(published())));
  await app.open(shop);
  await app.untilIdle();
}, 240_000);
afterAll(() => app.stop());

test("what the orders say is in Shopify as offers", () => {
  expect(listShown(published()).length).toBeGreaterThan(20);
  expect(app.store.shop(shop).admin.discounts).toHaveLength(1);
  expect(lies).toEqual([]);
  expect([...published().keys()].some((name) => name.endsWith(" upgrade_products"))).toBe(true);
});

test("savings that the merchant sets are charged before they are shown", async () => {
  const bundles = await listOffers(db(), shop, { kinds: ["bundle"], states: ["live"] });
  const next = [syncPublicationsJob];
  for (const { offerId } of bundles) {
    await decideOffer(shop, { offerId, verb: "accept" }, { now: now(), next });
    await decideOffer(shop, { offerId, verb: "edit", savings: [7] }, { now: now(), next });
  }
  await bringForward(composeOffersJob, { shop });
  await app.untilIdle();
  const shown = listShown(published()).filter(({ entry }) => entry.pct > 0);
  expect(shown.length).toBeGreaterThan(10);
  expect(lies).toEqual([]);
});

test("an excluded product is gone from Shopify, display first", async () => {
  const productId = listShown(published()).find(({ entry }) => entry.pct > 0)?.anchorId ?? 0n;
  const isNamed = ({ entry }: { entry: { slots: { p: number[] }[] } }) =>
    entry.slots.some((slot) => slot.p.includes(Number(productId)));
  const rules = JSON.stringify(listGranted(published()), withoutBigints);
  await excludeProduct(db(), shop, productId, { isExcluded: true });
  await enqueue(db(), composeOffersJob, { shop });
  await app.untilIdle();
  expect(listShown(published()).filter(isNamed)).toEqual([]);
  const references = [...published()].filter(([name]) => /_products$/.test(name) && !name.includes("/Shop/"));
  expect(references.filter(([, text]) => text.includes(`/${productId}"`))).toEqual([]);
  // Carts that hold the set still get the price they were promised.
  for (const rule of JSON.parse(rules)) expect(rulesText()).toContain(JSON.stringify(rule.rule));
  expect(lies).toEqual([]);
});

test("a rule outlives its display by its grace, and no longer", async () => {
  const graced = await db().grantedRule.findMany({ where: { shop, honouredUntil: { not: null } } });
  expect(graced.length).toBeGreaterThan(0);
  const before = listGranted(published()).length;
  ahead = 71 * HOUR_MS;
  await revokeAllShops({}, context());
  await app.untilIdle();
  expect(listGranted(published()).length).toBe(before);
  ahead = 73 * HOUR_MS;
  await revokeAllShops({}, context());
  await app.untilIdle();
  expect(listGranted(published()).length).toBe(before - graced.length);
  expect(await db().grantedRule.count({ where: { shop, honouredUntil: { not: null } } })).toBe(0);
  expect(lies).toEqual([]);
});

test("metafields changed behind our back are mended", async () => {
  const before = published();
  const [first, second] = listShown(before).map(({ anchorId }) => `gid://shopify/Product/${anchorId}`);
  const { metafields } = app.store.shop(shop).admin;
  for (const field of Object.values(metafields[first ?? ""] ?? {}))
    if (field.key === "bundles") field.value = '{"v":1,"b":[]}';
  delete metafields[second ?? ""];
  expect(published()).not.toEqual(before);
  await enqueue(db(), verifyPublicationsJob, { shop });
  await app.untilIdle();
  expect(published()).toEqual(before);
});

test("an uninstall leaves nothing of ours", async () => {
  app.store.uninstall(shop);
  await app.untilIdle();
  expect([...published()].filter(([name]) => !/ (rating|rating_count)$/.test(name))).toEqual([]);
  expect(app.store.shop(shop).admin.discounts).toEqual([]);
  const counts = [db().publication.count(), db().grantedRule.count(), db().publishingTarget.count()];
  expect(await Promise.all([...counts, db().publishingOperation.count()])).toEqual([0, 0, 0, 0]);
});

test("a shop that comes back is published for anew", async () => {
  // Shopify's own clock has not moved.
  ahead = 0;
  await app.open(shop);
  await app.untilIdle();
  expect(listShown(published()).length).toBeGreaterThan(20);
  expect(app.store.shop(shop).admin.discounts).toHaveLength(1);
});

function rulesText(): string {
  return JSON.stringify(listGranted(published()).map((one) => one.rule));
}

function context(): JobContext {
  return { now: now(), clock: now, signal: new AbortController().signal, isLastTry: false };
}

function withoutBigints(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}
