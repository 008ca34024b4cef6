import { beforeEach, describe, expect, test } from "vitest";
import { takeInOrdersFile } from "#app/pipeline/orders/file/take-in-orders-file.server.ts";
import { saveWholeOrders } from "#app/pipeline/orders/save-orders.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { hashEmail } from "#app/shops/email-hash.ts";
import { getEmailKey } from "#app/shops/email-key.server.ts";
import { saveTombstones } from "#app/shops/tombstones.server.ts";
import { aShop, lineRow, orderRow, uploadOf } from "#test/pipeline/orders/file/a-file.ts";
import { anApiOrder } from "#test/pipeline/orders/file/an-api-order.ts";
import { emptyDatabase, withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();
beforeEach(emptyDatabase);

const now = new Date("2026-03-01T10:00:00Z");
const second = (cells: Record<string, string> = {}) =>
  orderRow({ Id: "1002", Name: "#1002", Email: "bob@example.com", ...cells });

async function saveFromApi(shop: string, ...orders: Parameters<typeof anApiOrder>[0][]) {
  await db().$transaction((tx) => saveWholeOrders(tx, shop, orders.map(anApiOrder), { source: "api", now }));
}

describe("a file beside the API", () => {
  test.each(["file first", "API first"])("one shopper known from both sides is one customer (%s)", async (sequence) => {
    const shop = await aShop();
    const file = () => takeInOrdersFile(shop, uploadOf([orderRow(), second({ Email: "ann@example.com" })]));
    const api = () => saveFromApi(shop, { orderId: 1001n, customerId: 7n }, { orderId: 1003n, customerId: 7n });
    for (const takeIn of sequence === "file first" ? [file, api, file] : [api, file, api]) await takeIn();
    const orders = await db().order.findMany({ orderBy: { orderId: "asc" } });
    expect(orders.map(({ orderId, source }) => [orderId, source])).toEqual([
      [1001n, "api"],
      [1002n, "file"],
      [1003n, "api"],
    ]);
    expect(new Set(orders.map((order) => order.customerKey)).size).toBe(1);
    const aliases = await db().customerAlias.findMany({ orderBy: { kind: "asc" } });
    expect(aliases.map(({ kind, customerKey }) => [kind, customerKey])).toEqual([
      ["email", orders[0]?.customerKey],
      ["shopify", orders[0]?.customerKey],
    ]);
    expect(await db().customer.count()).toBe(1);
  });

  test("several customers that one address ties together end as one that exists", async () => {
    const shop = await aShop();
    await saveFromApi(
      shop,
      { orderId: 1001n, customerId: 7n },
      { orderId: 1002n, customerId: 8n },
      { orderId: 1003n, customerId: 7n },
    );
    const rows = ["1001", "1002", "1003"].map((id) => orderRow({ Id: id, Name: `#${id}` }));
    await takeInOrdersFile(shop, uploadOf(rows));
    const customers = await db().customer.findMany();
    expect(customers).toHaveLength(1);
    const keys = [...(await db().order.findMany()), ...(await db().customerAlias.findMany())];
    expect(new Set(keys.map((row) => row.customerKey))).toEqual(new Set([customers[0]?.customerKey]));
  });

  test("what the API said stays, whatever the dates, and replaces what a file said", async () => {
    const shop = await aShop();
    const late = { "Fulfilled at": "2030-01-01 00:00:00 +0000", Total: "99.00" };
    await saveFromApi(shop, { orderId: 1001n, customerId: 7n });
    await takeInOrdersFile(shop, uploadOf([orderRow(late), lineRow(), second(late)]));
    await saveFromApi(shop, { orderId: 1002n, customerId: 8n });
    const orders = await db().order.findMany({ orderBy: { orderId: "asc" } });
    expect(orders).toMatchObject([
      { orderId: 1001n, source: "api", totalMinor: 500n },
      { orderId: 1002n, source: "api", totalMinor: 500n },
    ]);
    const lines = await db().orderLine.findMany();
    expect(lines.map((one) => one.lineId).every((id) => id > 0n)).toBe(true);
    expect(lines).toHaveLength(2);
  });

  test("a deleted order does not come back, and a redacted shopper's order comes back without them", async () => {
    const shop = await aShop();
    const hmac = hashEmail(await getEmailKey(shop), "bob@example.com") ?? "";
    await saveTombstones(db(), shop, "order", ["1001"], now);
    await saveTombstones(db(), shop, "email", [hmac], now);
    await takeInOrdersFile(shop, uploadOf([orderRow(), second()]));
    expect(await db().order.findMany()).toMatchObject([{ orderId: 1002n, customerKey: null }]);
    expect(await db().customerAlias.count()).toBe(0);
    expect(await db().orderLine.count({ where: { orderId: 1001n } })).toBe(0);
  });

  test("two shops' files with the same Ids and addresses stay apart", async () => {
    const [one, other] = [await aShop(), await aShop({ shop: "b.myshopify.com" })];
    await takeInOrdersFile(one, uploadOf([orderRow()]));
    await takeInOrdersFile(other, uploadOf([orderRow({ Total: "1.00" })]));
    expect(await db().order.findMany({ orderBy: { shop: "asc" } })).toMatchObject([
      { shop: one, totalMinor: 1250n },
      { shop: other, totalMinor: 100n },
    ]);
    const aliases = await db().customerAlias.findMany();
    expect(new Set(aliases.map((alias) => alias.value)).size).toBe(2);
  });
});
