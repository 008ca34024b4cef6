/** Since when, until when and for whom an offer is, as published. Days are those of the shop's own time zone. */
type When = { from?: string; until?: string; audience?: string };

const HOUR_MS = 3_600_000;
/** Where a day begins first and ends last. */
const FIRST_ZONE_HOURS = 14;
const LAST_ZONE_HOURS = -12;

/**
 * Whether an offer may be shown now, to a customer of these audiences. Checkout is told the shopper's time zone and not the
 * shop's, so a day counts once it has begun everywhere, and its offer ends once the end day has begun anywhere: an offer may
 * come some hours late and go some hours early, and is never shown where the discount isn't given. From its end day on it is
 * hidden, as on the theme's pages.
 */
export function isOpen({ from, until, audience }: When, now: Date, audiences: readonly string[]): boolean {
  if (from !== undefined && dayAt(now, LAST_ZONE_HOURS) < from) return false;
  if (until !== undefined && dayAt(now, FIRST_ZONE_HOURS) >= until) return false;
  return audience === undefined || audiences.includes(audience);
}

/** The day, as 2026-03-31, where clocks are so many hours before UTC's. */
export function dayAt(now: Date, zoneHours: number): string {
  return new Date(now.getTime() + zoneHours * HOUR_MS).toISOString().slice(0, 10);
}
