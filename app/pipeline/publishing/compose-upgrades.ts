import type { Fact } from "#app/pipeline/offers/offer.ts";
import { displayTerms } from "./choose-sets.ts";
import { byteLength, UPGRADE_BYTES, UPGRADE_PRODUCTS } from "./limits.ts";
import type { Cut, LiveOffer } from "./live-offer.ts";
import { type FactRow, type UpgradeEntry, WIRE_VERSION } from "./wire.ts";

/** What a product's page shows as better ones. */
export type UpgradePage = { products: bigint[]; upgrade: { v: typeof WIRE_VERSION; u: UpgradeEntry[] } };

/** The upgrades of each anchor, best first; what has no room is cut by rank. */
export function composeUpgrades(upgrades: readonly LiveOffer[]): { pages: Map<bigint, UpgradePage>; cuts: Cut[] } {
  const pages = new Map<bigint, UpgradePage>();
  const cuts: Cut[] = [];
  for (const offer of upgrades) {
    const to = betterProduct(offer);
    if (to === null) continue;
    const page = pages.get(offer.anchorId) ?? { products: [], upgrade: { v: WIRE_VERSION, u: [] } };
    const grown: UpgradePage = {
      products: [...new Set([...page.products, to])],
      upgrade: { v: WIRE_VERSION, u: [...page.upgrade.u, composeEntry(offer, to)] },
    };
    if (grown.products.length > UPGRADE_PRODUCTS || byteLength(grown.upgrade) > UPGRADE_BYTES) {
      cuts.push({ offerId: offer.offerId, versionId: offer.versionId, reason: "page-full" });
    } else pages.set(offer.anchorId, grown);
  }
  return { pages, cuts };
}

function betterProduct({ anchorId, levels }: LiveOffer): bigint | null {
  const members = levels[0]?.members.map((member) => member.productId) ?? [];
  return members.find((id) => id !== anchorId) ?? null;
}

function composeEntry(offer: LiveOffer, to: bigint): UpgradeEntry {
  return {
    id: offer.versionId,
    to: Number(to),
    why: [...(offer.upgrade?.signals ?? [])],
    rows: (offer.upgrade?.facts ?? []).map(composeRow),
    ...displayTerms(offer),
  };
}

/** Where the fact stands, not what it says: that is read when the page is made, in the shopper's language. */
function composeRow({ source, key, label }: Fact): FactRow {
  if (source === "option") return { s: source, k: key };
  if (source === "metafield") return { s: source, k: key, l: label };
  return { s: source };
}
