import type { Terms } from "./offer-id.ts";

/**
 * First day and end date in the shop's time zone, as 2026-03-31; null where it has none. Pages show the offer until the end
 * date begins, and what carts were promised is charged until it is over.
 */
export type Days = Pick<Terms, "fromDay" | "untilDay">;

export type DaysProblem = "noSuchDay" | "endsBeforeStart" | "isPast";

/** Checks the days that the merchant wants. A first day that is past may stay what it was. Null: they are good. */
export function judgeDays({ fromDay, untilDay }: Days, before: Days, today: string): DaysProblem | null {
  const days = [fromDay, untilDay].filter((day) => day !== null);
  if (!days.every(isDay)) return "noSuchDay";
  if (fromDay !== null && untilDay !== null && untilDay <= fromDay) return "endsBeforeStart";
  const isNewStart = fromDay !== null && fromDay !== before.fromDay;
  return (untilDay !== null && untilDay < today) || (isNewStart && fromDay < today) ? "isPast" : null;
}

/** What the merchant says for an offer, in place of the theme's words. */
export type SaidWords = { title: string; callToAction: string };

export type WordsProblem = "noTitle" | "tooLong";

/** A heading and a button have room for so much. */
export const LONGEST_TITLE = 80;
export const LONGEST_CALL = 40;

/** Checks words that the merchant wants; none at all leave it to the theme. Null: they are good. */
export function judgeWords({ title, callToAction }: SaidWords): WordsProblem | null {
  if (title === "" && callToAction !== "") return "noTitle";
  return title.length > LONGEST_TITLE || callToAction.length > LONGEST_CALL ? "tooLong" : null;
}

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
