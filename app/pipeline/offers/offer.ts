/**
 * Words of this stage.
 * - *offer*: what a shopper is shown. *bundle*: products sold together at a saving. *tier*: nested bundles (A, A+B, A+B+C).
 *   *quantity break*: several of one product. *upgrade*: a better product instead of this one.
 * - *anchor*: the product on whose page the offer stands; it is the first member.
 * - *level*: one set of an offer with its saving. A bundle has one, a tier and a quantity break have several.
 * - *evidence*: the counts behind an offer. *merit*: what it is expected to earn in 30 days.
 * - *version*: what an offer promised at one time (levels, dates, audience, words). Promises, events and orders refer to it.
 */
export type OfferKind = "bundle" | "tier" | "quantity" | "upgrade";

/** A product in a set, and how many of it. */
export type Member = { productId: bigint; quantity: number };

/**
 * A set of products that costs `savingPercent` less. Whole or half percents; 0 proposes the set without a saving.
 * `choose`: the shopper takes any so many of the members instead of all.
 */
export type Level = { members: Member[]; savingPercent: number; choose?: number };

/**
 * The counts behind a set. Every count is over the baskets since `since`, when the last of its products came on sale.
 * For more than two products `expected`, `lift` and `confidence` are those of the last against the rest.
 */
export type SetEvidence = {
  since: Date;
  /** Baskets looked at. */
  baskets: number;
  /** Baskets with the whole set, and with each member, in the members' order. */
  together: number;
  each: number[];
  /** Baskets with the set that chance alone would make, given how large baskets are. */
  expected: number;
  confidence: number;
  /** together / expected, with its 95 % interval. */
  lift: number;
  liftLow: number;
  liftHigh: number;
  /** The textbook's lift, blind to basket sizes. */
  plainLift: number;
  /** Distinct shoppers who bought the set. */
  customers: number;
};

/** What is weighed when offers compete for a place. Money in minor units of the shop's currency, for 30 days. */
export type Merit = {
  /** Null where no profit can be told. */
  expectedProfitMinor: number;
  /** False where the cost of a member is unknown: then the figure is revenue, and says so. */
  isProfit: boolean;
  /**
   * How many more sets a month pay for the saving on those who buy the set anyway. Null when nothing has to be paid for,
   * and when no number of them would: then `expectedProfitMinor` is negative.
   */
  breakEvenSets: number | null;
  /** Share of the shoppers shown it that are expected to take it. */
  take: number;
  /** The saving that was not proposed because it would cost more than it brings, and what it was expected to earn. */
  turnedDown?: { savingPercent: number; expectedProfitMinor: number; breakEvenSets: number | null };
};

/** Why one product is better than another: its independent signals, and the facts that differ. */
export type UpgradeSignal = "alike" | "substitute" | "moved-up";

export type Fact = {
  /** Where Liquid reads it: an option, a metafield, the weight, the rating. */
  source: "option" | "metafield" | "weight" | "rating" | "price";
  key: string;
  label: string;
  from: string;
  to: string;
};

/** How many customers went from the lesser product to the better one, and how many the other way. */
export type Moved = { up: number; down: number };

/** What the thinking of this stage proposes. `offerId` is stable: hash of kind, members and origin. */
export type Proposal = {
  offerId: string;
  kind: OfferKind;
  origin: "mined" | "merchant";
  /**
   * A bundle has one. A tier and a quantity break begin with their anchor alone at no saving, and each further level holds
   * the one before it. An upgrade has one: the product itself, then the better one, at no saving.
   */
  levels: Level[];
  evidence: SetEvidence | null;
  merit: Merit;
  sentence: string;
  /** `moves`: absent where they were not kept yet. */
  upgrade: { signals: UpgradeSignal[]; facts: Fact[]; moves?: Moved } | null;
};
