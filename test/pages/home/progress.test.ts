import { describe, expect, test } from "vitest";
import type { Reading } from "#app/pages/home/home.ts";
import { describeReading, headline, isUnderWay, progressPercent, timeLeft } from "#app/pages/home/progress.ts";
import { aReading } from "#test/pages/home/a-home.ts";

const now = new Date("2026-03-10T12:00:00Z");
const secondsAgo = (seconds: number) => new Date(now.getTime() - seconds * 1000);

describe("progressPercent", () => {
  test.each<[string, Partial<Reading>, number | null]>([
    ["not begun", { state: "waiting" }, null],
    [
      "Shopify prepares, and says how many rows so far, which is no total",
      { state: "preparing", rowsTotal: 900 },
      null,
    ],
    ["reading with no known total", { state: "reading", rows: 10, rowsTotal: null }, null],
    ["an empty file", { state: "reading", rows: 0, rowsTotal: 0 }, null],
    ["nothing read yet", { state: "reading", rows: 0, rowsTotal: 200 }, 0],
    ["a part read", { state: "reading", rows: 51, rowsTotal: 200 }, 25],
    ["everything read, not yet finished", { state: "reading", rows: 200, rowsTotal: 200 }, 99],
    ["done", { state: "done", rows: 200, rowsTotal: 200 }, 100],
    ["done with nothing", { state: "done", rows: 0, rowsTotal: 0 }, 100],
  ])("%s", (_when, given, percent) => {
    expect(progressPercent(aReading(given))).toBe(percent);
  });
});

describe("timeLeft", () => {
  test.each<[string, Partial<Reading>, string | null]>([
    ["too early to say", { rows: 2, rowsTotal: 100, startedAt: secondsAgo(10) }, null],
    ["a quarter in a minute", { rows: 25, rowsTotal: 100, startedAt: secondsAgo(60) }, "about 3 minutes left"],
    ["half in thirty seconds", { rows: 50, rowsTotal: 100, startedAt: secondsAgo(30) }, "less than a minute left"],
    ["nearly there", { rows: 99, rowsTotal: 100, startedAt: secondsAgo(60) }, "a few seconds left"],
    ["no total", { rows: 50, rowsTotal: null, startedAt: secondsAgo(30) }, null],
    ["not reading", { state: "preparing", rows: 50, rowsTotal: 100, startedAt: secondsAgo(30) }, null],
  ])("%s", (_when, given, words) => {
    expect(timeLeft(aReading({ state: "reading", ...given }), now)).toBe(words);
  });
});

describe("describeReading", () => {
  test.each<[Partial<Reading>, string]>([
    [{ what: "products", state: "waiting" }, "Begins in a moment."],
    [{ what: "orders", state: "waiting" }, "Follows when your products are read."],
    [{ what: "orders", state: "preparing", rowsTotal: null }, "Shopify is getting your orders ready."],
    [
      { what: "orders", state: "preparing", rowsTotal: 1200 },
      "Shopify is getting your orders ready: 1,200 rows so far.",
    ],
    [{ what: "orders", state: "reading", objects: 1, rows: 9, rowsTotal: 19_740 }, "1 order read, 9 of 19,740 rows."],
    [{ what: "orders", state: "reading", objects: 4, rows: 9, rowsTotal: null }, "4 orders read, 9 rows."],
    [{ what: "products", state: "done", objects: 0 }, "There are no products yet."],
    [
      { state: "done", objects: 19_773, startedAt: secondsAgo(70), finishedAt: now },
      "19,773 orders read in 1 min 10 s.",
    ],
    [{ state: "partial", objects: 12 }, "12 orders read, then it stopped."],
    [{ state: "failed" }, "Your orders could not be read."],
  ])("%o", (given, sentence) => {
    expect(describeReading(aReading(given))).toBe(sentence);
  });
});

describe("headline", () => {
  const products = (state: Reading["state"]) => aReading({ what: "products", state });
  const orders = (state: Reading["state"]) => aReading({ what: "orders", state });
  const critical = { id: "a", tone: "critical" as const, title: "", text: "", action: null };
  test.each([
    [[products("waiting"), orders("waiting")], [], "Welcome to Tandem"],
    [[products("done"), orders("waiting")], [], "Getting to know your shop"],
    [[products("done"), orders("reading")], [critical], "Getting to know your shop"],
    [[products("done"), orders("failed")], [critical], "Tandem is not up to date"],
    [[products("done"), orders("partial")], [], "Tandem is up to date"],
    [[products("done"), orders("done")], [], "Tandem is up to date"],
  ])("%o with %o is %s", (readings, concerns, words) => {
    expect(headline({ readings, concerns })).toBe(words);
  });
});

test("only what is waiting, prepared or read is under way", () => {
  const states = ["waiting", "preparing", "reading", "done", "partial", "failed"] as const;
  expect(states.filter((state) => isUnderWay(aReading({ state })))).toEqual(["waiting", "preparing", "reading"]);
});
