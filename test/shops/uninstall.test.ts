import { beforeEach, describe, expect, test } from "vitest";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { backfillOrdersJob } from "#app/pipeline/orders/jobs.ts";
import { db } from "#app/runtime/database.server.ts";
import { redactCustomersJob } from "#app/shops/jobs.ts";
import { welcomeShop } from "#app/shops/welcome-shop.server.ts";
import { endings, installBoth, listQueue, now, otherShop, shop, tell, tellAndWork, work } from "#test/shops/tell.ts";
import { emptyDatabase, withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();
beforeEach(emptyDatabase);
beforeEach(installBoth);

const body = { id: 1, domain: shop, email: "owner@example.com" };

async function giveSession(of: string) {
  await db().session.create({ data: { id: `offline_${of}`, shop: of, state: "", accessToken: "sealed" } });
}

async function uninstalledAt(of = shop) {
  return (await db().shop.findUnique({ where: { shop: of } }))?.uninstalledAt;
}

describe("app/uninstalled", () => {
  test("forgets the shop's sessions and marks it, and leaves the other shop alone", async () => {
    await giveSession(shop);
    await giveSession(otherShop);
    await tellAndWork("app/uninstalled", body);
    expect(await uninstalledAt()).toEqual(now);
    expect(await uninstalledAt(otherShop)).toBeNull();
    expect(await db().session.findMany({ select: { shop: true } })).toEqual([{ shop: otherShop }]);
  });

  test("keeps nothing of the message's body", async () => {
    await tell("app/uninstalled", body);
    expect(await db().delivery.findMany()).toMatchObject([{ subjectId: null, about: null }]);
  });

  test("can be told five times, without a session", async () => {
    for (let time = 0; time < 5; time += 1) await tellAndWork("app/uninstalled", body);
    expect(await uninstalledAt()).toEqual(now);
    expect((await endings("app/uninstalled")).filter((one) => one === "handled")).toHaveLength(1);
  });

  test("drops what waits for the shop, but not what its customers are owed", async () => {
    for (const one of [shop, otherShop]) {
      await enqueue(db(), backfillOrdersJob, { shop: one });
      await enqueue(db(), redactCustomersJob, { shop: one });
      await db().delivery.create({
        data: {
          shop: one,
          webhookId: "w",
          topic: "orders/create",
          triggeredAt: now,
          receivedAt: now,
          status: "waiting",
        },
      });
    }
    await tell("customers/redact", { customer: { id: 5 }, orders_to_redact: [] });
    await tellAndWork("app/uninstalled", body);
    const queue = await listQueue();
    expect(queue).not.toContain(`orders.backfill ${shop}`);
    expect(queue).toEqual(
      expect.arrayContaining([`shops.redact ${shop}`, `orders.backfill ${otherShop}`, `shops.redact ${otherShop}`]),
    );
    const news = await db().delivery.findMany({ where: { topic: "orders/create" }, orderBy: { shop: "asc" } });
    expect(news.map((one) => one.status)).toEqual(["ignored", "waiting"]);
    expect(await endings("customers/redact")).toEqual(["waiting"]);
  });

  test("is ignored when it is about an earlier install than the present one", async () => {
    await tellAndWork("app/uninstalled", body);
    await welcomeShop(shop, { scopes: ["read_orders"], now: new Date("2026-03-02T00:00:00Z") });
    await giveSession(shop);
    await tell("app/uninstalled", body, { triggeredAt: "2026-03-01T10:00:00Z" });
    await work("app/uninstalled");
    expect(await uninstalledAt()).toBeNull();
    expect(await db().session.count()).toBe(1);
    expect(await endings("app/uninstalled")).toContain("ignored: the shop has installed Tandem again since");
  });

  test("is not kept for a shop that nobody knows", async () => {
    await tellAndWork("app/uninstalled", body, { shop: "nobody.myshopify.com" });
    expect(await endings("app/uninstalled", "nobody.myshopify.com")).toEqual([]);
    expect(await uninstalledAt()).toBeNull();
  });
});
