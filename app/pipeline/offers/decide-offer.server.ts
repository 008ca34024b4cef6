import type { JobDefinition } from "#app/jobs/define-job.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { shopDay } from "#app/kernel/shop-day.ts";
import { type Database, db } from "#app/runtime/database.server.ts";
import { requireShopToStore } from "#app/shops/hold-shop.server.ts";
import { getShop } from "#app/shops/store.server.ts";
import { listDecisions, saveDecision } from "./decision-store.server.ts";
import { composeOffersJob } from "./jobs.ts";
import { judgeSavings, judgeWord, type SavingProblem, type Word } from "./judge-decision.ts";
import {
  type Days,
  type DaysProblem,
  judgeDays,
  judgeWords,
  type SaidWords,
  type WordsProblem,
} from "./judge-terms.ts";
import type { OfferKind } from "./offer.ts";
import { makeVersionId, type Terms } from "./offer-id.ts";
import { changeOffer, getOffer, saveVersions } from "./store.server.ts";
import type { StoredOffer } from "./stored-offer.ts";

type Of<Said> = Said & { offerId: string; reason?: string | null };

/** What the merchant says of an offer. `savings`: of its levels, in their order, in percent. */
export type Asked =
  | Of<{ verb: Word }>
  | Of<{ verb: "edit"; savings: readonly number[] }>
  | Of<{ verb: "dates" } & Days>
  | Of<{ verb: "words" } & SaidWords>;

/** `notNow`: the word means nothing to an offer in this state. `noReason`: a dismissal says why. */
export type Decided =
  | { ok: true; offer: StoredOffer }
  | { ok: false; problem: "unknown" | "notNow" | "noReason" | SavingProblem | DaysProblem | WordsProblem };

/** `next`: what publishes the change; this stage does not know it. */
type Circumstances = { now: Date; next: readonly JobDefinition<{ shop: string }>[] };

const LONGEST_REASON = 500;
/** A merchant who goes through a list decides often in a minute: one run for all of them. */
const COMPOSE_AFTER_SECONDS = 30;

/**
 * Does what the merchant says of an offer, at once and for all later runs: the miner never overwrites it. What is shown
 * is brought to Shopify by the `next` jobs; the places that became free or taken are given by the next run.
 */
export async function decideOffer(shop: string, asked: Asked, { now, next }: Circumstances): Promise<Decided> {
  const today = shopDay(now, (await getShop(shop))?.timeZone ?? null);
  return db().$transaction(async (tx) => {
    // A run that is being stored and this take turns.
    await requireShopToStore(tx, shop);
    const offer = await getOffer(tx, shop, asked.offerId);
    if (!offer) return { ok: false, problem: "unknown" };
    const reason = asked.reason?.trim().slice(0, LONGEST_REASON) || null;
    const problem = isWord(asked)
      ? await rule(tx, shop, offer, { verb: asked.verb, reason, now })
      : await change(tx, shop, offer, asked, { now, today });
    if (problem) return { ok: false, problem };
    await saveDecision(tx, shop, { offerId: offer.offerId, verb: asked.verb, reason, decidedAt: now });
    for (const job of next) await enqueue(tx, job, { shop });
    await enqueue(tx, composeOffersJob, { shop }, { inSeconds: COMPOSE_AFTER_SECONDS });
    const changed = await getOffer(tx, shop, asked.offerId);
    return changed ? { ok: true, offer: changed } : { ok: false, problem: "unknown" };
  });
}

function isWord(asked: Asked): asked is Extract<Asked, { verb: Word }> {
  return asked.verb !== "edit" && asked.verb !== "dates" && asked.verb !== "words";
}

type Said = { verb: Word; reason: string | null; now: Date };

async function rule(tx: Database, shop: string, offer: StoredOffer, { verb, reason, now }: Said) {
  if (verb === "dismiss" && !reason) return "noReason" as const;
  const ruling = judgeWord(verb, offer, await wordBefore(tx, shop, offer.offerId));
  if (!ruling) return "notNow" as const;
  const rank = ruling.state === "live" ? offer.rank : null;
  await changeOffer(tx, shop, offer.offerId, { ...ruling, rank, decisionReason: reason, decidedAt: now });
  return null;
}

/** Whether the offer was pinned when it was last wanted. */
async function wordBefore(tx: Database, shop: string, offerId: string): Promise<"accepted" | "pinned"> {
  const wanted = (await listDecisions(tx, shop, offerId)).find(({ verb }) => verb === "accept" || verb === "pin");
  return wanted?.verb === "pin" ? "pinned" : "accepted";
}

type Changing = { now: Date; today: string };

/** What the merchant changes of a promise makes a new version of it; null where it is good. */
async function change(
  tx: Database,
  shop: string,
  offer: StoredOffer,
  asked: Exclude<Asked, { verb: Word }>,
  { now, today }: Changing,
) {
  const { offerId, kind, levels, fromDay, untilDay, audience, words } = offer;
  const outcome = changeTerms({ levels, fromDay, untilDay, audience, words }, kind, asked, today);
  if (typeof outcome === "string") return outcome;
  const versionId = makeVersionId(offerId, kind, outcome);
  await saveVersions(tx, shop, [{ versionId, offerId, terms: outcome }], now);
  await changeOffer(tx, shop, offerId, { versionId, ...keepShown(offer, now) });
  return null;
}

function changeTerms(terms: Terms, kind: OfferKind, asked: Exclude<Asked, { verb: Word }>, today: string) {
  if (asked.verb === "dates") {
    const { fromDay, untilDay } = asked;
    return judgeDays(asked, terms, today) ?? { ...terms, fromDay, untilDay };
  }
  if (asked.verb === "words") {
    const { title, callToAction } = asked;
    const words = title ? { title, ...(callToAction && { callToAction }) } : null;
    return judgeWords(asked) ?? { ...terms, words };
  }
  const levels = terms.levels.map((level, at) => ({ ...level, savingPercent: asked.savings[at] ?? 0 }));
  return judgeSavings(kind, terms.levels, asked.savings) ?? { ...terms, levels };
}

/**
 * Who changes an offer that Tandem shows by itself wants it shown: it keeps its place whatever it is expected to earn with
 * what they gave it. One that is not shown still waits for a word.
 */
function keepShown({ state, decision }: StoredOffer, now: Date) {
  return state === "live" && decision === null ? { decision: "accepted" as const, decidedAt: now } : {};
}
