import { afterAll, expect, test } from "vitest";
import { db } from "#app/runtime/database.server.ts";
import { readWorldFromCsv } from "#test/local-store/world/read-csv.ts";
import { type ConnectedApp, startConnectedApp } from "#test/support/connected-app.ts";
import { findRealData } from "#test/support/real-data.ts";
import { withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();

const data = findRealData();
const shop = "online-retail.myshopify.com";
let app: ConnectedApp | undefined;
afterAll(() => app?.stop());

test.skipIf(!data)(
  "what a real shop sold lately is read in through Shopify's doors, to the last line",
  async () => {
    if (!data) throw new Error("skipped without the data");
    const { world: year } = await readWorldFromCsv({
      ...data,
      domain: shop,
      now: "2026-03-01T00:00:00Z",
    });
    // The whole year is read in from its files, and by the demo.
    const orders = year.orders.slice(-5_000);
    const world = { ...year, orders };
    app = await startConnectedApp({ worlds: [world] });
    app.store.install(shop, [...app.store.manifest.scopes, "read_all_orders"]);
    await app.open(shop);
    await app.untilIdle();
    expect(await db().order.count()).toBe(5_000);
    expect(await db().orderLine.count()).toBe(orders.flatMap(({ lines }) => lines).length);
    expect(await db().product.count({ where: { deletedAt: null } })).toBe(3798);
    const refunded = orders.filter(({ refunds }) => refunds.length > 0);
    expect(refunded.length).toBeGreaterThan(100);
    expect(await db().order.count({ where: { refundedMinor: { gt: 0 } } })).toBe(refunded.length);
    const [returned] = await db().$queryRaw<{ count: bigint }[]>`
      select count(*) from "order" o where not exists (
        select from order_line l where l.shop = o.shop and l.order_id = o.order_id and l.current_quantity > 0)`;
    const sentBack = orders.filter(({ lines }) => lines.every(({ currentQuantity }) => currentQuantity === 0));
    expect(sentBack.length).toBeGreaterThan(5);
    expect(Number(returned?.count)).toBe(sentBack.length);
  },
  600_000,
);
