import { MINUTE_MS } from "#app/kernel/clock.ts";

/** Shopify writes `2010-12-01 08:26:00 +0000` with the shop's own offset; ISO 8601 is taken too. */
const TIME = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)(?:\.\d+)?\s*(Z|UTC|[+-]\d\d:?\d\d)$/;

/** The moment that a cell of an export names. @throws RangeError when it names none. */
export function parseTime(text: string): Date {
  const match = TIME.exec(text);
  if (match) {
    const [, year, month, day, hour, minute, second, zone = "Z"] = match;
    const local = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    // `new Date` takes the 31st of February for the 3rd of March.
    if (!Number.isNaN(local.getTime()) && local.getUTCDate() === Number(day)) {
      return new Date(local.getTime() - offsetMinutes(zone) * MINUTE_MS);
    }
  }
  throw new RangeError(`the date “${text}” can't be read`);
}

function offsetMinutes(zone: string): number {
  const digits = zone.replace(/\D/g, "");
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return zone.startsWith("-") ? -minutes : minutes;
}
