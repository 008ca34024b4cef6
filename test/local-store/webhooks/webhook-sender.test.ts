import { describe, expect, test } from "vitest";
import { SHOP, START_MS, startTestStore, type TestStore } from "#test/local-store/a-test-store.ts";
import { signWebhook } from "./post-delivery.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

async function startInstalled(options = {}): Promise<TestStore> {
  const started = await startTestStore(options);
  started.store.install(SHOP);
  return started;
}

const ids = ({ stub }: TestStore) => stub.seen.map(({ body }) => JSON.parse(body).id);
const send = ({ store }: TestStore, id: number, topic = "orders/delete") => store.webhooks.send(SHOP, topic, { id });

describe("a delivery", () => {
  test("is signed over its raw body and says topic, shop, version, ids and when it was triggered", async () => {
    const test = await startInstalled();
    const [delivery] = send(test, 1);
    await test.store.webhooks.settled();
    const [post] = test.stub.seen;
    expect(post?.headers).toMatchObject({
      "x-shopify-topic": "orders/delete",
      "x-shopify-shop-domain": SHOP,
      "x-shopify-api-version": "2026-10",
      "x-shopify-webhook-id": delivery?.id,
      "x-shopify-event-id": delivery?.eventId,
      "x-shopify-triggered-at": new Date(START_MS).toISOString(),
      "x-shopify-hmac-sha256": signWebhook(post?.body ?? "", "secret"),
    });
  });

  test("of a topic that the manifest does not name is not made", async () => {
    const test = await startInstalled();
    expect(send(test, 1, "themes/publish")).toEqual([]);
  });

  test("that is refused is tried eight more times within four hours, with the first body, then given up", async () => {
    const test = await startInstalled();
    test.stub.webhookAnswers.push(...Array<number>(20).fill(500));
    const [delivery] = send(test, 1);
    await test.store.webhooks.settled();
    expect(delivery?.attempts).toHaveLength(1);
    await test.clock.advance(4 * HOUR);
    expect(delivery?.attempts).toHaveLength(9);
    expect(delivery?.status).toBe("failed");
    expect(Date.parse(delivery?.attempts.at(-1)?.at ?? "") - START_MS).toBe(4 * HOUR);
    expect(new Set(test.stub.seen.map(({ body }) => body)).size).toBe(1);
    expect(new Set(test.stub.seen.map(({ headers }) => headers["x-shopify-webhook-id"])).size).toBe(1);
  });

  test("that is taken at last is not tried again", async () => {
    const test = await startInstalled();
    test.stub.webhookAnswers.push(503, 401);
    const [delivery] = send(test, 1);
    await test.store.webhooks.settled();
    await test.clock.advance(4 * HOUR);
    expect(delivery?.status).toBe("delivered");
    expect(delivery?.attempts.map(({ status }) => status)).toEqual([503, 401, 200]);
  });

  test("that is not answered in time counts as failed", async () => {
    const test = await startInstalled({ webhookTimeoutMs: 50 });
    test.stub.webhookAnswers.push("hang");
    const [delivery] = send(test, 1);
    await test.store.webhooks.settled();
    expect(delivery?.attempts[0]).toMatchObject({ status: null, error: expect.stringContaining("timeout") });
    expect(delivery?.nextAttemptAtMs).toBe(START_MS + 10_000);
  });

  test("can be sent once more from the log, with its old id", async () => {
    const test = await startInstalled();
    const [delivery] = send(test, 1);
    await test.store.webhooks.settled();
    await test.store.webhooks.resend(delivery?.id ?? "");
    expect(test.stub.seen.map(({ headers }) => headers["x-shopify-webhook-id"])).toEqual([delivery?.id, delivery?.id]);
  });
});

