import type { BundleEntry, UpgradeEntry, Words } from "#app/pipeline/publishing/wire.ts";
import type { LiveProduct, LiveVariant } from "./live.ts";
import type { OfferPrice } from "./price-offer.ts";
import type { CartLine } from "./read-cart.ts";

/** One variant that fills a slot. */
export type Choice = { product: LiveProduct; variant: LiveVariant };

/** A slot that the cart lacks: so many of one of the choices, the first one unless the shopper says otherwise. */
export type Member = { quantity: number; choices: readonly Choice[]; preferred: Choice };

/** A set that the cart nearly fills, with its price for the preferred choices. */
export type SetOffer = {
  kind: "set";
  id: string;
  entry: BundleEntry;
  members: readonly Member[];
  price: OfferPrice;
  words: Words | null;
};

/** A better product in the place of a line's. `stepMinor`: what it changes in all that is paid. */
export type UpgradeOffer = {
  kind: "upgrade";
  id: string;
  entry: UpgradeEntry;
  line: CartLine;
  product: LiveProduct;
  better: LiveProduct;
  variant: LiveVariant;
  stepMinor: number;
  words: Words | null;
};

export type Offer = SetOffer | UpgradeOffer;

/** What an offer's choice puts into the cart. */
export function toAddition({ product, variant }: Choice, quantity: number) {
  return { productId: product.id, variantId: variant.id, quantity, unitMinor: variant.unitMinor };
}
