import { randomUUID } from "node:crypto";
import type { JobDefinition } from "#app/jobs/define-job.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { shopDay } from "#app/kernel/shop-day.ts";
import { db } from "#app/runtime/database.server.ts";
import { requireShopToStore } from "#app/shops/hold-shop.server.ts";
import { getShop } from "#app/shops/store.server.ts";
import { saveDecision } from "./decision-store.server.ts";
import { type CampaignProblems, type CampaignTerms, judgeCampaign } from "./judge-campaign.ts";
import { makeVersionId } from "./offer-id.ts";
import { changeOffer, getOffer, saveOffers, saveVersions } from "./store.server.ts";

export type SavedCampaign = { ok: true; offerId: string } | { ok: false; problems: CampaignProblems | "unknown" };

/** What it earns is not guessed: nothing of it was bought yet. */
const MERIT = { expectedProfitMinor: 0, isProfit: false, breakEvenSets: null, take: 0 };

/**
 * Makes a campaign of the merchant's, or a new version of one. A new one is a draft: an offer that is paused until they
 * show it. One that is shown stays so.
 * @param next what publishes the change; this stage does not know it
 */
export async function saveCampaign(
  shop: string,
  { offerId: known, terms }: { offerId: string | null; terms: CampaignTerms },
  { now, next }: { now: Date; next: readonly JobDefinition<{ shop: string }>[] },
): Promise<SavedCampaign> {
  const today = shopDay(now, (await getShop(shop))?.timeZone ?? null);
  return db().$transaction(async (tx) => {
    await requireShopToStore(tx, shop);
    const before = known === null ? null : await getOffer(tx, shop, known);
    if (known !== null && before?.origin !== "merchant") return { ok: false, problems: "unknown" };
    const problems = judgeCampaign(terms, before ?? { fromDay: null, untilDay: null }, today);
    const [anchorId] = terms.productIds;
    if (Object.keys(problems).length > 0 || anchorId === undefined) return { ok: false, problems };
    const offerId = known ?? randomUUID().replaceAll("-", "").slice(0, 16);
    const promised = toTerms(terms);
    const versionId = makeVersionId(offerId, "bundle", promised);
    const row = { offerId, kind: "bundle" as const, origin: "merchant" as const, anchorId, versionId, merit: MERIT };
    const state = before?.state ?? "proposed";
    const found = {
      memberIds: [...terms.productIds],
      state,
      rank: null,
      evidence: null,
      sentence: terms.title,
      upgrade: null,
    };
    await saveVersions(tx, shop, [{ versionId, offerId, terms: promised }], now);
    await saveOffers(tx, shop, [{ ...row, ...found }], now);
    if (!before) await changeOffer(tx, shop, offerId, { decision: "paused", decidedAt: now });
    await saveDecision(tx, shop, { offerId, verb: "edit", reason: null, decidedAt: now });
    for (const job of next) await enqueue(tx, job, { shop });
    return { ok: true, offerId };
  });
}

function toTerms({ title, text, productIds, choose, savingPercent, fromDay, untilDay }: CampaignTerms) {
  const members = productIds.map((productId) => ({ productId, quantity: 1 }));
  const words = { title, ...(text && { text }) };
  return { levels: [{ members, savingPercent, ...(choose && { choose }) }], fromDay, untilDay, audience: null, words };
}
