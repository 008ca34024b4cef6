import { afterAll, beforeAll, expect, test } from "vitest";
import { HOUR_MS } from "#app/kernel/clock.ts";
import { db } from "#app/runtime/database.server.ts";
import { listPrivacyRequests } from "#app/shops/privacy-requests.server.ts";
import { generateWorld } from "#test/local-store/world/generate-world.ts";
import { countRows } from "#test/shops/rows-of-a-shop.ts";
import { type ConnectedApp, startConnectedApp } from "#test/support/connected-app.ts";
import { withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();

const leaving = generateWorld({ seed: 4, now: new Date().toISOString(), orders: 60 });
const staying = generateWorld({ seed: 5, now: new Date().toISOString(), orders: 60 });
staying.shop.domain = "staying.myshopify.com";
const shop = leaving.shop.domain;
const neighbour = staying.shop.domain;
let app: ConnectedApp;
/** What the neighbour has when all is read; it must be the same in the end. */
let before: Record<string, number>;

beforeAll(async () => {
  app = await startConnectedApp({ worlds: [leaving, staying] });
  for (const one of [shop, neighbour]) await app.open(one);
  await app.untilIdle();
  before = await countRows(neighbour);
});
afterAll(() => app.stop());

const getRow = () => db().shop.findUnique({ where: { shop } });

test("an uninstall ends the shop's sessions and its work, not its data", async () => {
  const orders = await db().order.count({ where: { shop } });
  expect(orders).toBeGreaterThan(0);
  app.store.uninstall(shop);
  await app.untilIdle();
  expect((await getRow())?.uninstalledAt).not.toBeNull();
  expect(await db().session.findMany({ select: { shop: true } })).toEqual([{ shop: neighbour }]);
  expect(await db().order.count({ where: { shop } })).toBe(orders);
});

test("a shop that is back before 48 hours have passed is not erased, and a late uninstall does not harm it", async () => {
  const late = app.store.webhooks.log().findLast((one) => one.topic === "app/uninstalled");
  await app.open(shop);
  await app.untilIdle();
  await app.store.clock.advance(49 * HOUR_MS);
  await app.store.webhooks.resend(late?.id ?? "");
  await app.untilIdle();
  expect(await getRow()).toMatchObject({ installGeneration: 2, uninstalledAt: null });
  expect(await db().order.count({ where: { shop } })).toBeGreaterThan(0);
});

test("48 hours after it left nothing of it is left, except that it was asked and done", async () => {
  app.store.uninstall(shop);
  await app.untilIdle();
  await app.store.clock.advance(49 * HOUR_MS);
  await app.untilIdle();
  expect(Object.keys(await countRows(shop))).toEqual(["privacy_request"]);
  expect((await listPrivacyRequests(shop)).map((one) => one.topic)).toEqual(["shop/redact"]);
});

test("it comes back as a new shop and is read in again", async () => {
  await app.open(shop);
  await app.untilIdle();
  expect(await getRow()).toMatchObject({ installGeneration: 1, uninstalledAt: null, name: leaving.shop.name });
  expect(await db().product.count({ where: { shop } })).toBe(leaving.products.length);
  expect(await db().order.count({ where: { shop } })).toBeGreaterThan(0);
});

test("the neighbour noticed nothing", async () => {
  expect(await countRows(neighbour)).toEqual(before);
});
