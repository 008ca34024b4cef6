/** A moment as the clocks of a time zone show it. */
export type WallTime = {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  /** Sunday is 0. */
  weekday: number;
  offsetMinutes: number;
};

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i;

/** What the clocks in `timeZone` show at `at`. */
export function toWallTime(at: Date, timeZone: string): WallTime {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const [year, month, day] = [part("year"), part("month"), part("day")];
  const [hour, minute, second] = [part("hour"), part("minute"), part("second")];
  const shown = Date.UTC(year, month - 1, day, hour, minute, second);
  const offsetMinutes = Math.round((shown - Math.floor(at.getTime() / 1000) * 1000) / 60_000);
  return { year, month, day, hour, minute, second, weekday: new Date(shown).getUTCDay(), offsetMinutes };
}

/** Reads a date as Liquid does: seconds since 1970, or a text, which is of `timeZone` where it names none. Null for no date. */
export function readTime(value: unknown, now: Date, timeZone: string): Date | null {
  if (value instanceof Date) return value;
  if (typeof value === "number") return new Date(value * 1000);
  if (typeof value !== "string" || value.trim() === "") return null;
  const text = value.trim();
  if (text === "now" || text === "today") return now;
  if (/^\d+$/.test(text)) return new Date(Number(text) * 1000);
  const [, year, month, day, hour = "0", minute = "0", second = "0", zone] = ISO.exec(text) ?? [];
  if (year === undefined) return readFreeTime(text, timeZone);
  const shown = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  return zone === undefined ? fromWallTime(shown, timeZone) : new Date(shown - readOffset(zone) * 60_000);
}

/** "14 March 2026" and the like: whatever JavaScript can read, as a time of `timeZone`. */
function readFreeTime(text: string, timeZone: string): Date | null {
  const local = Date.parse(`${text} UTC`);
  if (!Number.isNaN(local)) return fromWallTime(local, timeZone);
  const zoned = Date.parse(text);
  return Number.isNaN(zoned) ? null : new Date(zoned);
}

/** The zone's offset may change between the guess and the moment itself, so it is asked twice. */
function fromWallTime(shown: number, timeZone: string): Date {
  const guess = shown - toWallTime(new Date(shown), timeZone).offsetMinutes * 60_000;
  return new Date(shown - toWallTime(new Date(guess), timeZone).offsetMinutes * 60_000);
}

function readOffset(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  return sign === undefined ? 0 : (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
