import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "#app/kernel/clock.ts";
import { plural } from "#app/ui/count-words.ts";

// Written out here and not left to Intl: Node and the browser know different versions of its data, and a page whose text
// differs between the two is drawn twice.
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** How long ago `at` was: "just now", "5 minutes ago", "yesterday"; after a week the day itself. */
export function formatAgo(at: Date, now: Date, timeZone: string): string {
  const ms = now.getTime() - at.getTime();
  if (ms < 45 * SECOND_MS) return "just now";
  if (ms < HOUR_MS) return `${plural(Math.max(1, Math.floor(ms / MINUTE_MS)), "minute")} ago`;
  if (ms < DAY_MS) return `${plural(Math.floor(ms / HOUR_MS), "hour")} ago`;
  if (ms < 7 * DAY_MS) return `${plural(Math.floor(ms / DAY_MS), "day")} ago`;
  return formatDay(at, timeZone);
}

/** The day in the shop's time zone: "3 Mar 2026". */
export function formatDay(at: Date, timeZone: string): string {
  const { day, month, year } = partsOf(at, timeZone);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

/** Day and time in the shop's time zone, which is named: "3 Mar 2026, 14:05:09 (Europe/London)". */
export function formatExact(at: Date, timeZone: string): string {
  const { hour, minute, second } = partsOf(at, timeZone);
  const clock = [hour, minute, second].map((part) => String(part).padStart(2, "0")).join(":");
  return `${formatDay(at, timeZone)}, ${clock} (${timeZone.replaceAll("_", " ")})`;
}

/** How long something took, in the two units that matter: "less than a second", "12 s", "3 min 20 s", "1 h 5 min". */
export function formatTook(ms: number): string {
  const seconds = Math.round(ms / SECOND_MS);
  if (seconds < 1) return "less than a second";
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return joined([`${minutes} min`, seconds % 60 && `${seconds % 60} s`]);
  return joined([`${Math.floor(minutes / 60)} h`, minutes % 60 && `${minutes % 60} min`]);
}

/** `timeZone` if this machine knows it, else UTC: a name that Shopify adds later must not break a page. */
export function knownTimeZone(timeZone: string | null | undefined): string {
  if (!timeZone) return "UTC";
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return timeZone;
  } catch {
    return "UTC";
  }
}

function joined(parts: (string | 0)[]): string {
  return parts.filter(Boolean).join(" ");
}

function partsOf(at: Date, timeZone: string) {
  const format = new Intl.DateTimeFormat("en", {
    timeZone,
    hourCycle: "h23",
    ...{ year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" },
  } satisfies Intl.DateTimeFormatOptions);
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return {
    ...{ year: part("year"), month: part("month"), day: part("day") },
    ...{ hour: part("hour"), minute: part("minute"), second: part("second") },
  };
}