describe("faults", () => {
  test("a duplicate carries the same id as often as told", async () => {
    const test = await startInstalled();
    test.store.webhooks.faults.add({ kind: "duplicate", copies: 4 });
    send(test, 1);
    send(test, 2);
    await test.store.webhooks.settled();
    expect(ids(test).filter((id) => id === 1)).toHaveLength(5);
    expect(ids(test).filter((id) => id === 2)).toHaveLength(1);
    expect(new Set(test.stub.seen.map(({ headers }) => headers["x-shopify-webhook-id"])).size).toBe(2);
  });

  test("reordered deliveries come last first", async () => {
    const test = await startInstalled();
    test.store.webhooks.faults.add({ kind: "reorder", times: 3 });
    for (const id of [1, 2, 3]) send(test, id);
    await test.store.webhooks.settled();
    expect(ids(test)).toEqual([3, 2, 1]);
  });

  test("a dropped delivery of a topic never comes, others do", async () => {
    const test = await startInstalled();
    test.store.webhooks.faults.add({ kind: "drop", topic: "orders/delete", times: 2 });
    for (const id of [1, 2, 3]) send(test, id);
    send(test, 4, "products/delete");
    await test.store.webhooks.settled();
    await test.clock.advance(4 * HOUR);
    expect(ids(test).sort()).toEqual([3, 4]);
  });

  test("a delayed delivery comes when its time has come", async () => {
    const test = await startInstalled();
    test.store.webhooks.faults.add({ kind: "delay", ms: 10 * MINUTE });
    send(test, 1);
    await test.clock.advance(9 * MINUTE);
    expect(ids(test)).toEqual([]);
    await test.clock.advance(2 * MINUTE);
    expect(ids(test)).toEqual([1]);
  });

  test("a corrupted signature is right again at the next attempt", async () => {
    const test = await startInstalled();
    test.stub.webhookAnswers.push(401);
    test.store.webhooks.faults.add({ kind: "corrupt-hmac" });
    send(test, 1);
    await test.store.webhooks.settled();
    await test.clock.advance(MINUTE);
    const good = test.stub.seen.map(
      ({ body, headers }) => headers["x-shopify-hmac-sha256"] === signWebhook(body, "secret"),
    );
    expect(good).toEqual([false, true]);
  });

  test("a truncated body does not fit its signature, a malformed one does", async () => {
    const test = await startInstalled();
    test.store.webhooks.faults.add({ kind: "truncate" });
    test.store.webhooks.faults.add({ kind: "malformed", topic: "products/delete" });
    send(test, 1);
    await test.store.webhooks.settled();
    send(test, 2, "products/delete");
    await test.store.webhooks.settled();
    const fits = test.stub.seen.map(
      ({ body, headers }) => headers["x-shopify-hmac-sha256"] === signWebhook(body, "secret"),
    );
    expect(fits).toEqual([false, true]);
    for (const { body } of test.stub.seen) expect(() => JSON.parse(body)).toThrow();
  });
});

describe("what happens in a shop", () => {
  test("an order placed, edited, refunded, cancelled and deleted is told step by step", async () => {
    const test = await startInstalled();
    const { store } = test;
    const variantId = store.shop(SHOP).world.products[0]?.variants[0]?.id ?? 0;
    store.placeOrder(SHOP, { lines: [{ variantId, quantity: 3 }], email: "new@example.com" });
    const placed = store.shop(SHOP).world.orders.at(-1);
    const orderId = placed?.id ?? 0;
    const lineId = placed?.lines[0]?.id ?? 0;
    await store.webhooks.settled();
    test.stub.seen.length = 0;
    const told = async (act: () => unknown) => {
      test.stub.seen.length = 0;
      act();
      await store.webhooks.settled();
      return test.stub.seen.map(({ headers }) => headers["x-shopify-topic"]);
    };
    expect(await told(() => store.editOrder(SHOP, { orderId, set: [{ lineId, quantity: 2 }] }))).toContain(
      "orders/edited",
    );
    const edit = test.stub.seen.find(({ headers }) => headers["x-shopify-topic"] === "orders/edited");
    expect(JSON.parse(edit?.body ?? "{}").order_edit.line_items).toEqual({
      additions: [],
      removals: [{ id: lineId, delta: 1 }],
    });
    expect(await told(() => store.refundOrder(SHOP, { orderId, lines: [{ lineId, quantity: 1 }] }))).toContain(
      "refunds/create",
    );
    expect(await told(() => store.cancelOrder(SHOP, { orderId }))).toContain("orders/cancelled");
    expect(await told(() => store.deleteOrder(SHOP, { orderId }))).toEqual(["orders/delete"]);
  });

  test("all webhooks of one action share an event id", async () => {
    const test = await startInstalled();
    const variantId = test.store.shop(SHOP).world.products[0]?.variants[0]?.id ?? 0;
    test.store.placeOrder(SHOP, { lines: [{ variantId, quantity: 1 }] });
    await test.store.webhooks.settled();
    expect(test.stub.seen.length).toBeGreaterThan(1);
    expect(new Set(test.stub.seen.map(({ headers }) => headers["x-shopify-event-id"])).size).toBe(1);
  });

  test("an app that is not installed hears nothing", async () => {
    const test = await startTestStore();
    const variantId = test.store.shop(SHOP).world.products[0]?.variants[0]?.id ?? 0;
    test.store.placeOrder(SHOP, { lines: [{ variantId, quantity: 1 }] });
    await test.store.webhooks.settled();
    expect(test.stub.seen).toEqual([]);
  });
});
