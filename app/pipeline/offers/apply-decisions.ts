import { type Guarded, guardMembers } from "./guard-offers.ts";
import type { Level, Merit, OfferKind, Proposal } from "./offer.ts";
import { anchorOf, rankOffers, takePlaces } from "./rank-offers.ts";
import { automaticPerProduct, type OfferRules } from "./rules.ts";
import { countReason, type Reasons } from "./tie.ts";

/**
 * The merchant's word on an offer. *accepted*: shown. *pinned*: shown before all others. *paused*: not shown for now.
 * *excluded*: never to be shown. *dismissed*: not wanted, and not proposed again.
 */
export type Decision = "accepted" | "pinned" | "paused" | "excluded" | "dismissed";

export type OfferState = "proposed" | "live" | "retired";

/** An offer as it stands from earlier runs. */
export type Standing = {
  offerId: string;
  kind: OfferKind;
  origin: "mined" | "merchant";
  decision: Decision | null;
  state: OfferState;
  rank: number | null;
  levels: Level[];
  merit: Merit;
  /** The merchant settled what it promises: by editing it, or by accepting it as it was. */
  isSettled: boolean;
};

/**
 * Where an offer stands after a run. `proposal` is null where the run did not find it: then what was known of it stays.
 * What the merchant settled is what it goes on to promise, whatever the proposal's levels say.
 */
export type Placed = { offerId: string; proposal: Proposal | null; state: OfferState; rank: number | null };

const WANTED: ReadonlySet<Decision | null> = new Set(["accepted", "pinned"]);
const UNWANTED: ReadonlySet<Decision | null> = new Set(["excluded", "dismissed"]);

/**
 * Puts what a run found beside what stands, and lets the merchant's word win: pinned offers stay and rank first, accepted
 * ones stay, paused ones are kept but not shown, excluded and dismissed ones are neither shown nor touched. What the run
 * did not find is retired, unless the merchant wants it. No word of theirs shows a product that may be in no offer.
 * @returns every offer that is to be written; offers that stay as they are, such as dismissed ones, are absent.
 */
export function applyDecisions(
  proposals: readonly Proposal[],
  all: readonly Standing[],
  { rules, guarded }: { rules: OfferRules; guarded: Guarded },
): { placed: Placed[]; rejected: Reasons } {
  const standing = all.filter(({ origin }) => origin === "mined");
  const rejected: Reasons = {};
  const known = new Map(standing.map((one) => [one.offerId, one]));
  const decisionOf = ({ offerId }: { offerId: string }) => known.get(offerId)?.decision ?? null;
  const open = proposals
    .filter((one) => !UNWANTED.has(decisionOf(one)))
    .map((one) => ({ ...one, levels: levelsToPromise(one, known.get(one.offerId)) }));
  const found = new Map(open.map((one) => [one.offerId, one]));
  countReason(rejected, "notWanted", proposals.length - open.length);
  const stays = standing.filter((one) => isWanted(one) && !found.has(one.offerId) && mayStand(one, guarded));
  const first = idsOf(standing.filter((one) => one.decision === "pinned"));
  const ranked = rankOffers([...open.filter((one) => decisionOf(one) !== "paused"), ...stays], {
    first,
    live: idsOf(standing.filter((one) => one.state === "live")),
  });
  const { placed, beaten } = takePlaces(ranked, rules, idsOf(standing.filter(isWanted)));
  countReason(rejected, "beaten", beaten.length);

  const live = chooseLive(placed, rules, new Set(standing.filter(isWanted).map((one) => one.offerId)));
  const ranks = rankByAnchor(rankOffers(placed, { first }), live);
  const written: Placed[] = placed.map(({ offerId }) => ({
    ...{ offerId, proposal: found.get(offerId) ?? null, rank: ranks.get(offerId) ?? null },
    state: live.has(offerId) ? "live" : "proposed",
  }));
  const isWritten = idsOf(written);
  const others = standing.filter((one) => !UNWANTED.has(one.decision) && !isWritten.has(one.offerId));
  const aside = others.map((one) => setAside(one, found.get(one.offerId) ?? null));
  return { placed: [...written, ...aside, ...placeCampaigns(all, guarded)], rejected };
}

