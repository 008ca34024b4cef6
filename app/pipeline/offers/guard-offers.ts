import { firstAvailable, type Good, type Listing, toGood } from "./good.ts";
import type { OfferRules } from "./rules.ts";

/** Why a product stands in no offer. */
export type GuardReason =
  | "unknown"
  | "deleted"
  | "fileOnly"
  | "archived"
  | "draft"
  | "unpublished"
  | "giftCard"
  | "sellingPlanOnly"
  | "bundleParent"
  | "excluded"
  | "free"
  | "outOfStock";

type Guard = { reason: GuardReason; keepsOut(listing: Listing, asked: { rules: OfferRules; now: Date }): boolean };

/** Asked in this order: the first that keeps a product out is the reason told. */
export const GUARDS: readonly Guard[] = [
  { reason: "deleted", keepsOut: ({ deletedAt }) => deletedAt !== null },
  // Known from an uploaded file alone: Shopify has no such product to refer to.
  { reason: "fileOnly", keepsOut: ({ source, productId }) => source === "file" || productId <= 0n },
  { reason: "archived", keepsOut: ({ status }) => status === "archived" },
  { reason: "draft", keepsOut: ({ status }) => status === "draft" },
  { reason: "unpublished", keepsOut: ({ publishedAt }, { now }) => publishedAt === null || publishedAt > now },
  // Money, not a product: a saving on it would be given twice.
  { reason: "giftCard", keepsOut: ({ isGiftCard }) => isGiftCard },
  // The discount does not apply to subscriptions, so the offer would promise what is not charged.
  { reason: "sellingPlanOnly", keepsOut: ({ requiresSellingPlan }) => requiresSellingPlan },
  // Its variants are made of components, which Shopify prices and stocks by themselves.
  { reason: "bundleParent", keepsOut: ({ isBundleParent }) => isBundleParent },
  { reason: "excluded", keepsOut: ({ productId }, { rules }) => rules.excludedProducts.includes(productId) },
  { reason: "outOfStock", keepsOut: ({ variants }) => firstAvailable(variants) === null },
  { reason: "free", keepsOut: ({ variants }) => firstAvailable(variants)?.priceMinor === 0 },
];

/** Which products may stand in offers, and why the others may not. */
export type Guarded = { goods: Map<bigint, Good>; keptOut: Map<bigint, GuardReason> };

/** Asks every guard about every product. */
export function guardProducts(listings: Iterable<Listing>, asked: { rules: OfferRules; now: Date }): Guarded {
  const guarded: Guarded = { goods: new Map(), keptOut: new Map() };
  for (const listing of listings) {
    const reason = GUARDS.find((guard) => guard.keepsOut(listing, asked))?.reason;
    const good = toGood(listing, asked.rules.marginFloorPercent);
    if (reason !== undefined || good === null) guarded.keptOut.set(listing.productId, reason ?? "outOfStock");
    else guarded.goods.set(listing.productId, good);
  }
  return guarded;
}

/** Why a set of products is no offer: its first member that may not be in one. Null when all may. */
export function guardMembers(members: readonly bigint[], { goods, keptOut }: Guarded): GuardReason | null {
  const out = members.find((productId) => !goods.has(productId));
  return out === undefined ? null : (keptOut.get(out) ?? "unknown");
}
