import type { Decision, OfferState } from "./apply-decisions.ts";
import type { Level, OfferKind } from "./offer.ts";
import { RULES } from "./rules.ts";

/** What the merchant can say of an offer. */
export const VERBS = ["accept", "pin", "pause", "resume", "exclude", "dismiss", "edit", "dates", "words"] as const;
export type Verb = (typeof VERBS)[number];

/** Everything but what changes an offer's promise, and not whether it is wanted: its saving, its dates, its words. */
export type Word = Exclude<Verb, "edit" | "dates" | "words">;

/** What the merchant's word makes of an offer: their decision from now on, and whether it is shown. */
export type Ruling = { decision: Decision | null; state: OfferState };

type Judged = { state: OfferState; decision: Decision | null };

/**
 * What a word makes of an offer, or null where it means nothing: pausing what is not shown, resuming what was not stopped.
 * An offer that was retired is shown again by the next run at the earliest, which asks the guards.
 * @param before what the merchant had said before they stopped it
 */
export function judgeWord(verb: Word, { state, decision }: Judged, before: "accepted" | "pinned"): Ruling | null {
  const shown = state === "retired" ? "retired" : "live";
  const found = state === "retired" ? "retired" : "proposed";
  switch (verb) {
    case "accept":
      return { decision: "accepted", state: shown };
    case "pin":
      return { decision: "pinned", state: shown };
    case "pause":
      return state === "live" || decision === "accepted" || decision === "pinned"
        ? { decision: "paused", state: found }
        : null;
    case "resume":
      if (decision === "paused") return { decision: before, state: shown };
      // Neither shown nor proposed until a run finds it again.
      return decision === "excluded" || decision === "dismissed" ? { decision: null, state: "retired" } : null;
    case "exclude":
      return { decision: "excluded", state: "retired" };
    case "dismiss":
      return { decision: "dismissed", state: "retired" };
  }
}

/** Why savings can't be an offer's. */
export type SavingProblem = "notEditable" | "notOnePerLevel" | "outOfBounds" | "notRising";

/** Checks savings that the merchant wants for the levels of an offer, in their order. Null: they are good. */
export function judgeSavings(
  kind: OfferKind,
  levels: readonly Level[],
  savings: readonly number[],
): SavingProblem | null {
  if (kind === "upgrade") return "notEditable";
  if (savings.length !== levels.length) return "notOnePerLevel";
  const { min, max, step } = RULES.savingForMore;
  const isWithin = (saving: number) => saving >= min && saving <= max && Number.isInteger(saving / step);
  if (!savings.every(isWithin)) return "outOfBounds";
  if (kind === "bundle") return null;
  // The anchor alone costs what it costs, and a level that holds the one before it saves more than that, if anything.
  const rises = savings.every((saving, at) => {
    const below = savings[at - 1] ?? 0;
    return at === 0 ? saving === 0 : saving > below || (saving === 0 && below === 0);
  });
  return rises ? null : "notRising";
}
