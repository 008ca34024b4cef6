import type { Proposal } from "#app/pipeline/offers/offer.ts";
import { makeVersionId, type Terms } from "#app/pipeline/offers/offer-id.ts";
import { changeOffer, type OfferRow, saveOffers, saveVersions } from "#app/pipeline/offers/store.server.ts";
import { memberIdsOf, type StoredOffer } from "#app/pipeline/offers/stored-offer.ts";
import { db } from "#app/runtime/database.server.ts";
import { now } from "#test/pages/records.ts";

/** Stores a proposal as a run does, shown unless said otherwise, and the merchant's word on it. */
export async function anOffer(
  shop: string,
  proposal: Proposal,
  { decision, decisionReason, ...given }: Partial<OfferRow & Pick<StoredOffer, "decision" | "decisionReason">> = {},
): Promise<string> {
  const terms: Terms = { levels: proposal.levels, fromDay: null, untilDay: null, audience: null, words: null };
  const { offerId, kind, levels: _, ...rest } = proposal;
  const memberIds = memberIdsOf(proposal.levels);
  const versionId = makeVersionId(offerId, kind, terms);
  const base = { anchorId: memberIds[0] ?? 0n, rank: 1, state: "live" as const };
  await saveVersions(db(), shop, [{ versionId, offerId, terms }], now);
  await saveOffers(db(), shop, [{ offerId, kind, ...rest, memberIds, versionId, ...base, ...given }], now);
  if (decision) await changeOffer(db(), shop, offerId, { decision, decisionReason, decidedAt: now });
  return offerId;
}

/** A product with one variant. */
export async function aProduct(
  shop: string,
  productId: bigint,
  { title = `Product ${productId}`, costMinor = null as bigint | null } = {},
): Promise<void> {
  await db().product.create({
    data: {
      ...{ shop, productId, title, handle: `p${productId}`, vendor: "", productType: "", tags: [], status: "active" },
      ...{ isGiftCard: false, requiresSellingPlan: false, isBundleParent: false, optionNames: [], collectionIds: [] },
      ...{
        imageUrl: `https://cdn.example/${productId}.jpg`,
        source: "api",
        createdAt: now,
        sourceUpdatedAt: now,
        readAt: now,
      },
    },
  });
  await db().variant.create({
    data: {
      ...{ shop, variantId: productId, productId, title: "Default", optionValues: [], position: 1 },
      ...{ priceMinor: 1000n, costMinor, isAvailable: true },
    },
  });
}
