import { SECOND_MS } from "#app/kernel/clock.ts";
import type { Home, Reading } from "#app/pages/home/home.ts";
import { formatCount, plural } from "#app/ui/count-words.ts";
import { formatTook } from "#app/ui/time-words.ts";

/** Whether Tandem is at it, or about to be. */
export function isUnderWay({ state }: Reading): boolean {
  return state === "waiting" || state === "preparing" || state === "reading";
}

/** Whole percent of the file that is read, or null where its length is not known yet. Never 100 before the end. */
export function progressPercent({ state, rows, rowsTotal }: Reading): number | null {
  if (state === "done") return 100;
  if (state !== "reading" && state !== "partial") return null;
  if (!rowsTotal) return null;
  return Math.min(99, Math.floor((rows / rowsTotal) * 100));
}

/** How long the rest takes at the speed so far, in words, or null where it is too early to say. */
export function timeLeft(reading: Reading, now: Date): string | null {
  const { startedAt, rows, rowsTotal } = reading;
  const percent = progressPercent(reading);
  if (reading.state !== "reading" || !startedAt || !rowsTotal || percent === null || percent < 5) return null;
  const elapsedMs = now.getTime() - startedAt.getTime();
  const leftMs = (elapsedMs / rows) * (rowsTotal - rows);
  if (elapsedMs <= 0 || leftMs < 10 * SECOND_MS) return "a few seconds left";
  if (leftMs < 60 * SECOND_MS) return "less than a minute left";
  return `about ${plural(Math.round(leftMs / (60 * SECOND_MS)), "minute")} left`;
}

/** Where a reading stands, in one sentence. */
export function describeReading(reading: Reading): string {
  const { what, state, objects, rows, rowsTotal } = reading;
  const noun = what === "products" ? "product" : "order";
  switch (state) {
    case "waiting":
      return what === "products" ? "Begins in a moment." : "Follows when your products are read.";
    case "preparing":
      return rowsTotal
        ? `Shopify is getting your ${what} ready: ${plural(rowsTotal, "row")} so far.`
        : `Shopify is getting your ${what} ready.`;
    case "reading":
      return `${plural(objects, noun)} read, ${formatCount(rows)}${rowsTotal ? ` of ${formatCount(rowsTotal)}` : ""} rows.`;
    case "done":
      return objects === 0 ? `There are no ${what} yet.` : `${plural(objects, noun)} read${tookWords(reading)}.`;
    case "partial":
      return `${plural(objects, noun)} read, then it stopped.`;
    case "failed":
      return `Your ${what} could not be read.`;
  }
}

/** The headline of the page: how the shop stands with Tandem, in a few words. */
export function headline({ readings, concerns }: Pick<Home, "readings" | "concerns">): string {
  if (readings.every(({ state }) => state === "waiting")) return "Welcome to Tandem";
  if (readings.some(isUnderWay)) return "Getting to know your shop";
  if (concerns.some(({ tone }) => tone === "critical")) return "Tandem is not up to date";
  return "Tandem is up to date";
}

function tookWords({ startedAt, finishedAt }: Reading): string {
  return startedAt && finishedAt ? ` in ${formatTook(finishedAt.getTime() - startedAt.getTime())}` : "";
}
