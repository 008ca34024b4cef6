import type { Fact, Level, OfferKind, UpgradeSignal } from "#app/pipeline/offers/offer.ts";
import type { PublishingSettings } from "./settings.ts";
import type { Words } from "./wire.ts";

/**
 * Words of this stage.
 * - *publication*: one metafield of ours in Shopify. *ledger*: what we know to be there.
 * - *display*: what shows an offer (`bundles`, `upgrade`, and the references beside them). *rule*: what the discount
 *   Function charges it by. A rule is *granted* once Shopify confirmed it, *honoured* for a while after its display has
 *   gone, then *revoked*. Its *holder* is the product that carries it.
 * - *anchor*: the product on whose page an offer stands.
 */

/** An offer that is to be shown, as this stage takes it in. */
export type LiveOffer = {
  offerId: string;
  versionId: string;
  kind: OfferKind;
  anchorId: bigint;
  /** A tier's and a quantity break's first level is the anchor alone; an upgrade's one level is [it, the better one]. */
  levels: readonly Level[];
  /** First and last day in the shop's time zone, as 2026-03-31. */
  from: string | null;
  until: string | null;
  audience: string | null;
  /** Handle of the metaobject with the merchant's words. */
  words: string | null;
  /** A campaign of the merchant's stands in a metaobject of its own, and on no product's page. */
  campaign: { handle: string; title: string; text: string | null } | null;
  upgrade: { signals: readonly UpgradeSignal[]; facts: readonly Fact[] } | null;
  /** Among the offers of its anchor, best first; those without a rank come last. */
  rank: number;
};

/** The most that each variant of a product may be reduced by, in percent; null: its cost is unknown, nothing is protected. */
export type ProductCaps = ReadonlyMap<bigint, readonly { variantId: bigint; percent: number | null }[]>;

/** How the blocks behave, as the merchant settled it. */
export type Manners = Pick<PublishingSettings, "holdOutPercent" | "offersAPage" | "offersASession" | "isForCompanies">;

/** Everything that decides what is to be published. */
export type Wanted = {
  /** The first is the best. At most one of an id. */
  offers: readonly LiveOffer[];
  caps: ProductCaps;
  /** What the merchant says for offers, by the handle that offers name. */
  words: ReadonlyMap<string, Words>;
  /** For shoppers of whom nothing is known, best first. */
  fallback: readonly bigint[];
  /** The kill switch. Off: nothing is shown, rules run out. */
  isOn: boolean;
  manners: Manners;
};

/** What did not fit or could not be granted, and why; for the log and the merchant. */
export type CutReason = "page-full" | "rules-full" | "waits-for-room" | "not-in-shopify" | "over" | "no-discount";
export type Cut = { offerId: string; versionId: string; reason: CutReason };

/** Best rank first; the id decides between equals, so that every run decides alike. */
export function byRank(a: LiveOffer, b: LiveOffer): number {
  return a.rank - b.rank || (a.offerId < b.offerId ? -1 : a.offerId > b.offerId ? 1 : 0);
}