/** The merchant's own campaigns stand on no product's page: they take no place, and are shown while they are wanted. */
function placeCampaigns(all: readonly Standing[], guarded: Guarded): Placed[] {
  return all
    .filter((one) => one.origin === "merchant" && WANTED.has(one.decision))
    .map((one) => ({
      ...{ offerId: one.offerId, proposal: null, rank: null },
      state: mayStand(one, guarded) ? "live" : "retired",
    }));
}

/** Settled savings stay, on the sets of the run; a quantity break also keeps the quantities they were settled for. */
function levelsToPromise({ kind, levels }: Proposal, standing: Standing | undefined): Level[] {
  if (!standing?.isSettled) return levels;
  if (kind === "quantity") return standing.levels;
  return levels.map((level, at) => ({ ...level, savingPercent: standing.levels[at]?.savingPercent ?? 0 }));
}

/** Paused offers that are still found keep their evidence up to date; all else is retired. */
function setAside({ offerId, decision }: Standing, proposal: Proposal | null): Placed {
  const isPaused = decision === "paused" && proposal !== null;
  return { offerId, proposal, rank: null, state: isPaused ? "proposed" : "retired" };
}

function isWanted({ decision }: Standing): boolean {
  return WANTED.has(decision);
}

/** Of a choice so many are enough as the shopper takes. */
function mayStand({ levels }: Standing, guarded: Guarded): boolean {
  const { members = [], choose = members.length } = levels.at(-1) ?? {};
  return members.filter(({ productId }) => guardMembers([productId], guarded) === null).length >= choose;
}

type Candidate = Pick<Standing, "offerId" | "kind" | "levels" | "merit">;

/** What the merchant wants is shown; of the others the best few of each product, best first until enough are shown. */
function chooseLive(ranked: readonly Candidate[], rules: OfferRules, wanted: ReadonlySet<string>): Set<string> {
  const [theirs, others] = [true, false].map((is) => ranked.filter((one) => wanted.has(one.offerId) === is));
  const live = idsOf(theirs ?? []);
  if (!rules.publishAutomatically) return live;
  const shown = new Map<string, number>();
  const placeOf = (one: Candidate) => `${one.kind} ${anchorOf(one)}`;
  for (const one of theirs ?? []) shown.set(placeOf(one), (shown.get(placeOf(one)) ?? 0) + 1);
  let left = rules.maxAutomatic;
  for (const one of (others ?? []).filter(isGoodAlone)) {
    const beside = shown.get(placeOf(one)) ?? 0;
    if (left === 0 || beside >= automaticPerProduct(rules, one.kind)) continue;
    shown.set(placeOf(one), beside + 1);
    live.add(one.offerId);
    left -= 1;
  }
  return live;
}

/** A tier or a quantity break without a saving tells the shopper nothing: it is for the merchant to decide. */
function isGoodAlone({ kind, levels, merit }: Candidate): boolean {
  if (merit.expectedProfitMinor < 0) return false;
  return (kind !== "tier" && kind !== "quantity") || levels.some((level) => level.savingPercent > 0);
}

/** 1 for the best of each anchor, and so on: what is shown first, then what is not. */
function rankByAnchor(ranked: readonly Candidate[], live: ReadonlySet<string>): Map<string, number> {
  const last = new Map<bigint, number>();
  const shown = ranked.filter((one) => live.has(one.offerId));
  const others = ranked.filter((one) => !live.has(one.offerId));
  return new Map(
    [...shown, ...others].map((one) => {
      const rank = (last.get(anchorOf(one)) ?? 0) + 1;
      last.set(anchorOf(one), rank);
      return [one.offerId, rank];
    }),
  );
}

function idsOf(offers: readonly { offerId: string }[]): Set<string> {
  return new Set(offers.map((one) => one.offerId));
}
