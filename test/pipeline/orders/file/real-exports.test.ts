import { createReadStream, statSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { beforeEach, describe, expect, test } from "vitest";
import { takeInProductsFile } from "#app/pipeline/catalog/file/take-in-products-file.server.ts";
import { takeInOrdersFile } from "#app/pipeline/orders/file/take-in-orders-file.server.ts";
import { countUnresolved } from "#app/pipeline/orders/line-store.server.ts";
import { countOrders } from "#app/pipeline/orders/store.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { aShop } from "#test/pipeline/orders/file/a-file.ts";
import { findRealData } from "#test/support/real-data.ts";
import { emptyDatabase, withTestDatabase } from "#test/support/test-database.ts";

const data = findRealData();

withTestDatabase();
beforeEach(emptyDatabase);

const now = new Date("2026-03-01T10:00:00Z");

describe.skipIf(!data)("a year of a real shop's exports", () => {
  // Half a minute on two idle cores.
  test("is taken in whole, in flat memory, every line tied to its product", { timeout: 240_000 }, async () => {
    const shop = await aShop({ currency: "GBP" });
    if (!data) throw new Error("skipped without the data");
    const { ordersFile, productsFile } = data;
    const products = { stream: createReadStream(productsFile), fileName: "products.csv.gz", now, next: [] };
    expect(await takeInProductsFile(shop, products)).toMatchObject({
      ...{ status: "done", problems: 0, counts: { products: 3798, variants: 3798 } },
    });
    const held: number[] = [];
    const stream = weighed(ordersFile, held);
    expect(await takeInOrdersFile(shop, { stream, fileName: "orders.csv.gz", now, next: [] })).toMatchObject({
      ...{ status: "done", problems: 0, rows: 517_736, counts: { orders: 19_773, lines: 517_736 } },
    });
    expect(await countOrders(db(), shop)).toEqual({ orders: 19_773, lines: 517_736 });
    expect(await db().customer.count({ where: { shop } })).toBe(4334);
    expect(await countUnresolved(db(), shop)).toEqual({ lines: 0, titles: 0 });
    const [early = 0, late = Number.POSITIVE_INFINITY] = held;
    expect(late - early).toBeLessThan(30);
  });
});

/** Streams a file and notes how many MB the program holds after a tenth of it, and shortly before its end. */
async function* weighed(name: string, held: number[]) {
  const total = statSync(name).size;
  const marks = [total * 0.1, total * 0.95];
  let sent = 0;
  for await (const chunk of createReadStream(name)) {
    yield chunk;
    sent += chunk.length;
    if (sent < (marks[held.length] ?? Number.POSITIVE_INFINITY)) continue;
    setFlagsFromString("--expose-gc");
    runInNewContext("gc")();
    held.push(Math.round(process.memoryUsage().heapUsed / 1e6));
  }
}
