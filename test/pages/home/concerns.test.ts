import { describe, expect, test } from "vitest";
import { listConcerns, type Troubles } from "#app/pages/home/concerns.ts";
import { aReading } from "#test/pages/home/a-home.ts";

const none: Troubles = { accessLostAt: null, readings: [aReading()], files: [], tasks: [], failedNews: 0 };
const ids = (troubles: Partial<Troubles>) => listConcerns({ ...none, ...troubles }).map(({ id }) => id);
const task = (kind: string) => ({ jobId: "7", attempt: 6, kind, reason: "Shopify answered 503" });

describe("listConcerns", () => {
  test("a shop in order has none", () => {
    expect(ids({})).toEqual([]);
  });

  test("the gravest come first", () => {
    const troubles = {
      accessLostAt: new Date(),
      tasks: [task("orders.reconcile")],
      failedNews: 2,
      readings: [aReading({ what: "products", state: "partial" }), aReading({ state: "failed" })],
    };
    expect(ids(troubles)).toEqual(["access", "reading-orders", "reading-products", "task-7", "news"]);
  });

  test("a reading that failed is told once, not again as its task", () => {
    const readings = [aReading({ state: "failed", message: "Shopify could not prepare the file." })];
    const [concern, ...more] = listConcerns({ ...none, readings, tasks: [task("orders.backfill")] });
    expect(concern).toMatchObject({
      tone: "critical",
      text: "Shopify could not prepare the file.",
      action: { retry: { intent: "read-again", what: "orders" } },
    });
    expect(more).toEqual([]);
  });

  test("a failed task says what it was, why, and can be tried again", () => {
    const [concern] = listConcerns({ ...none, tasks: [task("orders.reconcile")] });
    expect(concern).toMatchObject({
      title: "A task did not work: checking for missed orders",
      text: "Shopify answered 503",
      action: { retry: { intent: "retry-task", jobId: "7", attempt: 6 } },
    });
  });

  test("two tasks of one kind are told apart", () => {
    const tasks = [task("orders.reconcile"), { ...task("orders.reconcile"), jobId: "8" }];
    const found = ids({ tasks });
    expect(new Set(found).size).toBe(found.length);
  });

  test.each([
    ["failed", "may.csv could not be imported"],
    ["partial", "may.csv was imported in part"],
  ] as const)("a file that %s leads to its import", (status, title) => {
    const [concern] = listConcerns({ ...none, files: [{ id: "f", fileName: "may.csv", status, message: null }] });
    expect(concern).toMatchObject({ title, action: { url: "/app/import/f" } });
  });

  test("failed news leads to where it can be tried again", () => {
    const [concern] = listConcerns({ ...none, failedNews: 1 });
    expect(concern).toMatchObject({
      title: "1 message from Shopify could not be used",
      action: { url: "/app/activity?view=news&show=failed" },
    });
  });
});
