import { beforeEach, describe, expect, test } from "vitest";
import { refreshOrdersJob } from "#app/pipeline/orders/jobs.ts";
import { parseOrderSignal } from "#app/pipeline/orders/signals.ts";
import { db } from "#app/runtime/database.server.ts";
import { takeInWebhook } from "#app/shopify/take-in-webhook.server.ts";
import { signedWebhook } from "#test/support/signed-webhook.ts";
import { emptyDatabase, withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();
beforeEach(emptyDatabase);

const shop = "a.myshopify.com";
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
