import { beforeEach, describe, expect, test } from "vitest";
import { retry } from "#app/pages/activity/retry.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { aDelivery, aTry, queuedJobs } from "#test/pages/records.ts";
import { emptyDatabase, withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();
beforeEach(emptyDatabase);

const SHOP = "a.myshopify.com";
const OTHER = "b.myshopify.com";

describe("retry-task", () => {
  test("puts a failed task into the queue with the payload it had", async () => {
    const jobId = await aTry({ shop: SHOP, kind: "orders.reconcile", outcome: "failed" });
    expect(await retry(SHOP, { intent: "retry-task", jobId, attempt: 1 })).toMatchObject({ isRetried: true });
    expect(await queuedJobs()).toEqual([{ name: "orders.reconcile", data: { shop: SHOP } }]);
  });

  test("pressed twice, it is in the queue once", async () => {
    const jobId = await aTry({ shop: SHOP, outcome: "failed" });
    await retry(SHOP, { intent: "retry-task", jobId, attempt: 1 });
    await retry(SHOP, { intent: "retry-task", jobId, attempt: 1 });
    expect(await queuedJobs()).toHaveLength(1);
  });

  test.each([
    ["another shop's", { shop: OTHER, outcome: "failed" }],
    ["of a kind that is no more", { shop: SHOP, outcome: "failed", kind: "long.gone" }],
    ["with another shop in its payload", { shop: SHOP, outcome: "failed", payload: { shop: OTHER } }],
  ])("refuses a task %s", async (_what, given) => {
    const jobId = await aTry(given);
    expect(await retry(SHOP, { intent: "retry-task", jobId, attempt: 1 })).toMatchObject({ isRetried: false });
    expect(await queuedJobs()).toEqual([]);
  });

  test.each(["running", "retrying"])("leaves a task alone that is %s", async (outcome) => {
    const jobId = await aTry({ shop: SHOP, outcome });
    expect(await retry(SHOP, { intent: "retry-task", jobId, attempt: 1 })).toMatchObject({ isRetried: true });
    expect(await queuedJobs()).toEqual([]);
  });
});

describe("retry-news", () => {
  test("puts this shop's failed news back, with one task a kind", async () => {
    await aDelivery({ shop: SHOP, topic: "orders/create", status: "failed" });
    await aDelivery({ shop: SHOP, topic: "refunds/create", status: "failed" });
    await aDelivery({ shop: SHOP, topic: "products/update", status: "failed" });
    await aDelivery({ shop: OTHER, topic: "orders/create", status: "failed" });
    expect(await retry(SHOP, { intent: "retry-news" })).toMatchObject({ isRetried: true });
    expect(await queuedJobs()).toEqual([
      { name: "catalog.refresh", data: { shop: SHOP } },
      { name: "orders.refresh", data: { shop: SHOP } },
    ]);
    expect(await db().delivery.count({ where: { shop: SHOP, status: "waiting" } })).toBe(3);
    expect(await db().delivery.count({ where: { shop: OTHER, status: "failed" } })).toBe(1);
  });

  test("says so when nothing is left to try", async () => {
    expect(await retry(SHOP, { intent: "retry-news" })).toMatchObject({ isRetried: false });
    expect(await queuedJobs()).toEqual([]);
  });
});

test.each([
  ["products", "catalog.backfill"],
  ["orders", "orders.backfill"],
] as const)("read-again of %s begins with %s", async (what, name) => {
  expect(await retry(SHOP, { intent: "read-again", what })).toMatchObject({ isRetried: true });
  expect(await queuedJobs()).toEqual([{ name, data: { shop: SHOP } }]);
});
