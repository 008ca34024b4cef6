import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { Asked } from "#app/pages/activity/activity.ts";
import { loadActivity } from "#app/pages/activity/load-activity.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { aDelivery, aTry, minutesAgo, now } from "#test/pages/records.ts";
import { aShop } from "#test/pipeline/orders/file/a-file.ts";
import { takeInOrder } from "#test/shops/an-order.ts";
import { emptyDatabase, withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();
beforeEach(async () => {
  await emptyDatabase();
  await aShop();
  await aShop({ shop: OTHER });
});

const SHOP = "a.myshopify.com";
const OTHER = "b.myshopify.com";

async function tasks(asked: Partial<Asked> = {}, shop = SHOP) {
  const activity = await loadActivity(shop, { view: "tasks", show: "all", page: 1, ...asked }, now);
  if (activity.view !== "tasks") throw new Error("another view");
  return activity;
}

async function news(asked: Partial<Asked> = {}, shop = SHOP) {
  const activity = await loadActivity(shop, { view: "news", show: "all", page: 1, ...asked }, now);
  if (activity.view !== "news") throw new Error("another view");
  return activity;
}

describe("loadActivity: tasks", () => {
  test("a task is one row, with its newest try", async () => {
    const jobId = await aTry({ shop: SHOP, outcome: "retrying", startedAt: minutesAgo(9), reason: "503" });
    await aTry({ shop: SHOP, jobId, attempt: 2, outcome: "done", startedAt: minutesAgo(7), reason: "3 fetched" });
    expect((await tasks()).records).toMatchObject([{ jobId, attempt: 2, outcome: "done", reason: "3 fetched" }]);
  });

  test("the newest come first, a page at a time", async () => {
    for (let minute = 1; minute <= 30; minute += 1) {
      await aTry({ shop: SHOP, startedAt: minutesAgo(minute), reason: String(minute) });
    }
    const first = await tasks();
    expect([first.records.length, first.records[0]?.reason, first.hasMore]).toEqual([25, "1", true]);
    const second = await tasks({ page: 2 });
    expect([second.records.length, second.records[0]?.reason, second.hasMore]).toEqual([5, "26", false]);
  });

  test("the failed ones are those that failed or are tried again", async () => {
    for (const outcome of ["done", "failed", "retrying", "running"]) await aTry({ shop: SHOP, outcome });
    const outcomes = (await tasks({ show: "failed" })).records.map((task) => task.outcome);
    expect(outcomes.toSorted()).toEqual(["failed", "retrying"]);
  });

  test("a step that says nothing to a merchant is shown only when it fails", async () => {
    await aTry({ shop: SHOP, kind: "intake.wake", outcome: "done" });
    expect((await tasks()).records).toEqual([]);
    await aTry({ shop: SHOP, kind: "intake.wake", outcome: "failed" });
    expect((await tasks()).records).toHaveLength(1);
  });

  test("a task that runs makes the page look again; one that was stopped long ago does not", async () => {
    const jobId = await aTry({ shop: SHOP, outcome: "running", startedAt: minutesAgo(1) });
    expect(await tasks()).toMatchObject({ isRunning: true, records: [{ outcome: "running" }] });
    await db().jobRun.updateMany({ where: { shop: SHOP, jobId }, data: { startedAt: minutesAgo(300) } });
    expect(await tasks()).toMatchObject({ isRunning: false, records: [{ outcome: "interrupted" }] });
  });
});

describe("loadActivity: news", () => {
  test("an order is called what the merchant calls it", async () => {
    await takeInOrder({ id: 42, of: SHOP });
    await takeInOrder({ id: 43, of: OTHER });
    await aDelivery({ shop: SHOP, subjectId: "42" });
    await aDelivery({ shop: SHOP, topic: "orders/delete", subjectId: "43", receivedAt: minutesAgo(9) });
    await aDelivery({ shop: SHOP, topic: "app/scopes_update", subjectId: "42", receivedAt: minutesAgo(10) });
    expect((await news()).records.map(({ subject }) => subject)).toEqual(["#42", null, null]);
  });

  test("the failed ones are counted, and listed alone when asked for", async () => {
    await aDelivery({ shop: SHOP, status: "failed", reason: "no order" });
    await aDelivery({ shop: SHOP, status: "handled" });
    const failed = await news({ show: "failed" });
    expect(failed.records.map(({ reason }) => reason)).toEqual(["no order"]);
    expect(failed.failed.news).toBe(1);
  });

  test("waiting news makes the page look again", async () => {
    await aDelivery({ shop: SHOP, status: "waiting" });
    expect((await news()).isRunning).toBe(true);
  });
});

describe("loadActivity: privacy requests", () => {
  test("are listed with until when the export can be downloaded, never the export itself", async () => {
    const done = { doneAt: minutesAgo(60), counts: { orders: 2, orderLines: 5 }, export: { secret: 1 } };
    await db().privacyRequest.create({
      data: { shop: SHOP, id: randomUUID(), topic: "customers/data_request", requestedAt: minutesAgo(90), ...done },
    });
    const activity = await loadActivity(SHOP, { view: "privacy", show: "all", page: 1 }, now);
    expect(activity.records).toMatchObject([{ topic: "customers/data_request", counts: { orders: 2 } }]);
    expect(JSON.stringify(activity)).not.toContain("secret");
  });
});

test("no view shows another shop's records", async () => {
  await aTry({ shop: OTHER, outcome: "failed" });
  await aDelivery({ shop: OTHER, status: "failed" });
  await db().privacyRequest.create({
    data: { shop: OTHER, id: randomUUID(), topic: "customers/redact", requestedAt: now },
  });
  for (const view of ["tasks", "news", "privacy"] as const) {
    const mine = await loadActivity(SHOP, { view, show: "all", page: 1 }, now);
    expect([view, mine.records, mine.failed]).toEqual([view, [], { tasks: 0, news: 0 }]);
    expect((await loadActivity(OTHER, { view, show: "all", page: 1 }, now)).records).toHaveLength(1);
  }
});
