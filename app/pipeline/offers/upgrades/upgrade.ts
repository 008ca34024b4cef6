import type { Product, ProductFact, Variant } from "#app/pipeline/catalog/product.ts";
import type { SetEvidence, UpgradeSignal } from "#app/pipeline/offers/offer.ts";

/**
 * Words of this part.
 * - *upgrade*: from a product (the lesser) to a better one that does the same.
 * - *alike*: how far two products are the same kind of thing, from 0 to 1. *aspect*: one of the things this is read from.
 * - *substitute*: bought together less often than baskets of that size would have it by chance.
 * - *moved up*: bought the lesser, later the better, and the lesser not again; *moved down*: the other way round.
 */
export type ComparedProduct = {
  product: Product;
  variants: readonly Variant[];
  collectionIds: readonly bigint[];
  facts: readonly ProductFact[];
};

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

export type UpgradeEvidence = { alike: Alikeness; together: SetEvidence; moves: Moves };

export type FoundUpgrade = { signals: UpgradeSignal[]; evidence: UpgradeEvidence };

/** Why a pair of products that shares a type, category, collection or rare word is not offered as an upgrade. */
export type UpgradeRejection =
  | "not-offerable"
  | "not-alike"
  | "price-step"
  | "lower-rated"
  | "lower-margin"
  | "moved-down"
  | "too-few-signals"
  | "no-history"
  | "others-better";

export type UpgradeSettings = {
  /** The better one costs this many times the lesser one's price, at least and at most. */
  leastStep: number;
  greatestStep: number;
  /** From here on two products count as the same kind of thing. */
  alikeFrom: number;
  /** So many customers have to have moved up. */
  leastCustomers: number;
  /** So many meetings in one basket have to be expected before their absence says anything. */
  leastExpected: number;
  /** Upgrades shown on one product. */
  most: number;
  /** The share of shoppers shown an upgrade that takes it, before there is a track record. */
  take: number;
};

export const DEFAULT_UPGRADE_SETTINGS: UpgradeSettings = {
  leastStep: 1.1,
  greatestStep: 2.5,
  alikeFrom: 0.5,
  leastCustomers: 5,
  leastExpected: 5,
  most: 3,
  take: 0.02,
};
