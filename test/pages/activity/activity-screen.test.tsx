import { describe, expect, test } from "vitest";
import { type Activity, parseAsked, type Task, toAddress } from "#app/pages/activity/activity.ts";
import { ActivityScreen } from "#app/pages/activity/activity-screen.tsx";
import { describePrivacyRequest } from "#app/pages/activity/outcome-words.ts";
import { headings, renderScreen } from "#test/pages/render.tsx";

const now = new Date("2026-03-10T12:00:00Z");
const base = { now, timeZone: "UTC", failed: { tasks: 0, news: 0 }, isRunning: false, hasMore: false };
const asked = { view: "tasks" as const, show: "all" as const, page: 1 };

const render = (activity: Activity) => renderScreen(<ActivityScreen activity={activity} />);
const aTask = (given: Partial<Task> = {}): Task => ({
  ...{ jobId: "j1", attempt: 1, kind: "orders.refresh", outcome: "done", reason: "3 fetched, 0 removed" },
  ...{ startedAt: new Date("2026-03-10T11:55:00Z"), finishedAt: new Date("2026-03-10T11:55:04Z") },
  ...given,
});

describe("ActivityScreen: tasks", () => {
  test("a task says what was done, when and for how long", async () => {
    const { html, text } = await render({ ...base, asked, view: "tasks", records: [aTask()] });
    expect(headings(html)).toEqual(["1 What Tandem did", "2 Tasks", "3 Taking in changed orders"]);
    expect(text).toContain("3 fetched, 0 removed. Done 5 minutes ago Took 4 s");
    expect(html).toContain('dateTime="2026-03-10T11:55:00.000Z"');
    expect(text).not.toContain("Try again");
  });

  test("only one that failed for good can be tried again, and the button says which", async () => {
    const failed = aTask({ outcome: "failed", attempt: 6, reason: "Shopify answered 503" });
    const records = [
      failed,
      aTask({ jobId: "j2", outcome: "retrying" }),
      aTask({ jobId: "j3", outcome: "running", finishedAt: null }),
    ];
    const { html, text } = await render({ ...base, asked, view: "tasks", records, failed: { tasks: 1, news: 0 } });
    expect(html.match(/value="retry-task"/g)).toHaveLength(1);
    expect(html).toContain('name="jobId" value="j1"');
    expect(html).toContain('aria-label="Try again: Taking in changed orders"');
    expect(text).toContain("Took 4 s, 6 tries");
    expect(text).toContain("Will try again");
    expect(text).toContain("Running");
  });

  test.each([
    [{}, "Nothing done yet"],
    [{ show: "failed" as const }, "Nothing failed"],
    [{ page: 4 }, "Nothing older"],
  ])("an empty list explains itself (%o)", async (given, words) => {
    const { text } = await render({ ...base, asked: { ...asked, ...given }, view: "tasks", records: [] });
    expect(text).toContain(words);
  });

  test("pages lead on and keep what was asked", async () => {
    const failed = { ...asked, show: "failed" as const, page: 2 };
    const { html } = await render({ ...base, asked: failed, view: "tasks", records: [aTask()], hasMore: true });
    expect(html).toContain('href="/app/activity?show=failed&amp;page=3"');
    expect(html).toContain('href="/app/activity?show=failed"');
  });
});

describe("ActivityScreen: news and privacy requests", () => {
  const news = { view: "news" as const, show: "all" as const, page: 1 };
  test("news is told in words, with what it is about; what failed is tried again all at once", async () => {
    const one = { id: "w", topic: "refunds/create", receivedAt: now, handledAt: null, status: "failed" as const };
    const records = [{ ...one, reason: "it could not be read", subject: "#1001" }];
    const { html, text } = await render({ ...base, asked: news, view: "news", records, failed: { tasks: 0, news: 2 } });
    expect(text).toContain("Order refunded: #1001 It could not be read. Critical Failed just now");
    expect(text).toContain("2 messages could not be used Try all again");
    expect(html.match(/value="retry-news"/g)).toHaveLength(1);
    expect(text).not.toContain("refunds/create");
  });

  test("a privacy request with an export can be downloaded", async () => {
    const privacy = { view: "privacy" as const, show: "all" as const, page: 1 };
    const records = [aRequest({ exportUntil: new Date("2026-04-09T12:00:00Z") }), aRequest({ id: "p2", doneAt: null })];
    const { text } = await render({ ...base, asked: privacy, view: "privacy", records });
    expect(text.match(/Download(?! it)/g)).toHaveLength(1);
    expect(text).toContain("Under way");
  });
});

const aRequest = (given = {}) => ({
  ...{ id: "p1", topic: "customers/data_request", counts: { orders: 2, orderLines: 5, customers: 1 } },
  ...{ requestedAt: now, dueAt: new Date("2026-04-09T12:00:00Z"), doneAt: now, exportUntil: null },
  ...given,
});

describe("describePrivacyRequest", () => {
  test.each([
    [{ doneAt: null }, "Tandem is on it. It is to be done by 9 Apr 2026."],
    [
      { exportUntil: new Date("2026-04-09T12:00:00Z") },
      "Tandem holds 2 orders and 5 order lines of this person. Download it until 9 Apr 2026 and pass it on.",
    ],
    [{}, "Tandem held 2 orders and 5 order lines. The download was kept for 30 days."],
    [{ counts: {} }, "Tandem held nothing of this person."],
    [{ topic: "customers/redact", counts: { orders: 1, customers: 1 } }, "Forgotten: 1 order."],
    [{ topic: "customers/redact", counts: {} }, "Tandem held nothing of this person."],
    [{ topic: "shop/redact" }, "Everything Tandem held of your shop was erased."],
  ])("%o", (given, sentence) => {
    expect(describePrivacyRequest(aRequest(given), "UTC")).toBe(sentence);
  });
});

describe("parseAsked and toAddress", () => {
  test.each([
    ["/app/activity", { view: "tasks", show: "all", page: 1 }],
    ["/app/activity?view=news&show=failed&page=3", { view: "news", show: "failed", page: 3 }],
    ["/app/activity?view=privacy", { view: "privacy", show: "all", page: 1 }],
  ] as const)("%s is there and back the same", (address, given) => {
    expect(toAddress(given)).toBe(address);
    expect(parseAsked(new URL(address, "https://tandem.example").searchParams)).toEqual(given);
  });

  test.each(["view=secrets", "page=0", "show=some"])(
    "anything strange is the first page of all tasks: %s",
    (search) => {
      expect(parseAsked(new URLSearchParams(search))).toEqual({ view: "tasks", show: "all", page: 1 });
    },
  );
});
