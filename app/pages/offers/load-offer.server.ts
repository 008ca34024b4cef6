import { z } from "zod";
import { shopDay } from "#app/kernel/shop-day.ts";
import type { Earnings, Level, OfferDetails, Word } from "#app/pages/offers/offer-details.ts";
import { listVersions } from "#app/pages/offers/offer-pages.server.ts";
import { listCostless, listFaces } from "#app/pages/offers/product-faces.server.ts";
import { toStanding } from "#app/pages/offers/to-standing.ts";
import { listDecisions } from "#app/pipeline/offers/decision-store.server.ts";
import { judgeWord } from "#app/pipeline/offers/judge-decision.ts";
import type { Merit } from "#app/pipeline/offers/offer.ts";
import { getRules } from "#app/pipeline/offers/rules-store.server.ts";
import { getOffer } from "#app/pipeline/offers/store.server.ts";
import type { StoredOffer } from "#app/pipeline/offers/stored-offer.ts";
import { getMarketReading } from "#app/pipeline/publishing/market-store.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { getShop } from "#app/shops/store.server.ts";
import { knownTimeZone } from "#app/ui/time-words.ts";

const WORDS = ["accept", "pin", "pause", "resume", "exclude", "dismiss"] satisfies Word[];
const Savings = z.array(z.object({ savingPercent: z.number() }));

/** Everything behind one offer of this shop; null where it has no such offer. */
export async function loadOffer(shop: string, offerId: string, now: Date): Promise<OfferDetails | null> {
  const offer = await getOffer(db(), shop, offerId);
  if (!offer) return null;
  const [known, faceOf, versions, said, margin] = await Promise.all([
    getShop(shop),
    listFaces(shop, offer.memberIds),
    listVersions(shop, offerId),
    listDecisions(db(), shop, offerId),
    loadMargin(shop, offer),
  ]);
  return {
    ...describe(offer),
    now,
    today: shopDay(now, known?.timeZone ?? null),
    timeZone: knownTimeZone(known?.timeZone),
    currency: known?.currency ?? "USD",
    faces: offer.memberIds.map(faceOf),
    margin: { ...margin, unprotected: margin.unprotected.map((id) => faceOf(id).title) },
    versions: versions.map(({ versionId, createdAt, levels }) => ({
      ...{ versionId, createdAt, isNow: versionId === offer.versionId },
      savings: Savings.parse(levels).map(({ savingPercent }) => savingPercent),
    })),
    said: said.map(({ verb, reason, decidedAt }) => ({ verb, reason, at: decidedAt })),
  };
}

function describe(offer: StoredOffer) {
  const { offerId, kind, sentence, evidence, upgrade, firstSeenAt, minedAt, decision, decisionReason } = offer;
  return {
    ...{ offerId, kind, sentence, evidence, firstSeenAt, minedAt },
    levels: offer.levels.map(toLevel),
    standing: toStanding(offer),
    ...{ fromDay: offer.fromDay, untilDay: offer.untilDay },
    own: { title: offer.words?.title ?? "", callToAction: offer.words?.callToAction ?? "" },
    isPinned: decision === "pinned",
    isKept: decision === "accepted" || decision === "pinned",
    words: WORDS.filter((word) => judgeWord(word, offer, "accepted") !== null),
    reason: decisionReason,
    earnings: toEarnings(offer.merit),
    upgrade: upgrade && {
      signals: upgrade.signals,
      facts: upgrade.facts.map(({ label, from, to }) => ({ label, from, to })),
    },
  };
}

function toLevel({ members, savingPercent }: StoredOffer["levels"][number]): Level {
  return {
    members: members.map(({ productId, quantity }) => ({ productId: String(productId), quantity })),
    savingPercent,
  };
}

function toEarnings({ expectedProfitMinor, isProfit, breakEvenSets, take, turnedDown }: Merit): Earnings {
  return {
    ...{ minor: expectedProfitMinor, isProfit, breakEvenSets, take },
    turnedDown: turnedDown ? { savingPercent: turnedDown.savingPercent, minor: turnedDown.expectedProfitMinor } : null,
  };
}

async function loadMargin(shop: string, { memberIds }: StoredOffer) {
  const [costless, rules, markets] = await Promise.all([
    listCostless(shop, memberIds),
    getRules(db(), shop),
    getMarketReading(db(), shop),
  ]);
  const unprotected = memberIds.filter((id) => costless.has(id));
  return { unprotected, floorPercent: rules.marginFloorPercent, unrated: markets?.unrated ?? [] };
}
