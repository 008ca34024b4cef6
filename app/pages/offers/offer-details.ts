import type { ProductCap } from "#app/pages/campaigns/caps.ts";
import type { Earning, Face, Kind, Standing } from "#app/pages/offers/offers.ts";

/** What the merchant can say of an offer, but for editing its saving. */
export type Word = "accept" | "pin" | "pause" | "resume" | "exclude" | "dismiss";

export type Level = { members: { productId: string; quantity: number }[]; savingPercent: number };

/** The counts behind an offer. For more than two products the chance and the lift are those of the last with the rest. */
export type Evidence = {
  since: Date;
  baskets: number;
  together: number;
  each: number[];
  expected: number;
  confidence: number;
  lift: number;
  liftLow: number;
  liftHigh: number;
  plainLift: number;
  customers: number;
};

export type Earnings = Earning & {
  breakEvenSets: number | null;
  /** Share of those who are shown the offer that are expected to take it. */
  take: number;
  /** A saving that was not proposed because it costs more than it brings. */
  turnedDown: { savingPercent: number; minor: number } | null;
};

/** What an offer promised, from `createdAt` on and again whenever the merchant went back to it. */
export type Version = {
  versionId: string;
  createdAt: Date;
  isNow: boolean;
  savings: number[];
  /** Of a quantity break: from how many on. */
  quantities: number[];
  fromDay: string | null;
  untilDay: string | null;
  own: OwnWords;
};
/** What the merchant says for an offer; empty where they leave it to the theme. */
export type OwnWords = { title: string; callToAction: string };
export type Said = { verb: Word | "edit" | "dates" | "words"; reason: string | null; at: Date };

/**
 * What shoppers say on the page of their order: of `count` who said so it was useful to `useful`. `said`: in their own words,
 * newest first.
 */
export type Answers = { count: number; useful: number; said: { text: string; useful: boolean; at: Date }[] };

export type OfferDetails = {
  now: Date;
  timeZone: string;
  currency: string;
  offerId: string;
  kind: Kind;
  faces: Face[];
  levels: Level[];
  standing: Standing;
  isPinned: boolean;
  /** The merchant wants it as it is: it is kept although Tandem might find better. */
  isKept: boolean;
  /** What can be said of it now. */
  words: Word[];
  reason: string | null;
  sentence: string;
  evidence: Evidence | null;
  earnings: Earnings;
  /**
   * Titles of the products whose cost is unknown, the share of the price that savings leave over the cost, and how far that
   * lets each product be reduced. `unrated`: markets whose prices can't be told in the shop's currency, so that those at
   * home stand for them.
   */
  margin: { unprotected: string[]; floorPercent: number; caps: ProductCap[]; unrated?: string[] };
  upgrade: {
    signals: ("alike" | "substitute" | "moved-up")[];
    facts: { label: string; from: string; to: string }[];
    /** How many customers went from the lesser to the better one, and how many the other way; null where not counted. */
    moves: { up: number; down: number } | null;
  } | null;
  /** The day it is in the shop, and the first and last on which the offer is shown; as 2026-03-31. */
  today: string;
  fromDay: string | null;
  untilDay: string | null;
  own: OwnWords;
  answers: Answers;
  /** Newest first, both. */
  versions: Version[];
  said: Said[];
  firstSeenAt: Date;
  minedAt: Date;
};
