import { beforeEach, describe, expect, test } from "vitest";
import { db } from "#app/runtime/database.server.ts";
import { listPrivacyRequests } from "#app/shops/privacy-requests.server.ts";
import { installBoth, listQueue, now, otherShop, shop, tellAndWork, tidyUp } from "#test/shops/tell.ts";
import { emptyDatabase, withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();
beforeEach(emptyDatabase);
beforeEach(installBoth);

const old = new Date("2026-01-29T00:00:00Z");
const recent = new Date("2026-02-27T00:00:00Z");

async function giveDelivery(of: string, topic: string, at: Date, status: string) {
  await db().delivery.create({
    data: { shop: of, webhookId: `${topic} ${status} ${at}`, topic, triggeredAt: at, receivedAt: at, status },
  });
}

describe("the nightly sweep", () => {
  test("forgets deliveries and records of jobs after 30 days, in all shops", async () => {
    for (const of of [shop, otherShop]) {
      for (const at of [old, recent]) {
        await giveDelivery(of, "orders/create", at, "handled");
        const run = { kind: "orders.refresh", payload: {}, outcome: "done", attempt: 1, startedAt: at };
        await db().jobRun.create({ data: { shop: of, jobId: crypto.randomUUID(), ...run } });
      }
    }
    await tidyUp();
    expect(await db().delivery.findMany()).toMatchObject([{ receivedAt: recent }, { receivedAt: recent }]);
    expect(await db().jobRun.findMany()).toMatchObject([{ startedAt: recent }, { startedAt: recent }]);
  });

  test("forgets an export 30 days after it was made, and keeps that it was made", async () => {
    await tellAndWork("customers/data_request", { customer: { id: 10 }, data_request: { id: 1 } });
    await tidyUp(new Date("2026-03-31T11:00:00Z"));
    expect(await listPrivacyRequests(shop)).toMatchObject([{ exportUntil: new Date("2026-03-31T12:00:00Z") }]);
    await tidyUp(new Date("2026-03-31T13:00:00Z"));
    expect(await listPrivacyRequests(shop)).toMatchObject([{ exportUntil: null, doneAt: now }]);
  });

  test("takes up a privacy request whose job is gone, also of a shop that has left", async () => {
    await db().shop.update({ where: { shop }, data: { uninstalledAt: recent } });
    await giveDelivery(shop, "customers/redact", old, "waiting");
    await giveDelivery(otherShop, "customers/data_request", recent, "waiting");
    await giveDelivery(otherShop, "shop/redact", new Date(now.getTime() - 60_000), "waiting");
    await tidyUp();
    expect(await listQueue()).toEqual([`shops.export ${otherShop}`, `shops.redact ${shop}`]);
    expect(await db().delivery.count({ where: { status: "waiting" } })).toBe(3);
  });

  test("gives up other news of a shop that has left", async () => {
    await db().shop.update({ where: { shop }, data: { uninstalledAt: recent } });
    for (const of of [shop, otherShop, "nobody.myshopify.com"])
      await giveDelivery(of, "orders/create", recent, "waiting");
    await tidyUp();
    const rows = await db().delivery.findMany({ orderBy: { shop: "asc" } });
    expect(rows.map((row) => `${row.shop} ${row.status}`)).toEqual([
      `${shop} ignored`,
      `${otherShop} waiting`,
      "nobody.myshopify.com ignored",
    ]);
  });
});
