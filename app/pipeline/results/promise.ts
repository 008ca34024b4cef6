import type { Level } from "#app/pipeline/offers/offer.ts";
import type { Rule } from "#app/pipeline/publishing/wire.ts";

/**
 * Words of this stage.
 * - *mark*: the hidden properties of a line that came from an offer. They went through a shopper's browser, so they are
 *   believed no further than the offer itself goes. A link that fills a cart marks the order instead.
 * - *promise*: what the shopper was told that an offer's products would cost.
 * - *verdict*: *kept*, charged as promised to the minor unit; *better*, less was charged; *broken*, more was; *not due*, the
 *   order does not hold the whole set, so nothing was promised for it.
 * - *taken*: units of a line that fill a set.
 * Amounts are in the currency that the shopper paid in. Refunds and edits after the sale change no verdict.
 */
export const VERDICTS = ["kept", "better", "broken", "not-due"] as const;
export type Verdict = (typeof VERDICTS)[number];

/**
 * Why a promise was broken: another automatic or manual discount stood where ours should have been, or a code did; another
 * offer of ours took the product; the price rose; the offer had changed or ended; the line is a subscription. `quantity`: why
 * it was not due.
 */
export const REASONS = [
  "another-discount",
  "code",
  "another-offer",
  "price-changed",
  "version-changed",
  "subscription",
  "quantity",
  "unknown",
] as const;
export type Reason = (typeof REASONS)[number];

/** A discount on a line. `isOurs`: it is the one that Tandem made. */
export type OrderedDiscount = { kind: string; title: string; minor: number; isOurs: boolean };

/** A line as it was ordered: its first quantity and its price before discounts. */
export type OrderedLine = {
  lineId: bigint;
  productId: bigint | null;
  variantId: bigint | null;
  quantity: number;
  unitMinor: number;
  discounts: readonly OrderedDiscount[];
  isSubscription: boolean;
  /** Its mark. */
  versionId: string | null;
  promise: string | null;
};

/** The offer version that lines name. */
export type PromisedOffer = { offerId: string; versionId: string; levels: readonly Level[] };

/** A rule that the discount Function went by when the order was placed, and whose promise it is. */
export type HonouredRule = { rule: Rule; offerIds: readonly string[] };

/** `versionId`: the order's own mark, where a link of an offer began its cart. */
export type OrderToCompare = {
  currency: string;
  versionId: string | null;
  lines: readonly OrderedLine[];
  rules: readonly HonouredRule[];
};

/** What came of one offer's promise in one order. */
export type Comparison = {
  offerId: string;
  versionId: string;
  verdict: Verdict;
  reason: Reason | null;
  /** What the reason names: the title of a discount. */
  cause: string | null;
  sets: number;
  promisedMinor: number;
  chargedMinor: number;
};
