import { beforeEach, describe, expect, test } from "vitest";
import type { Order, OrderLine, OrderSource } from "#app/pipeline/orders/order.ts";
import { saveOrders, saveWholeOrders } from "#app/pipeline/orders/save-orders.server.ts";
import { upsertLinesOfIntake } from "#app/pipeline/orders/store.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { welcomeShop } from "#app/shops/welcome-shop.server.ts";
import { aLine, anOrder } from "#test/support/an-order.ts";
import { emptyDatabase, withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();

const shop = "a.myshopify.com";
const now = new Date("2026-03-01T10:00:00Z");
const later = new Date("2026-03-01T11:00:00Z");
const intakeId = "11111111-1111-4111-8111-111111111111";

beforeEach(async () => {
  await emptyDatabase();
  await welcomeShop(shop, { scopes: ["read_orders"], now });
});

const saveWhole = (order: Order, lines: OrderLine[], source: OrderSource = "api") =>
  db().$transaction((tx) => saveWholeOrders(tx, shop, [{ order, lines }], { source, now }));
const saveBulk = (order: Order) =>
  db().$transaction((tx) => saveOrders(tx, shop, [order], { source: "api", intakeId, now }));
const saveBulkLines = (lines: OrderLine[]) => db().$transaction((tx) => upsertLinesOfIntake(tx, shop, intakeId, lines));
const storedLines = () => db().orderLine.findMany({ where: { shop }, orderBy: { lineId: "asc" } });

describe("saveWholeOrders", () => {
  test("an older state never overwrites a newer one, lines included", async () => {
    await saveWhole(anOrder({ updatedAt: later, financialStatus: "refunded" }), [aLine({ currentQuantity: 0 })]);
    await saveWhole(anOrder({ updatedAt: now }), [aLine(), aLine({ lineId: 11n })]);
    expect(await db().order.findFirst()).toMatchObject({ financialStatus: "refunded", sourceUpdatedAt: later });
    expect(await storedLines()).toMatchObject([{ lineId: 10n, currentQuantity: 0 }]);
  });

  test("saving the same state again changes nothing", async () => {
    await saveWhole(anOrder(), [aLine()]);
    const before = [await db().order.findMany(), await storedLines()];
    await saveWhole(anOrder(), [aLine()]);
    expect([await db().order.findMany(), await storedLines()]).toEqual(before);
  });

  test("what the API said wins over a file, whatever the dates", async () => {
    await saveWhole(anOrder({ updatedAt: now, name: "#api" }), [aLine()]);
    await saveWhole(anOrder({ updatedAt: later, name: "#file" }), [aLine({ lineId: -1n })], "file");
    expect(await db().order.findFirst()).toMatchObject({ name: "#api", source: "api" });
    expect(await storedLines()).toMatchObject([{ lineId: 10n }]);
  });

  test("the API takes a file's order over, and the file's lines go", async () => {
    await saveWhole(anOrder({ updatedAt: later }), [aLine({ lineId: -1n }), aLine({ lineId: -2n })], "file");
    await saveWhole(anOrder({ updatedAt: now }), [aLine()]);
    expect(await db().order.findFirst()).toMatchObject({ source: "api" });
    expect(await storedLines()).toMatchObject([{ lineId: 10n }]);
  });

  test("an order known from both sides makes one shopper of the customer id and the e-mail", async () => {
    await saveWhole(anOrder({ orderId: 1n, emailHmac: "hash" }), [], "file");
    await saveWhole(anOrder({ orderId: 2n, emailHmac: "hash" }), [], "file");
    await saveWhole(anOrder({ orderId: 1n, customerId: 77n }), []);
    const keys = new Set((await db().order.findMany()).map((order) => order.customerKey));
    expect(keys.size).toBe(1);
    expect(await db().customer.count()).toBe(1);
    expect(await db().customerAlias.count()).toBe(2);
  });
});

describe("a bulk intake", () => {
  test("brings the lines of the orders it wrote", async () => {
    await saveBulk(anOrder());
    await saveBulkLines([aLine(), aLine({ lineId: 11n })]);
    expect(await storedLines()).toHaveLength(2);
  });

  test("brings no line to an order that a webhook's fetch has written since", async () => {
    await saveBulk(anOrder({ updatedAt: now }));
    await saveWhole(anOrder({ updatedAt: later }), [aLine({ currentQuantity: 1 })]);
    await saveBulkLines([aLine({ currentQuantity: 2 }), aLine({ lineId: 11n })]);
    expect(await storedLines()).toMatchObject([{ lineId: 10n, currentQuantity: 1 }]);
  });

  test("brings no line to an order whose newer state was there before", async () => {
    await saveWhole(anOrder({ updatedAt: later }), [aLine()]);
    await saveBulk(anOrder({ updatedAt: now }));
    await saveBulkLines([aLine({ lineId: 11n })]);
    expect(await storedLines()).toMatchObject([{ lineId: 10n }]);
  });

  test("brings no line of an order it did not bring", async () => {
    await saveBulkLines([aLine({ orderId: 9n })]);
    expect(await storedLines()).toEqual([]);
  });
});
