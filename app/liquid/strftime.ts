import { toWallTime, type WallTime } from "#app/liquid/zoned-time.ts";

type Moment = WallTime & { at: Date; timeZone: string; locale: string };
type Directive = { read(moment: Moment): number | string; width?: number; pad?: "0" | " " };

/** What several directives stand for. */
const SHORTHANDS: Record<string, string> = {
  D: "%m/%d/%y",
  F: "%Y-%m-%d",
  R: "%H:%M",
  T: "%H:%M:%S",
  X: "%H:%M:%S",
  c: "%a %b %e %H:%M:%S %Y",
  h: "%b",
  r: "%I:%M:%S %p",
  x: "%m/%d/%y",
};

/** Ruby's directives (docs.ruby-lang.org/en/3.3/strftime_formatting_rdoc.html); months and weekdays in the shopper's language. */
const DIRECTIVES: Record<string, Directive> = {
  A: { read: (moment) => nameOf(moment, { weekday: "long" }) },
  B: { read: (moment) => nameOf(moment, { month: "long" }) },
  C: { read: ({ year }) => Math.floor(year / 100), width: 2 },
  H: { read: ({ hour }) => hour, width: 2 },
  I: { read: ({ hour }) => hour % 12 || 12, width: 2 },
  L: { read: ({ at }) => at.getUTCMilliseconds(), width: 3 },
  M: { read: ({ minute }) => minute, width: 2 },
  N: { read: ({ at }) => String(at.getUTCMilliseconds()).padStart(3, "0").padEnd(9, "0") },
  P: { read: ({ hour }) => (hour < 12 ? "am" : "pm") },
  S: { read: ({ second }) => second, width: 2 },
  U: { read: (moment) => Math.floor((dayOfYear(moment) + 6 - moment.weekday) / 7), width: 2 },
  W: { read: (moment) => Math.floor((dayOfYear(moment) + 6 - ((moment.weekday + 6) % 7)) / 7), width: 2 },
  Y: { read: ({ year }) => year },
  Z: { read: (moment) => zoneName(moment) },
  a: { read: (moment) => nameOf(moment, { weekday: "short" }) },
  b: { read: (moment) => nameOf(moment, { month: "short" }) },
  d: { read: ({ day }) => day, width: 2 },
  e: { read: ({ day }) => day, width: 2, pad: " " },
  j: { read: dayOfYear, width: 3 },
  k: { read: ({ hour }) => hour, width: 2, pad: " " },
  l: { read: ({ hour }) => hour % 12 || 12, width: 2, pad: " " },
  m: { read: ({ month }) => month, width: 2 },
  n: { read: () => "\n" },
  p: { read: ({ hour }) => (hour < 12 ? "AM" : "PM") },
  s: { read: ({ at }) => Math.floor(at.getTime() / 1000) },
  t: { read: () => "\t" },
  u: { read: ({ weekday }) => weekday || 7 },
  w: { read: ({ weekday }) => weekday },
  y: { read: ({ year }) => year % 100, width: 2 },
  "%": { read: () => "%" },
};

/** Writes `at` as `format` says, by the clocks of `timeZone`. What is no directive stays as it is. */
export function strftime(at: Date, format: string, timeZone: string, locale: string): string {
  const moment: Moment = { ...toWallTime(at, timeZone), at, timeZone, locale };
  return write(moment, format);
}

function write(moment: Moment, format: string): string {
  return format.replace(
    /%([-_0^#]*)(\d*)(:{0,2})([a-zA-Z%])/g,
    (whole, flags: string, width: string, colons: string, letter: string) => {
      if (letter === "z") return writeOffset(moment.offsetMinutes, colons.length);
      const shorthand = SHORTHANDS[letter];
      const directive = DIRECTIVES[letter];
      if (shorthand !== undefined) return applyCase(write(moment, shorthand), flags);
      return directive === undefined ? whole : writeDirective(directive, moment, flags, Number(width));
    },
  );
}

function writeDirective(
  { read, width = 0, pad = "0" }: Directive,
  moment: Moment,
  flags: string,
  asked: number,
): string {
  const value = read(moment);
  if (flags.includes("-")) return applyCase(String(value), flags);
  const filler = flags.includes("_") ? " " : flags.includes("0") ? "0" : typeof value === "string" ? " " : pad;
  return applyCase(String(value).padStart(asked || width, filler), flags);
}

function applyCase(text: string, flags: string): string {
  if (flags.includes("^")) return text.toUpperCase();
  if (!flags.includes("#")) return text;
  return text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
}

function nameOf({ at, timeZone, locale }: Moment, wanted: Intl.DateTimeFormatOptions): string {
  // A month by itself is named in its first case; "en" alone writes "Sept".
  return new Intl.DateTimeFormat(locale === "en" ? "en-US" : locale, { ...wanted, timeZone }).format(at);
}

function zoneName({ at, timeZone }: Moment): string {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "short" }).formatToParts(at);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? "";
}

function dayOfYear({ year, month, day }: Moment): number {
  return (Date.UTC(year, month - 1, day) - Date.UTC(year, 0, 0)) / 86_400_000;
}

function writeOffset(minutes: number, colons: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const two = (number: number) => String(number).padStart(2, "0");
  const seconds = colons === 2 ? ":00" : "";
  return `${minutes < 0 ? "-" : "+"}${two(hours)}${colons > 0 ? ":" : ""}${two(rest)}${seconds}`;
}
