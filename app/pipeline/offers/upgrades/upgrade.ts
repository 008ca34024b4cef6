import type { Product, ProductFact, Variant } from "#app/pipeline/catalog/product.ts";

/**
 * Words of this part.
 * - *upgrade*: from a product (the lesser) to a better one that does the same.
 * - *alike*: how far two products are the same kind of thing, from 0 to 1. *aspect*: one of the things this is read from.
 * - *substitute*: bought together less often than baskets of that size would have it by chance.
 * - *moved up*: bought the lesser, later the better, and the lesser not again; *moved down*: the other way round.
 */
export type ComparedProduct = Pick<
  Product,
  "productId" | "title" | "productType" | "category" | "optionNames" | "ratingHundredths"
> & {
  variants: readonly ComparedVariant[];
  collectionIds: readonly bigint[];
  facts: readonly ProductFact[];
};

export type ComparedVariant = Pick<
  Variant,
  "position" | "priceMinor" | "costMinor" | "isAvailable" | "optionValues" | "weightGrams"
>;

export type Aspect = "type" | "category" | "collection" | "options" | "title";

/** How alike two products are, and the aspects in which they agree. */
export type Alikeness = { score: number; agree: Aspect[] };

/** What customers did who bought one and later the other, both being on sale by then. */
export type Moves = {
  up: number;
  down: number;
  /** How many would have moved up if they had chosen what they came back for by chance. */
  expectedUp: number;
  /** How likely chance alone makes so many move up, rather than down or by coming back for anything. */
  p: number;
};

/**
 * Why no upgrade was made of two products of one kind, in the order in which it is asked. `not-offerable` counts products,
 * the others pairs: `not-alike` those compared, `no-history` those of which one was never bought, `too-few-signals` those of
 * which orders say nothing (yet), `others-better` those that lost their place to others.
 */
export type UpgradeRejection =
  | "not-offerable"
  | "not-alike"
  | "price-step"
  | "lower-rated"
  | "lower-margin"
  | "no-history"
  | "moved-down"
  | "too-few-signals"
  | "others-better";

export type UpgradeSettings = {
  /** The better one costs this many times the lesser one's price, at least and at most. */
  leastStep: number;
  greatestStep: number;
  /** Above this, two products are the same kind of thing. */
  alikeFrom: number;
  /** So many customers have to have moved up. */
  leastCustomers: number;
  /** So many meetings in one basket have to be expected before their absence says anything. */
  leastExpected: number;
  /** Upgrades shown on one product. */
  most: number;
};

export const DEFAULT_UPGRADE_SETTINGS: UpgradeSettings = {
  leastStep: 1.1,
  greatestStep: 2.5,
  alikeFrom: 0.5,
  leastCustomers: 5,
  leastExpected: 5,
  most: 3,
};
