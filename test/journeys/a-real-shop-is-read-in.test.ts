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
  "a year of a real shop is read in through Shopify's doors, to the last line",
  async () => {
    if (!data) throw new Error("skipped without the data");
    const { world } = await readWorldFromCsv({
      ...data,
      domain: shop,
      now: "2026-03-01T00:00:00Z",
    });
    app = await startConnectedApp({ worlds: [world] });
    app.store.install(shop, [...app.store.manifest.scopes, "read_all_orders"]);
    await app.open(shop);
    await app.untilIdle();
    expect(await db().order.count()).toBe(19_773);
    expect(await db().orderLine.count()).toBe(517_736);
    expect(await db().product.count({ where: { deletedAt: null } })).toBe(3798);
    expect(await db().order.count({ where: { refundedMinor: { gt: 0 } } })).toBe(3203);
    const [returned] = await db().$queryRaw<{ count: bigint }[]>`
      select count(*) from "order" o where not exists (
        select from order_line l where l.shop = o.shop and l.order_id = o.order_id and l.current_quantity > 0)`;
    expect(returned?.count).toBe(134n);
  },
  600_000,
);
