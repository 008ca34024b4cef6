import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listMarkedOrders, takeMarkedOrders } from "#app/pipeline/orders/marked-store.server.ts";
import { saveWholeOrders } from "#app/pipeline/orders/save-orders.server.ts";
import { deleteOrders } from "#app/pipeline/orders/store.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { welcomeShop } from "#app/shops/welcome-shop.server.ts";
import { aLine, anOrder } from "#test/support/an-order.ts";
import { withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();

const shop = "marked.myshopify.com";
const other = "other.myshopify.com";
const now = new Date("2026-03-02T10:00:00Z");
const marked = { offerVersionId: "v1", promise: "5@1000GBP" };

beforeEach(async () => {
  for (const one of [shop, other]) await welcomeShop(one, { scopes: [], now });
});
afterEach(async () => {
  await db().markedOrder.deleteMany();
  await db().orderLine.deleteMany();
  await db().order.deleteMany();
});

function save(of: string, orderId: bigint, line: Parameters<typeof aLine>[0], order = {}) {
  const whole = { order: anOrder({ orderId, ...order }), lines: [aLine({ orderId, lineId: orderId * 10n, ...line })] };
  return db().$transaction((tx) => saveWholeOrders(tx, of, [whole], { source: "api", now }));
}

describe("takeMarkedOrders", () => {
  test("gives each order with an offer's marks once, and again when it changes", async () => {
    await save(shop, 1n, marked);
    await save(shop, 2n, {});
    await save(other, 3n, marked);
    expect(await takeMarkedOrders(db(), shop, 10)).toEqual([1n]);
    expect(await takeMarkedOrders(db(), shop, 10)).toEqual([]);
    await save(shop, 1n, marked, { updatedAt: new Date("2026-03-05T10:00:00Z") });
    expect(await takeMarkedOrders(db(), shop, 10)).toEqual([1n]);
    expect(await takeMarkedOrders(db(), other, 10)).toEqual([3n]);
  });

  test("gives an order that a link of ours began, with lines that have no marks", async () => {
    await save(shop, 1n, {}, { offerVersionId: "v1" });
    await save(other, 1n, {}, {});
    expect(await takeMarkedOrders(db(), shop, 10)).toEqual([1n]);
    expect(await takeMarkedOrders(db(), other, 10)).toEqual([]);
    expect(await listMarkedOrders(db(), shop, [1n])).toMatchObject([{ offerVersionId: "v1" }]);
    await deleteOrders(db(), shop, [1n]);
    expect(await takeMarkedOrders(db(), shop, 10)).toEqual([1n]);
  });

  test("gives an order that was deleted, which then is no more", async () => {
    await save(shop, 1n, marked);
    await takeMarkedOrders(db(), shop, 10);
    await deleteOrders(db(), shop, [1n]);
    expect(await takeMarkedOrders(db(), shop, 10)).toEqual([1n]);
    expect(await listMarkedOrders(db(), shop, [1n])).toEqual([]);
  });

  test("what changes an order while it is compared is not missed", async () => {
    await save(shop, 1n, marked);
    let written: Promise<unknown> = Promise.resolve();
    await db().$transaction(async (tx) => {
      expect(await takeMarkedOrders(tx, shop, 10)).toEqual([1n]);
      written = save(shop, 1n, marked, { updatedAt: new Date("2026-03-05T10:00:00Z") });
      await new Promise((resolve) => setTimeout(resolve, 100));
    });
    await written;
    expect(await takeMarkedOrders(db(), shop, 10)).toEqual([1n]);
  });

  test("gives no more than asked for", async () => {
    for (const id of [1n, 2n, 3n]) await save(shop, id, marked);
    expect(await takeMarkedOrders(db(), shop, 2)).toHaveLength(2);
    expect(await takeMarkedOrders(db(), shop, 2)).toHaveLength(1);
  });
});

describe("listMarkedOrders", () => {
  test("tells amounts in the currency the shopper paid in", async () => {
    const discounts = [{ kind: "automatic" as const, title: "Bundle saving", minor: 50, presentmentMinor: 58 }];
    const paid = { presentmentUnitPriceMinor: 1160, discounts };
    await save(shop, 1n, { ...marked, ...paid }, { presentmentCurrency: "EUR" });
    const [order] = await listMarkedOrders(db(), shop, [1n, 2n]);
    expect(order).toMatchObject({ orderId: 1n, presentmentCurrency: "EUR" });
    expect(order?.lines).toMatchObject([{ unitMinor: 1160, promise: "5@1000GBP", discounts: [{ minor: 58 }] }]);
  });
});
