import { createReadStream, existsSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { takeInProductsFile } from "#app/pipeline/catalog/file/take-in-products-file.server.ts";
import { takeInOrdersFile } from "#app/pipeline/orders/file/take-in-orders-file.server.ts";
import { countUnresolved } from "#app/pipeline/orders/line-store.server.ts";
import { countOrders } from "#app/pipeline/orders/store.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { aShop } from "#test/pipeline/orders/file/a-file.ts";
import { emptyDatabase, withTestDatabase } from "#test/support/test-database.ts";

const folder = path.join(process.env.TANDEM_DATA ?? "../shared/data", "online-retail");
const isThere = existsSync(folder);
if (!isThere) console.warn(`Skipped: no real exports in ${path.resolve(folder)}. TANDEM_DATA names their folder.`);

withTestDatabase();
beforeEach(emptyDatabase);

const now = new Date("2026-03-01T10:00:00Z");
const upload = (fileName: string) => ({
  stream: createReadStream(path.join(folder, fileName)),
  fileName,
  now,
  next: [],
});

describe.skipIf(!isThere)("a year of a real shop's orders", () => {
  test("is taken in whole, in flat memory, with every line tied to its product", { timeout: 180_000 }, async () => {
    const shop = await aShop({ currency: "GBP" });
    const highest = watchMemory();
    const products = await takeInProductsFile(shop, upload("products_export.csv.gz"));
    expect(products).toMatchObject({ status: "done", problems: 0, counts: { products: 3798, variants: 3798 } });
    const begun = performance.now();
    const orders = await takeInOrdersFile(shop, upload("orders_export.csv.gz"));
    console.info("seconds", (performance.now() - begun) / 1000, "MB", highest());
    expect(orders).toMatchObject({ status: "done", problems: 0, counts: { orders: 19_773, lines: 517_736 } });
    expect(await countOrders(db(), shop)).toEqual({ orders: 19_773, lines: 517_736 });
    expect(await db().customer.count({ where: { shop } })).toBe(4334);
    expect(await countUnresolved(db(), shop)).toEqual({ lines: 0, titles: 0 });
    // The file is 83 MB once unpacked.
    expect(highest()).toBeLessThan(400);
  });
});

/** @returns a function that tells how many MB of memory this process grew by at most since. */
function watchMemory(): () => number {
  const before = process.memoryUsage().rss;
  let peak = before;
  const look = () => {
    peak = Math.max(peak, process.memoryUsage().rss);
  };
  setInterval(look, 100).unref();
  return () => {
    look();
    return Math.round((peak - before) / 1e6);
  };
}
