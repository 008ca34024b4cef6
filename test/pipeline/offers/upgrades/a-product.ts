import type { Listing } from "#app/pipeline/offers/good.ts";
import type { ComparedProduct, ComparedVariant } from "#app/pipeline/offers/upgrades/upgrade.ts";

export type GivenProduct = Partial<Listing & ComparedProduct> & Partial<ComparedVariant>;

/** A product with one variant; what is given of the variant goes there. */
export function aProduct(productId: number | bigint, given: GivenProduct = {}): Listing & ComparedProduct {
  const { priceMinor = 1000, costMinor = null, isAvailable = true, optionValues = ["Default Title"], ...rest } = given;
  const { weightGrams = null, position = 1, ...more } = rest;
  const variant: ComparedVariant = { position, priceMinor, costMinor, isAvailable, optionValues, weightGrams };
  return {
    productId: BigInt(productId),
    ...{ title: `Brew Scale ${productId}`, productType: "Scales", category: null, optionNames: ["Title"] },
    ...{ ratingHundredths: null, collectionIds: [], facts: [] },
    ...{ status: "active", publishedAt: new Date(0), isGiftCard: false, requiresSellingPlan: false },
    ...{ isBundleParent: false, source: "api", deletedAt: null },
    variants: [variant],
    ...more,
  };
}
