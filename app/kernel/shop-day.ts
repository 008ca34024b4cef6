/**
 * The day it is at `at` in a shop's time zone, as 2026-03-31. A zone that this machine does not know counts as UTC.
 */
export function shopDay(at: Date, timeZone: string | null): string {
  const parts = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
  try {
    // Sweden writes its dates as ISO does.
    return new Intl.DateTimeFormat("sv-SE", { ...parts, timeZone: timeZone ?? "UTC" }).format(at);
  } catch {
    return at.toISOString().slice(0, 10);
  }
}
