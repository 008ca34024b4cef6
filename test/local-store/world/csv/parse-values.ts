import { isoTime } from "#test/local-store/world/calendar.ts";

// Shopify writes `2026-03-01 10:15:02 +0100`, in the shop's own zone; ISO 8601 is taken too.
const TIME = /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?\s*(Z|UTC|[+-]\d\d:?\d\d)?$/;

/** Reads a time of an export into ISO 8601 in UTC with whole seconds (`2026-03-01T09:15:02Z`); null when it is none. */
export function parseTime(text: string): string | null {
  const match = TIME.exec(text);
  if (!match) return null;
  const [, year, month, day, hour = "0", minute = "0", second = "0", zone = "Z"] = match;
  const utc = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  const date = new Date(utc - zoneMinutes(zone) * 60_000);
  if (Number.isNaN(date.getTime()) || Number(month) > 12 || Number(day) > 31) return null;
  return isoTime(date.getTime());
}

function zoneMinutes(zone: string): number {
  if (zone === "Z" || zone === "UTC") return 0;
  const digits = zone.replace(/\D/g, "");
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2, 4));
  return zone.startsWith("-") ? -minutes : minutes;
}

/** `TRUE`, `true`, `yes`, `1` are true; what is empty takes the default. */
export function parseFlag(text: string, whenEmpty: boolean): boolean {
  if (text === "") return whenEmpty;
  return /^(true|yes|1)$/i.test(text);
}

/** A whole number of at least `least`; null when it is none. */
export function parseCount(text: string, least: number): number | null {
  if (!/^-?\d+$/.test(text)) return null;
  const value = Number(text);
  return Number.isSafeInteger(value) && value >= least ? value : null;
}

/** `a, b,c` into its parts, without empty ones. */
export function parseList(text: string): string[] {
  if (text === "") return [];
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
