import type { Standing } from "#app/pages/offers/offers.ts";

/** How an offer stands for the merchant: their word first, then what Tandem made of it. */
export function toStanding({ state, decision }: { state: string; decision: string | null }): Standing {
  if (decision === "excluded" || decision === "dismissed") return "turnedDown";
  if (decision === "paused") return "paused";
  if (state === "live") return "shown";
  return state === "proposed" ? "proposed" : "gone";
}
