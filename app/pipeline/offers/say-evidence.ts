import { isolateText } from "#app/kernel/isolate-text.ts";
import type { OfferKind, SetEvidence } from "./offer.ts";
import { countRest } from "./tie.ts";

/** What a sentence needs beside the counts: the members' titles in their order, and the shop's own calendar. */
export type Saying = {
  kind: OfferKind;
  titles: readonly string[];
  /** Of a quantity break: from how many on orders were counted. */
  several?: number;
  timeZone: string;
  now: Date;
};

/**
 * The counts of a set as a sentence: "42 of the 310 orders with “A” also had “B”, 2.1 times what baskets of that size
 * would give by chance (1.6 to 2.8), since 3 March." For more than two products: the last against the rest.
 */
export function sayEvidence(evidence: SetEvidence, saying: Saying): string {
  const { lift, liftLow, liftHigh } = evidence;
  const times = `${formatTimes(lift)} times what ${chanceOf(saying.kind)} (${formatTimes(liftLow)} to ${formatTimes(liftHigh)})`;
  return `${sayCounts(evidence, saying)}, ${times}, since ${sayDay(evidence.since, saying)}.`;
}

function sayCounts(evidence: SetEvidence, { kind, titles, several = 2 }: Saying): string {
  const rest = countRest(evidence);
  const share = `${formatCount(evidence.together)} of the ${formatCount(rest)} ${rest === 1 ? "order" : "orders"} with`;
  if (kind === "quantity")
    return `${share} ${quote(titles[0])} had ${several === 2 ? "more than one" : `${several} or more`} of it`;
  const before = listTitles(titles.slice(0, -1));
  return `${share} ${before} also had ${quote(titles.at(-1))}`;
}

function chanceOf(kind: OfferKind): string {
  return kind === "quantity" ? "is usual in this shop" : "baskets of that size would give by chance";
}

/** "“A”", "“A” and “B”", "“A”, “B” and “C”". */
function listTitles(titles: readonly string[]): string {
  const quoted = titles.map(quote);
  return quoted.length < 2 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} and ${quoted.at(-1)}`;
}

const LONGEST_TITLE = 60;

/** A title between quotation marks, on one line, with its own marks made single, and cut where it is very long. */
export function quote(title = ""): string {
  const plain = title.replace(/\s+/g, " ").trim().replaceAll("“", "‘").replaceAll("”", "’");
  const letters = [...plain];
  const short =
    letters.length <= LONGEST_TITLE
      ? plain
      : `${letters
          .slice(0, LONGEST_TITLE - 1)
          .join("")
          .trimEnd()}…`;
  return `“${isolateText(short)}”`;
}

const COUNT = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
const TIMES = new Intl.NumberFormat("en-GB", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

export function formatCount(count: number): string {
  return COUNT.format(count);
}

/** 2.1, 0.4, 37: beyond ten a decimal would claim more than the counts know. */
function formatTimes(times: number): string {
  return times < 9.95 ? TIMES.format(times) : COUNT.format(times);
}

/** "3 March", and with its year where that is not this one; days are the shop's own. */
export function sayDay(day: Date, { timeZone, now }: Pick<Saying, "timeZone" | "now">): string {
  const yearOf = (date: Date) => calendar(timeZone, "year").format(date);
  return calendar(timeZone, yearOf(day) === yearOf(now) ? "day" : "full").format(day);
}

const PARTS = {
  year: { year: "numeric" },
  day: { day: "numeric", month: "long" },
  full: { day: "numeric", month: "long", year: "numeric" },
} as const;

const calendars = new Map<string, Intl.DateTimeFormat>();

/** Kept, because making one takes longer than a thousand uses of it. */
function calendar(timeZone: string, parts: keyof typeof PARTS): Intl.DateTimeFormat {
  const key = `${timeZone} ${parts}`;
  const made = calendars.get(key) ?? new Intl.DateTimeFormat("en-GB", { timeZone, ...PARTS[parts] });
  calendars.set(key, made);
  return made;
}
