import { describe, expect, test } from "vitest";
import { formatAgo, formatDay, formatExact, formatTook, knownTimeZone } from "#app/ui/time-words.ts";

const now = new Date("2026-03-10T12:00:00Z");
const secondsBefore = (seconds: number) => new Date(now.getTime() - seconds * 1000);
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe("formatAgo", () => {
  test.each([
    [0, "just now"],
    [-5, "just now"],
    [44, "just now"],
    [46, "1 minute ago"],
    [5 * MINUTE, "5 minutes ago"],
    [59 * MINUTE, "59 minutes ago"],
    [HOUR, "1 hour ago"],
    [23 * HOUR, "23 hours ago"],
    [DAY, "1 day ago"],
    [6 * DAY, "6 days ago"],
    [8 * DAY, "2 Mar 2026"],
  ])("%i seconds ago is %s", (seconds, words) => {
    expect(formatAgo(secondsBefore(seconds), now, "UTC")).toBe(words);
  });

  test.each([59.6 * MINUTE, 23.7 * HOUR])("never counts a whole larger unit in a smaller one (%d s)", (seconds) => {
    expect(formatAgo(secondsBefore(seconds), now, "UTC")).not.toMatch(/^(60 minutes|24 hours)/);
  });
});

describe("formatDay and formatExact", () => {
  const lateEvening = new Date("2026-12-31T23:30:05Z");
  test.each([
    ["Europe/London", "31 Dec 2026", "31 Dec 2026, 23:30:05 (Europe/London)"],
    ["Asia/Tokyo", "1 Jan 2027", "1 Jan 2027, 08:30:05 (Asia/Tokyo)"],
    ["America/New_York", "31 Dec 2026", "31 Dec 2026, 18:30:05 (America/New York)"],
  ])("are in the shop's time zone %s", (timeZone, day, exact) => {
    expect(formatDay(lateEvening, timeZone)).toBe(day);
    expect(formatExact(lateEvening, timeZone)).toBe(exact);
  });

  test("midnight is 00, not 24", () => {
    expect(formatExact(new Date("2026-03-10T00:00:00Z"), "UTC")).toBe("10 Mar 2026, 00:00:00 (UTC)");
  });
});

describe("formatTook", () => {
  test.each([
    [0, "less than a second"],
    [499, "less than a second"],
    [1_000, "1 s"],
    [59_400, "59 s"],
    [60_000, "1 min"],
    [200_000, "3 min 20 s"],
    [3_600_000, "1 h"],
    [3_900_000, "1 h 5 min"],
  ])("%i ms is %s", (ms, words) => {
    expect(formatTook(ms)).toBe(words);
  });
});

describe("knownTimeZone", () => {
  test.each([
    ["Europe/London", "Europe/London"],
    ["Mars/Olympus_Mons", "UTC"],
    [null, "UTC"],
    [undefined, "UTC"],
  ])("%s is read as %s", (given, known) => {
    expect(knownTimeZone(given)).toBe(known);
  });
});
