import { beforeEach, describe, expect, test } from "vitest";
import { refreshOrdersJob } from "#app/pipeline/orders/jobs.ts";
import { parseOrderSignal } from "#app/pipeline/orders/signals.ts";
import { db } from "#app/runtime/database.server.ts";
import { parsePersonSignal } from "#app/shops/person-signal.server.ts";
import { parseShopRedact } from "#app/shops/signals.ts";
import { takeInWebhook } from "#app/shops/take-in-webhook.server.ts";
import { countRows } from "#test/shops/rows-of-a-shop.ts";
import { installBoth, listQueue, otherShop, shop } from "#test/shops/tell.ts";
import { signedWebhook } from "#test/support/signed-webhook.ts";
import { emptyDatabase, withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();
beforeEach(emptyDatabase);
beforeEach(installBoth);

const now = new Date("2026-03-01T10:00:01Z");
const intake = { topic: "orders/create", parse: parseOrderSignal, job: refreshOrdersJob };

async function jobs() {
  return db().$queryRaw<{ name: string }[]>`select name, data from pgboss.job where name = 'orders.refresh'`;
}

describe("takeInWebhook", () => {
  test("stores what a webhook is about and one job, and nothing of its body", async () => {
    const body = { id: 42, email: "someone@example.com", customer: { first_name: "Someone" } };
    const response = await takeInWebhook(signedWebhook("orders/create", body, { shop }), intake, now);
    expect(response.status).toBe(200);
    const stored = await db().delivery.findMany();
    expect(stored).toMatchObject([{ shop, topic: "orders/create", subjectId: "42", status: "waiting" }]);
    expect(JSON.stringify(stored)).not.toContain("omeone");
    expect(await jobs()).toEqual([{ name: "orders.refresh", data: { shop } }]);
  });

  test("answers a repeated webhook 200 and changes nothing", async () => {
    const again = () => signedWebhook("orders/create", { id: 42 }, { shop, webhookId: "w-1" });
    for (let time = 0; time < 5; time += 1) {
      expect((await takeInWebhook(again(), intake, now)).status).toBe(200);
    }
    expect(await db().delivery.count()).toBe(1);
    expect(await jobs()).toHaveLength(1);
  });

  test("answers a bad signature 401 and stores nothing", async () => {
    const forged = signedWebhook("orders/create", { id: 42 }, { shop, secret: "not the secret" });
    expect((await takeInWebhook(forged, intake, now)).status).toBe(401);
    expect(await db().delivery.count()).toBe(0);
  });

  test("answers a body that is not the topic's 400", async () => {
    const strange = signedWebhook("orders/create", { hello: "there" }, { shop });
    expect((await takeInWebhook(strange, intake, now)).status).toBe(400);
    const broken = signedWebhook("orders/create", null, { shop, rawBody: '{"id": 42' });
    expect((await takeInWebhook(broken, intake, now)).status).toBe(400);
    expect(await db().delivery.count()).toBe(0);
  });

  test("a burst of webhooks leaves one waiting job", async () => {
    for (let id = 1; id <= 20; id += 1) {
      await takeInWebhook(signedWebhook("orders/create", { id }, { shop }), intake, now);
    }
    expect(await db().delivery.count()).toBe(20);
    expect(await jobs()).toHaveLength(1);
  });
});

describe("a shop of which Tandem holds nothing", () => {
  const stranger = "stranger.myshopify.com";
  const privacy = { ...intake, parse: (body: unknown) => parsePersonSignal(body, stranger) };

  test.each(["orders/create", "orders/delete", "app/uninstalled"])(
    "%s is answered 200, and nothing is kept",
    async (topic) => {
      const request = signedWebhook(topic, { id: 42 }, { shop: stranger });
      expect((await takeInWebhook(request, { ...intake, topic }, now)).status).toBe(200);
      expect(await countRows(stranger)).toEqual({});
      expect(await listQueue()).toEqual([]);
    },
  );

  test.each(["customers/redact", "customers/data_request"])("%s is owed all the same", async (topic) => {
    const request = signedWebhook(topic, { customer: { id: 1 } }, { shop: stranger });
    expect((await takeInWebhook(request, { ...privacy, topic }, now)).status).toBe(200);
    expect(await db().delivery.count({ where: { shop: stranger, topic } })).toBe(1);
  });
});

describe("a webhook whose body names a shop", () => {
  test.each([{ shop_domain: otherShop }, { myshopify_domain: otherShop }])(
    "is refused when the headers, which are not signed, name another: %j",
    async (named) => {
      const request = signedWebhook("orders/create", { id: 42, ...named }, { shop });
      expect((await takeInWebhook(request, intake, now)).status).toBe(400);
      expect(await db().delivery.count()).toBe(0);
    },
  );

  test("is taken in when they name the same", async () => {
    const request = signedWebhook("orders/create", { id: 42, shop_domain: shop }, { shop });
    expect((await takeInWebhook(request, intake, now)).status).toBe(200);
    expect(await db().delivery.count()).toBe(1);
  });

  test("shop/redact erases no shop that it does not name", async () => {
    const erasure = { topic: "shop/redact", parse: parseShopRedact, job: refreshOrdersJob };
    for (const body of [{}, { id: 42 }, { shop_domain: "{shop}.myshopify.com" }]) {
      expect((await takeInWebhook(signedWebhook("shop/redact", body, { shop }), erasure, now)).status).toBe(400);
    }
  });
});
