import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { takeInOrdersFile } from "#app/pipeline/orders/file/take-in-orders-file.server.ts";
import { backfillOrdersJob } from "#app/pipeline/orders/jobs.ts";
import { db } from "#app/runtime/database.server.ts";
import { getPrivacyExport, listPrivacyRequests } from "#app/shops/privacy-requests.server.ts";
import { generateWorld } from "#test/local-store/world/generate-world.ts";
import { writeWorldAsCsv } from "#test/local-store/world/write-csv.ts";
import { type ConnectedApp, startConnectedApp } from "#test/support/connected-app.ts";
import { withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();

const world = generateWorld({ seed: 6, now: new Date().toISOString(), orders: 200 });
const shop = world.shop.domain;
const variantId = world.products[0]?.variants[0]?.id ?? 0;
const folder = mkdtempSync(path.join(tmpdir(), "tandem-exports-"));
const ordersFile = path.join(folder, "orders.csv");
const everything = ["read_all_orders"];
let app: ConnectedApp;

/** The shopper with the most orders. */
const buyers = Map.groupBy(world.orders, (order) => order.customerId);
const customer = world.customers
  .filter((one) => one.email !== null)
  .toSorted((a, b) => (buyers.get(b.id)?.length ?? 0) - (buyers.get(a.id)?.length ?? 0))[0];
const customerId = customer?.id ?? 0;
const ordersOfCustomer = buyers.get(customerId)?.length ?? 0;

beforeAll(async () => {
  await writeWorldAsCsv({ world, ordersFile, productsFile: path.join(folder, "products.csv") });
  app = await startConnectedApp({ worlds: [world] });
  app.store.install(shop, [...app.store.manifest.scopes, ...everything]);
  await app.open(shop);
  await app.untilIdle();
});
afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true });
});

async function uploadOrders(): Promise<void> {
  const stream = createReadStream(ordersFile);
  const summary = await takeInOrdersFile(shop, { stream, fileName: "orders.csv", now: new Date(), next: [] });
  expect(summary).toMatchObject({ status: "done", problems: 0 });
  await app.untilIdle();
}

/** Whether any shopper of ours is known by this customer's id. */
const isKnown = async () =>
  (await db().customerAlias.count({ where: { kind: "shopify", value: String(customerId) } })) > 0;

const countState = async () => ({
  orders: await db().order.count(),
  owned: await db().order.count({ where: { customerKey: { not: null } } }),
  shoppers: await db().customer.count(),
  aliases: await db().customerAlias.count(),
});

test("a file joins the e-mail addresses to the shoppers whom the API knows", async () => {
  expect(ordersOfCustomer).toBeGreaterThan(1);
  const { shoppers } = await countState();
  await uploadOrders();
  expect((await countState()).shoppers).toBe(shoppers);
  expect(await isKnown()).toBe(true);
});

test("asked for, all that we hold of a customer is gathered for the merchant, and no name or address is in it", async () => {
  app.store.requestData(shop, { customerId });
  await app.untilIdle();
  const [request] = await listPrivacyRequests(shop);
  expect(request).toMatchObject({ counts: { customers: 1, orders: ordersOfCustomer } });
  expect(request?.exportUntil).not.toBeNull();
  const text = JSON.stringify(await getPrivacyExport(shop, request?.id ?? ""));
  expect(text).toContain(`"${customerId}"`);
  expect(text).not.toContain(customer?.email);
  expect(text).not.toContain(customer?.lastName);
});

test("redacted, the customer is gone and the orders stay as nobody's", async () => {
  const before = await countState();
  app.store.redactCustomer(shop, { customerId });
  await app.untilIdle();
  expect(await countState()).toEqual({
    orders: before.orders,
    owned: before.owned - ordersOfCustomer,
    shoppers: before.shoppers - 1,
    aliases: before.aliases - 2,
  });
  expect((await listPrivacyRequests(shop)).every((one) => one.exportUntil === null)).toBe(true);
});

test("the customer does not come back by backfill, late webhook, new order or old file", async () => {
  const before = await countState();
  await enqueue(db(), backfillOrdersJob, { shop });
  await app.untilIdle();
  expect(await db().intake.count({ where: { kind: "orders.bulk", status: "done" } })).toBe(2);
  expect(await countState()).toEqual(before);
  for (const delivery of app.store.webhooks.log()) await app.store.webhooks.resend(delivery.id);
  await uploadOrders();
  expect(await countState()).toEqual(before);
  app.store.placeOrder(shop, { lines: [{ variantId, quantity: 1 }], customerId });
  await app.untilIdle();
  expect(await countState()).toEqual({ ...before, orders: before.orders + 1 });
  expect(await isKnown()).toBe(false);
});
