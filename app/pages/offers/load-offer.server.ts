import { shopDay } from "#app/kernel/shop-day.ts";
import { listCaps } from "#app/pages/campaigns/list-caps.server.ts";
import type { Earnings, Level, OfferDetails, OwnWords, Version, Word } from "#app/pages/offers/offer-details.ts";
import { listVersions } from "#app/pages/offers/offer-pages.server.ts";
import { listFaces } from "#app/pages/offers/product-faces.server.ts";
import { toStanding } from "#app/pages/offers/to-standing.ts";
import { listDecisions } from "#app/pipeline/offers/decision-store.server.ts";
import { judgeWord } from "#app/pipeline/offers/judge-decision.ts";
import type { Merit } from "#app/pipeline/offers/offer.ts";
import { parseLevels, Words } from "#app/pipeline/offers/parse-offer.ts";
import { getRules } from "#app/pipeline/offers/rules-store.server.ts";
import { getOffer } from "#app/pipeline/offers/store.server.ts";
import type { StoredOffer } from "#app/pipeline/offers/stored-offer.ts";
import { sumUpAnswers } from "#app/pipeline/orders/answer-store.server.ts";
import { getMarketReading } from "#app/pipeline/publishing/market-store.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { getShop } from "#app/shops/store.server.ts";
import { knownTimeZone } from "#app/ui/time-words.ts";

const WORDS = ["accept", "pin", "pause", "resume", "exclude", "dismiss"] satisfies Word[];

const LATEST_SENTENCES = 5;

/** Everything behind one offer of this shop; null where it has no such offer. */
export async function loadOffer(shop: string, offerId: string, now: Date): Promise<OfferDetails | null> {
  const offer = await getOffer(db(), shop, offerId);
  if (!offer) return null;
  const versions = await listVersions(shop, offerId);
  const versionIds = versions.map(({ versionId }) => versionId);
  const [known, faceOf, said, margin, answers] = await Promise.all([
    getShop(shop),
    listFaces(shop, offer.memberIds),
    listDecisions(db(), shop, offerId),
    loadMargin(shop, offer),
    sumUpAnswers(shop, versionIds, { latest: LATEST_SENTENCES }),
  ]);
  return {
    ...describe(offer),
    now,
    today: shopDay(now, known?.timeZone ?? null),
    timeZone: knownTimeZone(known?.timeZone),
    currency: known?.currency ?? "USD",
    faces: offer.memberIds.map(faceOf),
    margin: { ...margin, unprotected: margin.unprotected.map((id) => faceOf(id).title) },
    answers,
    versions: versions.map((version) => toVersion(version, offer)),
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
    own: toOwnWords(offer.words),
    isPinned: decision === "pinned",
    isKept: decision === "accepted" || decision === "pinned",
    words: WORDS.filter((word) => judgeWord(word, offer, "accepted") !== null),
    reason: decisionReason,
    earnings: toEarnings(offer.merit),
    upgrade: upgrade && {
      signals: upgrade.signals,
      facts: upgrade.facts.map(({ label, from, to }) => ({ label, from, to })),
      moves: upgrade.moves ?? null,
    },
  };
}

function toVersion(version: Awaited<ReturnType<typeof listVersions>>[number], offer: StoredOffer): Version {
  const { versionId, createdAt, fromDay, untilDay } = version;
  const levels = parseLevels(version.levels);
  const dayOf = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;
  return {
    ...{ versionId, createdAt, isNow: versionId === offer.versionId },
    savings: levels.map(({ savingPercent }) => savingPercent),
    quantities: offer.kind === "quantity" ? levels.map(({ members }) => members[0]?.quantity ?? 1) : [],
    ...{ fromDay: dayOf(fromDay), untilDay: dayOf(untilDay), own: toOwnWords(Words.parse(version.words)) },
  };
}

function toOwnWords(words: Record<string, string> | null): OwnWords {
  return { title: words?.title ?? "", callToAction: words?.callToAction ?? "" };
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
  const [rules, markets] = await Promise.all([getRules(db(), shop), getMarketReading(db(), shop)]);
  const floorPercent = rules.marginFloorPercent;
  const caps = await listCaps(shop, memberIds, floorPercent);
  const unprotected = memberIds.filter((_, at) => caps[at]?.lacksCost);
  return { unprotected, floorPercent, caps, unrated: markets?.unrated ?? [] };
}
