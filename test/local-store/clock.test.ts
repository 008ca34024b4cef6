import { expect, test } from "vitest";
import { createClock } from "./clock.ts";

const start = Date.parse("2026-11-22T12:00:00Z");

test("a clock that stands still moves only when it is told to", async () => {
  const clock = createClock({ startMs: start, speed: 0 });
  await clock.advance(3_600_000);
  expect(new Date(clock.now()).toISOString()).toBe("2026-11-22T13:00:00.000Z");
});

test("advancing runs what becomes due, in the order in which it is due, each at its own time", async () => {
  const clock = createClock({ startMs: start, speed: 0 });
  const seen: string[] = [];
  const note = (name: string) => () => void seen.push(`${name} at ${clock.now() - start}`);
  clock.at(start + 2000, note("second"));
  clock.at(start + 1000, () => {
    note("first")();
    clock.at(start + 1500, note("made by the first"));
  });
  clock.at(start + 9000, note("too late"));
  await clock.advance(5000);
  expect(seen).toEqual(["first at 1000", "made by the first at 1500", "second at 2000"]);
});

test("a timer that was called off does not run", async () => {
  const clock = createClock({ startMs: start, speed: 0 });
  const seen: string[] = [];
  clock.at(start + 10, () => void seen.push("ran"))();
  await clock.advance(100);
  expect(seen).toEqual([]);
});

test("a fast clock lets an hour pass in a blink", async () => {
  const clock = createClock({ startMs: start, speed: 100_000 });
  await new Promise<void>((resolve) => clock.at(start + 3_600_000, resolve));
  expect(clock.now()).toBeGreaterThanOrEqual(start + 3_600_000);
  clock.stop();
});

test("a task that throws is told, and the next one still runs", async () => {
  const errors: unknown[] = [];
  const clock = createClock({ startMs: start, speed: 0, onError: (error) => errors.push(error) });
  const seen: string[] = [];
  clock.at(start + 1, () => {
    throw new Error("broken");
  });
  clock.at(start + 2, () => void seen.push("next"));
  await clock.advance(10);
  expect(errors).toHaveLength(1);
  expect(seen).toEqual(["next"]);
});
