const DAY_MS = 86_400_000;

/** ISO 8601 in UTC without fractions, as Shopify's Admin API writes it. */
export function isoTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** So many calendar months (and days) later or earlier; the 31st becomes the last day of a shorter month. */
export function addMonths(iso: string, months: number, days = 0): string {
  const date = new Date(iso);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return isoTime(date.getTime() + days * DAY_MS);
}

export function addDays(iso: string, days: number): string {
  return isoTime(Date.parse(iso) + days * DAY_MS);
}

export function addMinutes(iso: string, minutes: number): string {
  return isoTime(Date.parse(iso) + minutes * 60_000);
}

/** From January (0) to December (11), in UTC. */
export function monthOf(iso: string): number {
  return Number(iso.slice(5, 7)) - 1;
}

/** The first of some ISO times. */
export function earliest(first: string, ...others: string[]): string {
  return [first, ...others].sort()[0] ?? first;
}
