import { toAttributes } from "#app/liquid/html.ts";
import { strftime } from "#app/liquid/strftime.ts";
import { readProperty, toText } from "#app/liquid/values.ts";
import type { Filters, LiquidWorld } from "#app/liquid/world.ts";
import { readTime } from "#app/liquid/zoned-time.ts";

/** Shopify's formats by name. Its documents show `abbreviated_date` only; the others are English customs. */
const NAMED: Record<string, string> = {
  abbreviated_date: "%b %-d, %Y",
  basic: "%-m/%-d/%Y",
  date: "%B %-d, %Y",
  date_at_time: "%B %-d, %Y at %-l:%M %P",
  default: "%A, %B %-d, %Y at %-l:%M %P %z",
  long: "%B %-d, %Y %H:%M",
  on_date: "on %b %-d, %Y",
  short: "%-d %b %H:%M",
};

/** `date` and `time_tag`, in the shop's time zone and the shopper's language. */
export function dateFilters(world: LiquidWorld): Filters {
  const { now, timeZone, translate } = world;
  const write = (at: Date, format: string) => strftime(at, format, timeZone, translate.locale);
  return {
    date: (value, { positional: [format], named }) => {
      const at = readTime(value, now, timeZone);
      const wanted = named.format === undefined ? toText(format) : namedFormat(world, toText(named.format));
      return at === null || wanted === "" ? value : write(at, wanted);
    },
    time_tag: (value, { positional: [format], named: { format: name, datetime, ...attributes } }) => {
      const at = readTime(value, now, timeZone);
      if (at === null) return value;
      const wanted = name === undefined ? toText(format ?? NAMED.default) : namedFormat(world, toText(name));
      const machine = datetime === undefined ? at.toISOString().replace(/\.\d+Z$/, "Z") : write(at, toText(datetime));
      return `<time${toAttributes({ datetime: machine, ...attributes })}>${write(at, wanted)}</time>`;
    },
  };
}

/** The theme's own format of that name, from its locale file, before Shopify's. */
function namedFormat({ translate }: LiquidWorld, name: string): string {
  const own = [translate.words, translate.fallback].map((words) =>
    readProperty(readProperty(words, "date_formats"), name),
  );
  const format = own.find((one) => typeof one === "string") ?? NAMED[name];
  if (typeof format !== "string") throw new Error(`${name} is no format of a date`);
  return format;
}
