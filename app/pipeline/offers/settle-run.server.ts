import type { Database } from "#app/runtime/database.server.ts";
import { applyDecisions, type Placed } from "./apply-decisions.ts";
import type { ComposedOffers } from "./compose-offers.ts";
import { saveRun } from "./decision-store.server.ts";
import type { Guarded } from "./guard-offers.ts";
import { makeVersionId } from "./offer-id.ts";
import { parseUpgrade } from "./parse-offer.ts";
import type { OfferRules } from "./rules.ts";
import { listStanding, type OfferRow, saveOffers, saveVersions, type VersionRow } from "./store.server.ts";
import { memberIdsOf, type StoredOffer } from "./stored-offer.ts";

/** What a run came to: how many offers of each kind stand and are live, and whether anything shown has changed. */
export type RunOutcome = { counts: Record<string, number>; isShownChanged: boolean };

/**
 * Stores what a run composed, beside what the merchant decided until this moment. Part of a transaction that holds the
 * shop, so that no decision comes in between.
 */
export async function settleRun(
  tx: Database,
  shop: string,
  { proposals, rejected }: ComposedOffers,
  { rules, guarded, now }: { rules: OfferRules; guarded: Guarded; now: Date },
): Promise<RunOutcome> {
  const standing = await listStanding(tx, shop);
  const applied = applyDecisions(proposals, standing, { rules, guarded });
  const known = new Map(standing.map((offer) => [offer.offerId, offer]));
  const written = applied.placed.flatMap((one) => toRows(one, known.get(one.offerId)));
  const rows = written.map(({ row }) => row);
  await saveVersions(
    tx,
    shop,
    written.flatMap(({ version }) => version ?? []),
    now,
  );
  await saveOffers(tx, shop, rows, now);
  const offer = { ...rejected.offer };
  for (const [reason, times] of Object.entries(applied.rejected)) offer[reason] = (offer[reason] ?? 0) + times;
  await saveRun(tx, shop, { ranAt: now, rejected: { ...rejected, offer } });
  return { counts: countRows(rows), isShownChanged: rows.some((row) => isChange(row, known.get(row.offerId))) };
}

type Written = { row: OfferRow; version: VersionRow | null };

function toRows({ offerId, proposal, state, rank }: Placed, standing: StoredOffer | undefined): Written[] {
  if (!proposal) return standing ? [{ row: { ...standing, state, rank }, version: null }] : [];
  const { kind, origin, levels, evidence, merit, sentence, upgrade } = proposal;
  const memberIds = memberIdsOf(levels);
  const [anchorId] = memberIds;
  if (anchorId === undefined) return [];
  const version = standing?.isSettled ? null : toVersion(offerId, proposal, standing);
  const versionId = version?.versionId ?? standing?.versionId ?? "";
  const found = { kind, origin, evidence, merit, sentence, upgrade };
  return [{ row: { offerId, ...found, anchorId, memberIds, state, rank, versionId }, version }];
}

/** What the merchant set beside the saving (dates, audience, words) stays. */
function toVersion(
  offerId: string,
  { kind, levels }: NonNullable<Placed["proposal"]>,
  standing: StoredOffer | undefined,
): VersionRow {
  const { fromDay = null, untilDay = null, audience = null, words = null } = standing ?? {};
  const terms = { levels, fromDay, untilDay, audience, words };
  return { versionId: makeVersionId(offerId, kind, terms), offerId, terms };
}

/** Whether what is published has to change: all else, such as newer counts, is for the merchant's eyes only. */
function isChange(row: OfferRow, before: StoredOffer | undefined): boolean {
  if (row.state !== "live" && before?.state !== "live") return false;
  const published = ({ state, versionId, rank, memberIds, upgrade }: OfferRow) =>
    JSON.stringify([state, versionId, rank, memberIds.map(String), parseUpgrade(upgrade)]);
  return before === undefined || published(row) !== published(before);
}

const NAMES = { bundle: "bundles", tier: "tiers", quantity: "quantityBreaks", upgrade: "upgrades" } as const;

function countRows(rows: readonly OfferRow[]): Record<string, number> {
  const counts: Record<string, number> = { offers: 0, live: 0, bundles: 0, tiers: 0, quantityBreaks: 0, upgrades: 0 };
  const add = (name: string) => {
    counts[name] = (counts[name] ?? 0) + 1;
  };
  for (const { state, kind } of rows.filter((row) => row.state !== "retired")) {
    add("offers");
    add(NAMES[kind]);
    if (state === "live") add("live");
  }
  return counts;
}
