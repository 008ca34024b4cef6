import { type Database, Prisma } from "#app/runtime/database.server.ts";
import type { OfferState } from "./apply-decisions.ts";
import type { Level, OfferKind } from "./offer.ts";
import type { Terms } from "./offer-id.ts";
import {
  DecisionWord,
  evidenceToJson,
  Kind,
  levelsToJson,
  Origin,
  parseEvidence,
  parseLevels,
  parseMerit,
  parseUpgrade,
  State,
  Words,
} from "./parse-offer.ts";
import { orderLevels, type StoredOffer } from "./stored-offer.ts";

/** What a run writes of an offer. The merchant's word is not among it: only `changeOffer` writes that. */
export type OfferRow = Pick<
  StoredOffer,
  | "offerId"
  | "kind"
  | "origin"
  | "anchorId"
  | "memberIds"
  | "state"
  | "versionId"
  | "evidence"
  | "merit"
  | "sentence"
  | "upgrade"
  | "rank"
>;

/** Writes offers of a run; what the merchant decided and when an offer was first seen stay. */
export async function saveOffers(tx: Database, shop: string, offers: readonly OfferRow[], now: Date): Promise<void> {
  if (offers.length === 0) return;
  const json = JSON.stringify(offers.map((offer) => toColumns(offer, now)));
  await tx.$executeRaw`
    insert into offer (shop, ${COLUMNS}, first_seen_at)
    select ${shop}, ${COLUMNS}, mined_at from jsonb_populate_recordset(null::offer, ${json}::jsonb) order by offer_id
    on conflict (shop, offer_id) do update set (${COLUMNS}) = row (${EXCLUDED})`;
}

/** What an offer promises from now on, to be referred to by its version. */
export type VersionRow = { versionId: string; offerId: string; terms: Terms };

/** Notes versions. One that was there before is the same promise made again. */
export async function saveVersions(
  tx: Database,
  shop: string,
  versions: readonly VersionRow[],
  now: Date,
): Promise<void> {
  if (versions.length === 0) return;
  const json = JSON.stringify(
    versions.map(({ versionId, offerId, terms }) => ({
      version_id: versionId,
      offer_id: offerId,
      levels: levelsToJson(terms.levels),
      from_day: terms.fromDay,
      until_day: terms.untilDay,
      audience: terms.audience,
      words: terms.words,
      created_at: now,
    })),
  );
  await tx.$executeRaw`
    insert into offer_version (shop, version_id, offer_id, levels, from_day, until_day, audience, words, created_at)
    select ${shop}, version_id, offer_id, levels, from_day, until_day, audience, words, created_at
    from jsonb_populate_recordset(null::offer_version, ${json}::jsonb) order by version_id
    on conflict (shop, version_id) do nothing`;
}

/** What the state of offers is asked by. `limit`: the best so many by what they are expected to earn. */
export type OfferQuery = {
  kinds?: readonly OfferKind[];
  origin?: StoredOffer["origin"];
  states?: readonly OfferState[];
  anchorId?: bigint;
  limit?: number;
};

/** Offers, the pinned first, then by what they are expected to earn. */
export async function listOffers(tx: Database, shop: string, query: OfferQuery = {}): Promise<StoredOffer[]> {
  const { kinds, origin, states, anchorId, limit } = query;
  const rows = await tx.$queryRaw<Row[]>`
    ${selectOffers(shop)}
      and (${kinds ?? null}::text[] is null or o.kind = any(${kinds ?? null}::text[]))
      and (${origin ?? null}::text is null or o.origin = ${origin ?? null}::text)
      and (${states ?? null}::text[] is null or o.state = any(${states ?? null}::text[]))
      and (${anchorId ?? null}::bigint is null or o.anchor_id = ${anchorId ?? null}::bigint)
    order by o.decision is not distinct from 'pinned' desc, (o.merit ->> 'expectedProfitMinor')::bigint desc, o.offer_id
    limit ${limit ?? null}::int`;
  return rows.map(toStored);
}

/** Everything that the next run has to know of earlier ones: all but what was retired without a word of the merchant's. */
export async function listStanding(tx: Database, shop: string): Promise<StoredOffer[]> {
  const rows = await tx.$queryRaw<Row[]>`
    ${selectOffers(shop)} and (o.state <> 'retired' or o.decision is not null or e.offer_id is not null)
    order by o.offer_id`;
  return rows.map(toStored);
}

export async function getOffer(tx: Database, shop: string, offerId: string): Promise<StoredOffer | null> {
  const rows = await tx.$queryRaw<Row[]>`${selectOffers(shop)} and o.offer_id = ${offerId}`;
  return rows[0] ? toStored(rows[0]) : null;
}

