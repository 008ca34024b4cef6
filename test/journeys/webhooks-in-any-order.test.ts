import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "#app/runtime/database.server.ts";
import { generateWorld } from "#test/local-store/world/generate-world.ts";
import type { WorldOrder } from "#test/local-store/world/types.ts";
import { type ConnectedApp, startConnectedApp } from "#test/support/connected-app.ts";
import { withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();

const world = generateWorld({ seed: 2, now: new Date().toISOString(), orders: 60 });
const shop = world.shop.domain;
const variantId = world.products[0]?.variants[0]?.id ?? 0;
let app: ConnectedApp;

beforeAll(async () => {
  app = await startConnectedApp({ worlds: [world] });
  await app.open(shop);
  await app.untilIdle();
});
afterAll(() => app.stop());

function newestOrder(): WorldOrder {
  const order = app.store.shop(shop).world.orders.at(-1);
  if (!order) throw new Error("the shop has no order");
  return order;
}

/** What is stored of one order, lines and all. */
async function stored(orderId: number) {
  const where = { shop, orderId: BigInt(orderId) };
  const order = await db().order.findFirst({ where });
  return { order, lines: await db().orderLine.findMany({ where, orderBy: { lineId: "asc" } }) };
}

const countRows = async () => ({
  orders: await db().order.count(),
  lines: await db().orderLine.count(),
  customers: await db().customer.count(),
});

test("an order becomes a row within its webhook, and the same webhook five times changes nothing more", async () => {
  app.store.webhooks.faults.add({ kind: "duplicate", copies: 4, topic: "orders/create" });
  app.store.placeOrder(shop, { lines: [{ variantId, quantity: 2 }] });
  await app.untilIdle();
  const order = newestOrder();
  const first = await stored(order.id);
  expect(first.lines).toMatchObject([{ quantity: 2, currentQuantity: 2, variantId: BigInt(variantId) }]);
  const rows = await countRows();
  const delivery = app.store.webhooks.log().find((one) => one.topic === "orders/create");
  for (let time = 0; time < 5; time += 1) await app.store.webhooks.resend(delivery?.id ?? "");
  await app.untilIdle();
  expect(await stored(order.id)).toEqual(first);
  expect(await countRows()).toEqual(rows);
});

test("webhooks that arrive in the wrong order leave the newest state", async () => {
  app.store.webhooks.faults.add({ kind: "reorder", times: 3 });
  app.store.placeOrder(shop, { lines: [{ variantId, quantity: 3 }] });
  const { id } = newestOrder();
  app.store.refundOrder(shop, { orderId: id, lines: [{ lineId: newestOrder().lines[0]?.id ?? 0, quantity: 1 }] });
  app.store.cancelOrder(shop, { orderId: id });
  await app.untilIdle();
  const { order, lines } = await stored(id);
  expect(order?.cancelledAt).not.toBeNull();
  expect(order?.refundedMinor).toBeGreaterThan(0n);
  expect(lines[0]?.currentQuantity).toBe(newestOrder().lines[0]?.currentQuantity);
});

test("a deleted order goes, and a late webhook about it does not bring it back", async () => {
  app.store.placeOrder(shop, { lines: [{ variantId, quantity: 1 }] });
  await app.untilIdle();
  const { id } = newestOrder();
  const late = app.store.webhooks.log().findLast((one) => one.topic === "orders/create");
  app.store.deleteOrder(shop, { orderId: id });
  await app.untilIdle();
  expect(await stored(id)).toEqual({ order: null, lines: [] });
  await app.store.webhooks.resend(late?.id ?? "");
  await app.untilIdle();
  expect(await stored(id)).toEqual({ order: null, lines: [] });
});

test("an edited order keeps its removed line at quantity 0 and gains the new one", async () => {
  app.store.placeOrder(shop, { lines: [{ variantId, quantity: 1 }] });
  const order = newestOrder();
  const other = world.products[1]?.variants[0]?.id ?? 0;
  const lineId = order.lines[0]?.id ?? 0;
  app.store.editOrder(shop, {
    orderId: order.id,
    set: [{ lineId, quantity: 0 }],
    add: [{ variantId: other, quantity: 4 }],
  });
  await app.untilIdle();
  const { lines } = await stored(order.id);
  expect(lines.map((line) => [line.variantId, line.currentQuantity])).toEqual([
    [BigInt(variantId), 0],
    [BigInt(other), 4],
  ]);
});

test("a changed product is fetched, a deleted one is marked and its old lines keep it", async () => {
  const product = world.products[2];
  if (!product) throw new Error("no product");
  app.store.updateProduct(shop, { productId: product.id, set: { title: "A better title" } });
  await app.untilIdle();
  const where = { shop, productId: BigInt(product.id) };
  expect(await db().product.findFirst({ where })).toMatchObject({ title: "A better title", deletedAt: null });
  const lines = await db().orderLine.count({ where });
  app.store.deleteProduct(shop, { productId: product.id });
  await app.untilIdle();
  expect((await db().product.findFirst({ where }))?.deletedAt).not.toBeNull();
  expect(await db().orderLine.count({ where })).toBe(lines);
});

test("nothing personal is stored or kept in a delivery", async () => {
  const customer = world.customers.find((one) => one.email !== null);
  app.store.placeOrder(shop, { lines: [{ variantId, quantity: 1 }], customerId: customer?.id ?? null });
  await app.untilIdle();
  const tables = await db().$queryRaw<{ name: string }[]>`
    select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'`;
  for (const { name } of [...tables, { name: "pgboss.job" }]) {
    const rows = JSON.stringify(await db().$queryRawUnsafe(`select t::text as t from ${name} t`));
    expect(rows, name).not.toContain(customer?.email);
    if (name !== '"product"') expect(rows, name).not.toContain(`${customer?.firstName} ${customer?.lastName}`);
  }
});
