import { beforeEach, describe, expect, test } from "vitest";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { backfillOrdersJob } from "#app/pipeline/orders/jobs.ts";
import { db } from "#app/runtime/database.server.ts";
import { listPrivacyRequests } from "#app/shops/privacy-requests.server.ts";
import { welcomeShop } from "#app/shops/welcome-shop.server.ts";
import { owners, takeInOrder } from "#test/shops/an-order.ts";
import { countRows, fillEveryTable, listShopTables } from "#test/shops/rows-of-a-shop.ts";
import { endings, installBoth, listQueue, now, otherShop, shop, tell, tellAndWork, work } from "#test/shops/tell.ts";
import { emptyDatabase, withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();
beforeEach(emptyDatabase);
beforeEach(installBoth);

const body = { shop_id: 1, shop_domain: shop };

/** Hashes that name nobody, and that a request was done. */
const MAY_STAY = ["privacy_request", "tombstone"];

async function leftOver(of = shop): Promise<string[]> {
  return Object.keys(await countRows(of)).filter((table) => !MAY_STAY.includes(table));
}

describe("shop/redact", () => {
  test("no table keeps a row of the shop, and the other shop loses none", async () => {
    for (const one of [shop, otherShop]) await fillEveryTable(one);
    const before = await countRows(otherShop);
    expect(Object.keys(before)).toEqual(await listShopTables());
    await tellAndWork("shop/redact", body);
    expect(await leftOver()).toEqual([]);
    expect(await countRows(otherShop)).toEqual(before);
  });

  test("a planted table that is left out is found", async () => {
    await db().$executeRaw`create table whim (shop text not null, note text not null, primary key (shop, note))`;
    try {
      await fillEveryTable(shop);
      await tellAndWork("shop/redact", body);
      expect(await leftOver()).toEqual(["whim"]);
    } finally {
      await db().$executeRaw`drop table whim`;
    }
  });

  test("takes the shop's jobs out of the queue, and no other's", async () => {
    for (const one of [shop, otherShop]) await enqueue(db(), backfillOrdersJob, { shop: one });
    await tellAndWork("shop/redact", body);
    expect(await listQueue()).toEqual([`orders.backfill ${otherShop}`]);
  });

  test("keeps of the requests that they came and were done, and nothing of whom they were about", async () => {
    await takeInOrder({ id: 1, customerId: 10 });
    await tellAndWork("customers/data_request", { customer: { id: 10 }, data_request: { id: 1 } });
    await tell("shop/redact", body, { webhookId: "w" });
    await work("shop/redact");
    const requests = await listPrivacyRequests(shop);
    expect(requests.map(({ topic, doneAt, exportUntil }) => ({ topic, doneAt, exportUntil }))).toEqual(
      expect.arrayContaining([
        { topic: "customers/data_request", doneAt: now, exportUntil: null },
        { topic: "shop/redact", doneAt: now, exportUntil: null },
      ]),
    );
    expect(requests.find((one) => one.topic === "shop/redact")?.counts).toMatchObject({ orders: 1, customers: 1 });
  });

  test("a repeated message finds nothing and notes nothing new", async () => {
    for (let time = 0; time < 3; time += 1) await tellAndWork("shop/redact", body, { webhookId: "w" });
    expect(await listPrivacyRequests(shop)).toHaveLength(1);
    expect(await leftOver()).toEqual([]);
  });

  test("a redaction that still waits is not lost with the shop", async () => {
    await tell("customers/redact", { customer: { id: 10 }, orders_to_redact: [] });
    await tellAndWork("shop/redact", body);
    expect(await endings("customers/redact")).toEqual(["waiting"]);
    expect(await listQueue()).toEqual([`shops.redact ${shop}`]);
    await work("customers/redact");
    await welcomeShop(shop, { scopes: ["read_orders"], now });
    await takeInOrder({ id: 1, customerId: 10 });
    expect(await owners()).toBe("1 -");
  });

  test("is ignored when the shop is installed now and came back after it was triggered", async () => {
    await db().shop.update({ where: { shop }, data: { installedAt: new Date("2026-03-01T11:00:00Z") } });
    await takeInOrder({ id: 1, customerId: 10 });
    await tellAndWork("shop/redact", body, { triggeredAt: "2026-03-01T10:00:00Z" });
    expect(await owners()).toBe("1 A");
    expect(await endings("shop/redact")).toEqual(["ignored: the shop has installed Tandem again since"]);
  });

  test("is done for a shop whose uninstall we never heard of", async () => {
    await takeInOrder({ id: 1, customerId: 10 });
    await tellAndWork("shop/redact", body, { triggeredAt: "2026-03-01T10:00:00Z" });
    expect(await leftOver()).toEqual([]);
  });

  test("a shop that comes back after its erasure starts anew", async () => {
    await tellAndWork("app/uninstalled", {});
    await tellAndWork("shop/redact", body);
    await welcomeShop(shop, { scopes: ["read_orders"], now });
    expect(await db().shop.findUnique({ where: { shop } })).toMatchObject({
      installGeneration: 1,
      uninstalledAt: null,
    });
    expect(await listQueue()).toContain(`shops.install ${shop}`);
  });
});