/** How many offers there are of each kind and state. */
export async function countOffers(tx: Database, shop: string) {
  const groups = await tx.offer.groupBy({ by: ["kind", "state"], where: { shop }, _count: true });
  return groups.map(({ kind, state, _count }) => ({
    kind: Kind.parse(kind),
    state: State.parse(state),
    count: _count,
  }));
}

/** Notes the merchant's word on an offer, or a new version of it. @returns whether there is such an offer. */
export async function changeOffer(
  tx: Database,
  shop: string,
  offerId: string,
  change: Partial<Pick<StoredOffer, "state" | "rank" | "decision" | "decisionReason" | "decidedAt" | "versionId">>,
): Promise<boolean> {
  const { count } = await tx.offer.updateMany({ where: { shop, offerId }, data: change });
  return count > 0;
}

/** The offer and levels behind a version, also one that is no longer promised: what events and orders refer to. */
export async function getVersion(
  tx: Database,
  shop: string,
  versionId: string,
): Promise<{ offerId: string; levels: Level[] } | null> {
  const found = await tx.offerVersion.findUnique({ where: { shop_versionId: { shop, versionId } } });
  return found && { offerId: found.offerId, levels: parseLevels(found.levels) };
}

/** Forgets every offer and version. @returns how many offers. */
export async function forgetOffers(tx: Database, shop: string): Promise<number> {
  await tx.offerVersion.deleteMany({ where: { shop } });
  return (await tx.offer.deleteMany({ where: { shop } })).count;
}

const NAMES = [
  ...["offer_id", "kind", "origin", "anchor_id", "member_ids", "state", "version_id", "evidence", "merit", "sentence"],
  ...["upgrade", "rank", "mined_at"],
];
const COLUMNS = Prisma.raw(NAMES.join(", "));
const EXCLUDED = Prisma.raw(NAMES.map((name) => `excluded.${name}`).join(", "));

function toColumns(offer: OfferRow, now: Date) {
  return {
    offer_id: offer.offerId,
    kind: offer.kind,
    origin: offer.origin,
    anchor_id: String(offer.anchorId),
    member_ids: offer.memberIds.map(String),
    state: offer.state,
    version_id: offer.versionId,
    evidence: evidenceToJson(offer.evidence),
    merit: offer.merit,
    sentence: offer.sentence,
    upgrade: offer.upgrade,
    rank: offer.rank,
    mined_at: now,
  };
}

/** Offers with what they promise now; `e` are those whose saving the merchant has edited. */
function selectOffers(shop: string) {
  return Prisma.sql`
    select o.*, v.levels, v.from_day::text as from_day, v.until_day::text as until_day, v.audience, v.words,
      e.offer_id is not null as is_edited
    from offer o
    join offer_version v on v.shop = ${shop} and v.version_id = o.version_id
    left join (select distinct offer_id from offer_decision where shop = ${shop} and verb = 'edit') e
      on e.offer_id = o.offer_id
    where o.shop = ${shop}`;
}

type Row = {
  offer_id: string;
  kind: string;
  origin: string;
  anchor_id: bigint;
  member_ids: bigint[];
  state: string;
  decision: string | null;
  decision_reason: string | null;
  decided_at: Date | null;
  version_id: string;
  evidence: unknown;
  merit: unknown;
  sentence: string;
  upgrade: unknown;
  rank: number | null;
  first_seen_at: Date;
  mined_at: Date;
  levels: unknown;
  from_day: string | null;
  until_day: string | null;
  audience: string | null;
  words: unknown;
  is_edited: boolean;
};

function toStored(row: Row): StoredOffer {
  const decision = DecisionWord.nullable().parse(row.decision);
  return {
    offerId: row.offer_id,
    kind: Kind.parse(row.kind),
    origin: Origin.parse(row.origin),
    anchorId: row.anchor_id,
    memberIds: row.member_ids,
    state: State.parse(row.state),
    decision,
    decisionReason: row.decision_reason,
    decidedAt: row.decided_at,
    versionId: row.version_id,
    levels: orderLevels(parseLevels(row.levels), row.member_ids),
    fromDay: row.from_day,
    untilDay: row.until_day,
    audience: row.audience,
    words: Words.parse(row.words),
    evidence: parseEvidence(row.evidence),
    merit: parseMerit(row.merit),
    sentence: row.sentence,
    upgrade: parseUpgrade(row.upgrade),
    rank: row.rank,
    isSettled: row.is_edited || decision === "accepted" || decision === "pinned" || decision === "paused",
    firstSeenAt: row.first_seen_at,
    minedAt: row.mined_at,
  };
}
