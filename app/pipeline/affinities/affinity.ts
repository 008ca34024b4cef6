/**
 * Words of this stage.
 * - *pair*: two products that were in one basket. *together*: in how many.
 * - *expected*: in how many chance alone would put them, given how often each is bought and how large baskets are.
 * - *lift*: together / expected. *plain lift*: the usual one, which takes every basket for equally large.
 * - *tie*: a pair that is together more often than chance explains, with enough different customers behind it.
 * - *affinity*: a tie as seen from one of its products, ranked among that product's.
 * - *score*: how well a product completes a basket; it ranks, evidence filters and explains.
 * - *set*: two to four products in one basket.
 */
export type Evidence = {
  /** From when baskets count: since all of them were on sale, or since the first basket. ms since 1970 */
  sinceMs: number;
  /** All baskets since then. */
  baskets: number;
  /** How many of them hold each product, in the order asked for. */
  each: number[];
  /** How many hold all. */
  together: number;
  /** together / baskets */
  support: number;
  /** The share of the baskets with all but the last that hold the last too. */
  confidence: number;
  expected: number;
  lift: number;
  /** The ends of the 95 % interval of `lift`. */
  liftLow: number;
  liftHigh: number;
  plainLift: number;
  /** How likely chance alone puts them together so often. */
  p: number;
  /** Different customers among the baskets with all of them; each order of nobody we know counts as one. */
  customers: number;
  /** How many of these are orders of nobody we know. */
  guests: number;
  /** Baskets with all of them where at least one came through our own offers: no evidence, and in no count above. */
  throughOffers: number;
};

/** How to turn weights into scores. */
export type Scoring = {
  /** How much of the score's denominator is the product at hand's: 1 is confidence, 0.5 the cosine. */
  alpha: number;
  /** A cart's score is the sum of its products' scores to this power: the higher, the more the best of them decides. */
  power: number;
};

/** What six sets of orders agreed on within a few per cent; used until a shop has enough baskets to find its own. */
export const DEFAULT_SCORING: Scoring = { alpha: 0.8, power: 3 };
