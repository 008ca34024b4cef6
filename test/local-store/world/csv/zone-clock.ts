/**
 * Writes times as Shopify's exports do, in the shop's own zone: `2026-07-01 10:15:02 +0100`. Offsets are looked up once
 * an hour of the calendar, since asking for one takes longer than all the rest of a row.
 */
export function startZoneClock(timeZone: string): (iso: string) => string {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone, timeZoneName: "longOffset" });
  const known = new Map<string, number>();
  const offsetMinutes = (iso: string, date: Date) => {
    const hour = iso.slice(0, 13);
    const found = known.get(hour);
    if (found !== undefined) return found;
    const name = parts.formatToParts(date).find((part) => part.type === "timeZoneName")?.value ?? "GMT";
    const [, sign = "+", hours = "0", minutes = "0"] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
    const offset = (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1);
    known.set(hour, offset);
    return offset;
  };
  return (iso) => {
    const date = new Date(iso);
    const offset = offsetMinutes(iso, date);
    const local = new Date(date.getTime() + offset * 60_000).toISOString();
    const size = Math.abs(offset);
    const zone = `${Math.floor(size / 60)}`.padStart(2, "0") + `${size % 60}`.padStart(2, "0");
    return `${local.slice(0, 10)} ${local.slice(11, 19)} ${offset < 0 ? "-" : "+"}${zone}`;
  };
}
