import { beforeEach, describe, expect, test } from "vitest";
import { readSales, type Sale } from "#app/pipeline/orders/sales-store.server.ts";
import { saveWholeOrders } from "#app/pipeline/orders/save-orders.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { welcomeShop } from "#app/shops/welcome-shop.server.ts";
import { aLine, anOrder } from "#test/support/an-order.ts";
import { emptyDatabase, withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();

const shop = "a.myshopify.com";
const now = new Date("2026-03-01T10:00:00Z");

beforeEach(async () => {
  await emptyDatabase();
  await welcomeShop(shop, { scopes: ["read_orders"], now });
});

const save = (...orders: { order: ReturnType<typeof anOrder>; lines: ReturnType<typeof aLine>[] }[]) =>
  db().$transaction((tx) => saveWholeOrders(tx, shop, orders, { source: "api", now }));

async function readAll(ordersAPage?: number): Promise<Sale[][]> {
  const pages: Sale[][] = [];
  for await (const page of readSales(db(), shop, ordersAPage)) pages.push(page);
  return pages;
}

describe("readSales", () => {
  test("an order comes with its marks and its lines", async () => {
    const order = anOrder({ isTest: true, cancelledAt: now, isB2b: true, sourceName: null, financialStatus: "voided" });
    const lines = [
      aLine({ currentQuantity: 0, unitPriceMinor: 1250 }),
      aLine({ lineId: 11n, productId: null, isGiftCard: true }),
      aLine({ lineId: 12n, productId: -7n, offerVersionId: "any|thing\nat all" }),
    ];
    await save({ order, lines });
    expect(await readAll()).toEqual([
      [
        {
          orderId: 1n,
          processedAt: order.processedAt,
          customerKey: null,
          isTest: true,
          isCancelled: true,
          isB2b: true,
          sourceName: null,
          financialStatus: "voided",
          totalMinor: 2300n,
          refundedMinor: 0n,
          lines: [
            { productId: 100n, currentQuantity: 0, unitPriceMinor: 1250, isGiftCard: false, isOurs: false },
            { productId: null, currentQuantity: 2, unitPriceMinor: 1000, isGiftCard: true, isOurs: false },
            { productId: -7n, currentQuantity: 2, unitPriceMinor: 1000, isGiftCard: false, isOurs: true },
          ],
        },
      ],
    ]);
  });

  test.each([1, 2, 5, 6])("every order comes once, in pages of %d", async (ordersAPage) => {
    await save(...[3n, 1n, 5n, 2n, -4n].map((orderId) => ({ order: anOrder({ orderId }), lines: [] })));
    const pages = await readAll(ordersAPage);
    expect(pages.flat().map(({ orderId }) => orderId)).toEqual([-4n, 1n, 2n, 3n, 5n]);
    expect(pages.every((page) => page.length > 0 && page.length <= ordersAPage)).toBe(true);
  });

  test("a shop without orders has no page", async () => {
    expect(await readAll()).toEqual([]);
  });
});
