import type { BundleEntry, Words } from "#app/pipeline/publishing/wire.ts";

/** What Shopify says of a product now, in the shopper's country and language. Prices in the shopper's currency. */
export type LiveProduct = {
  id: number;
  title: string;
  handle: string;
  /** Can be bought, once and for itself, and is no gift card. */
  isOffered: boolean;
  image: string | null;
  options: readonly { name: string; values: readonly string[] }[];
  variants: readonly LiveVariant[];
  /** What it is in its own sets, on its own page. */
  bundles: readonly BundleEntry[];
  rating: { value: number; best: number; count: number } | null;
  /** By `namespace.key`. */
  facts: ReadonlyMap<string, { type: string; value: string }>;
};

export type LiveVariant = {
  id: number;
  /** Empty where the product has only one. */
  title: string;
  isAvailable: boolean;
  unitMinor: number;
  /** What the shop compares the price to; 0 without. */
  comparedMinor: number;
  image: string | null;
  quantities: { least: number; most: number | null; step: number };
  weight: { value: number; unit: string } | null;
};

/** All that was asked for: products by id, the merchant's words by their handle. */
export type Live = { products: ReadonlyMap<number, LiveProduct>; words: ReadonlyMap<string, Words> };

/** What is to be asked for. `facts`: metafields as `namespace.key`. */
export type Need = { products: readonly number[]; words: readonly string[]; facts: readonly string[] };

/** Whether a variant can be bought in a quantity: in stock, and as its quantity rule allows. */
export function fits({ isAvailable, quantities: { least, most, step } }: LiveVariant, quantity: number): boolean {
  return isAvailable && quantity >= least && (most === null || quantity <= most) && quantity % step === 0;
}
