import type { ProductCap } from "#app/pages/campaigns/caps.ts";
import type { Face } from "#app/pages/offers/offers.ts";

/** How a campaign stands: not shown yet, waiting for its first day, shown, or over. */
export type CampaignState = "draft" | "planned" | "live" | "ended";

export type Campaign = {
  offerId: string;
  /** By which a block of the theme can name it. */
  handle: string;
  state: CampaignState;
  title: string;
  text: string;
  faces: Face[];
  /** Any so many of the products; null: all of them. */
  choose: number | null;
  savingPercent: number;
  fromDay: string | null;
  untilDay: string | null;
};

/** The form of one; `campaign` is null for a new one. `caps`: of its products, and of those that were asked for besides. */
export type CampaignPage = {
  campaign: Campaign | null;
  today: string;
  timeZone: string;
  floorPercent: number;
  caps: ProductCap[];
};

/** What became of saving. `offerId`: the campaign, once there is one. */
export type CampaignAnswer = {
  isDone: boolean;
  text: string;
  problems: Record<string, string>;
  offerId: string | null;
};

export const STATE_WORDS: Record<CampaignState, { word: string; tone?: "success" | "info" | "attention" }> = {
  draft: { word: "Draft" },
  planned: { word: "Planned", tone: "info" },
  live: { word: "Live", tone: "success" },
  ended: { word: "Ended" },
};

/** What of its state follows from the day: it begins and ends by itself. */
export function stateOn(
  today: string,
  { fromDay, untilDay }: Pick<Campaign, "fromDay" | "untilDay">,
  said: "draft" | "shown" | "ended",
): CampaignState {
  if (said === "ended" || (untilDay !== null && untilDay < today)) return "ended";
  if (said === "draft") return "draft";
  return fromDay !== null && fromDay > today ? "planned" : "live";
}
