import type { ListedProduct } from "#app/pipeline/catalog/list-store.server.ts";
import type { Product, ProductSource, Variant } from "#app/pipeline/catalog/product.ts";
import { capPercent } from "./cap-saving.ts";

/** What is asked of a product before it may stand in an offer. */
export type Listing = Pick<
  Product,
  "productId" | "title" | "status" | "publishedAt" | "isGiftCard" | "requiresSellingPlan" | "isBundleParent"
> & {
  source: ProductSource;
  deletedAt: Date | null;
  variants: readonly Pick<Variant, "position" | "priceMinor" | "costMinor" | "isAvailable">[];
};

/** What is asked of a product of the catalogue. */
export function toListing({ product, variants, source, deletedAt }: ListedProduct): Listing {
  return { ...product, variants, source, deletedAt };
}

/** A product that may stand in an offer, with the price and cost of the variant that its page shows first. */
export type Good = {
  productId: bigint;
  title: string;
  priceMinor: number;
  /** Null: unknown, so figures are revenue and the margin is not protected. */
  costMinor: number | null;
  /** The most it may be reduced by; null where the cost is unknown. */
  capPercent: number | null;
};

/** The first variant by position that can be bought: the one a product's page shows. Null when none can be. */
export function firstAvailable<V extends Listing["variants"][number]>(variants: readonly V[]): V | null {
  return variants.reduce<V | null>(
    (first, one) => (one.isAvailable && (first === null || one.position < first.position) ? one : first),
    null,
  );
}

/** Null for a product of which nothing can be bought. */
export function toGood({ productId, title, variants }: Listing, marginFloorPercent: number): Good | null {
  const shown = firstAvailable(variants);
  if (!shown) return null;
  const { priceMinor, costMinor } = shown;
  return { productId, title, priceMinor, costMinor, capPercent: capPercent(priceMinor, costMinor, marginFloorPercent) };
}
