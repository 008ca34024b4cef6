import { makeVersionId } from "#app/pipeline/offers/offer-id.ts";
import { saveOffers, saveVersions } from "#app/pipeline/offers/store.server.ts";
import { memberIdsOf } from "#app/pipeline/offers/stored-offer.ts";
import type { LiveOffer } from "#app/pipeline/publishing/live-offer.ts";
import { db } from "#app/runtime/database.server.ts";

const merit = { expectedProfitMinor: 100, isProfit: false, breakEvenSets: null, take: 0.02 };

/** Lets these offers, and no others, be live in the database, as a run of the offers' own stage would leave them. */
export async function standLive(shop: string, offers: readonly LiveOffer[], now = new Date()): Promise<void> {
  await db().offer.updateMany({ where: { shop }, data: { state: "retired", rank: null } });
  const written = offers.map((offer) => {
    const { offerId, kind, levels, from: fromDay, until: untilDay, audience } = offer;
    const terms = { levels, fromDay, untilDay, audience, words: null };
    return { offer, version: { versionId: makeVersionId(offerId, kind, terms), offerId, terms } };
  });
  const rows = written.map(({ offer: { offerId, kind, levels, anchorId, rank, upgrade }, version }) => ({
    ...{ offerId, kind, anchorId, rank, merit, versionId: version.versionId },
    ...{ origin: "mined" as const, state: "live" as const, sentence: "", evidence: null },
    memberIds: memberIdsOf(levels),
    upgrade: upgrade && { signals: [...upgrade.signals], facts: [...upgrade.facts] },
  }));
  await saveVersions(
    db(),
    shop,
    written.map((one) => one.version),
    now,
  );
  await saveOffers(db(), shop, rows, now);
}
