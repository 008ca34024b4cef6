import { DAY_MS } from "#app/kernel/clock.ts";
import { priceSet } from "#app/kernel/price-set.ts";
import type { Evidence } from "#app/pipeline/affinities/affinity.ts";
import { capSaving, keepRising } from "./cap-saving.ts";
import type { Good } from "./good.ts";
import { type Step, scoreMerit, type TrackRecord } from "./merit.ts";
import type { Level, Member, Merit, OfferKind, Proposal, SetEvidence } from "./offer.ts";
import { makeOfferId } from "./offer-id.ts";
import type { OfferRules } from "./rules.ts";
import { sayEvidence } from "./say-evidence.ts";

type Goods = ReadonlyMap<bigint, Good>;

/** What every proposal is weighed with. */
export type Scales = {
  goods: Goods;
  rules: OfferRules;
  /** When the newest basket was bought: counts are of the time from an evidence's `since` until then. */
  until: Date;
  now: Date;
  timeZone: string;
  /** The savings of an offer's levels that the merchant settled: they are weighed as they are, and not changed. */
  settled?: ReadonlyMap<string, readonly number[]>;
  records?: ReadonlyMap<string, TrackRecord>;
};

/** So many more units of a product; on average, so not always whole. */
export type Added = { productId: bigint; units: number };

/** A set found in the baskets, not yet weighed. */
export type Draft = {
  kind: OfferKind;
  /** Each holds the one before it. A bundle has one, the others begin with the anchor alone. */
  sets: Member[][];
  /** Orders with the anchor, and with each set that goes beyond it. */
  reach: number[];
  /** How many of each of these sets are bought anyway, where an order may hold several; else one an order. */
  having?: number[];
  /** What each of these sets adds, on average, to the orders that have the one before and not it. */
  adds: Added[][];
  evidence: Evidence;
};

export type Weighed = Draft & { offerId: string; levels: Level[]; merit: Merit };

/** Gives a draft its saving and says what it is expected to earn. A saving that would cost more than it brings is not proposed. */
export function weigh(draft: Draft, scales: Scales): Weighed {
  const offerId = makeOfferId(draft.kind, draft.sets.at(-1) ?? [], "mined");
  const settled = scales.settled?.get(offerId);
  const savings = settled ?? proposeSavings(draft, scales);
  const merit = meritAt(savings, draft, offerId, scales);
  if (settled || merit.expectedProfitMinor >= 0) {
    return { ...draft, offerId, levels: toLevels(draft.sets, savings), merit };
  }
  const none = savings.map(() => 0);
  const turnedDown = {
    savingPercent: Math.max(...savings),
    expectedProfitMinor: merit.expectedProfitMinor,
    breakEvenSets: merit.breakEvenSets,
  };
  const without = { ...meritAt(none, draft, offerId, scales), turnedDown };
  return { ...draft, offerId, levels: toLevels(draft.sets, none), merit: without };
}

/** The proposal that the merchant reads. */
export function toProposal({ kind, offerId, levels, evidence, merit, sets }: Weighed, scales: Scales): Proposal {
  const counts = toSetEvidence(evidence);
  const titles = (sets.at(-1) ?? []).map(({ productId }) => scales.goods.get(productId)?.title ?? "");
  const several = levels[1]?.members[0]?.quantity;
  const sentence = sayEvidence(counts, { kind, titles, several, timeZone: scales.timeZone, now: scales.now });
  return { offerId, kind, origin: "mined", levels, evidence: counts, merit, sentence, upgrade: null };
}

/** The same figures over all baskets, in the words of this stage. */
export function toSetEvidence(evidence: Evidence): SetEvidence {
  const { baskets, together, each, expected, confidence, lift, liftLow, liftHigh, plainLift, customers } = evidence;
  const since = new Date(evidence.sinceMs);
  return { since, baskets, together, each, expected, confidence, lift, liftLow, liftHigh, plainLift, customers };
}

function proposeSavings({ kind, sets }: Draft, { rules, goods }: Scales): number[] {
  const wanted = sets.map((set, at) => wantedSaving(kind === "bundle" ? set.length : at + 1, rules));
  const capped = sets.map((set, at) =>
    capSaving(
      wanted[at] ?? 0,
      set.map((member) => capOf(member, goods)),
    ),
  );
  return kind === "bundle" ? capped : keepRising(capped);
}

/** A set of one costs what it costs. */
function wantedSaving(place: number, { savingForTwo, savingForMore }: OfferRules): number {
  if (place < 2) return 0;
  return place === 2 ? savingForTwo : savingForMore;
}

function capOf({ productId }: Member, goods: Goods): number | null {
  return goods.get(productId)?.capPercent ?? null;
}

function toLevels(sets: readonly Member[][], savings: readonly number[]): Level[] {
  return sets.map((members, at) => ({ members, savingPercent: savings[at] ?? 0 }));
}

function meritAt(savings: readonly number[], draft: Draft, offerId: string, scales: Scales): Merit {
  const { goods, until, records } = scales;
  const isProfit = (draft.sets.at(-1) ?? []).every(({ productId }) => goods.get(productId)?.costMinor != null);
  const days = (until.getTime() - draft.evidence.sinceMs) / DAY_MS;
  const steps = toSteps(draft, savings, goods, isProfit);
  const record = records?.get(offerId) ?? null;
  return scoreMerit(steps, { days, isProfit, record, asks: draft.adds[0]?.length });
}

function toSteps(draft: Draft, savings: readonly number[], goods: Goods, isProfit: boolean): Step[] {
  const saved = draft.sets.map((set, at) => savingOf(set, savings[at] ?? 0, goods));
  // A bundle steps from its anchor alone, which is the first set of the others.
  const ofSets = draft.kind === "bundle" ? [0, ...saved] : saved;
  return draft.adds.map((added, at) => ({
    without: Math.max(0, (draft.reach[at] ?? 0) - (draft.reach[at + 1] ?? 0)),
    having: draft.having?.[at] ?? draft.reach[at + 1] ?? 0,
    addedMinor: worthOf(added, goods, isProfit),
    savingMinor: (ofSets[at + 1] ?? 0) - (ofSets[at] ?? 0),
  }));
}

/** The margin of what is added, or its price where the figure is revenue. */
function worthOf(added: readonly Added[], goods: Goods, isProfit: boolean): number {
  return added.reduce((total, { productId, units }) => {
    const good = goods.get(productId);
    return total + units * ((good?.priceMinor ?? 0) - (isProfit ? (good?.costMinor ?? 0) : 0));
  }, 0);
}

/** What a shopper saves on the set; a product's cap holds whatever the merchant settled. */
function savingOf(set: readonly Member[], percent: number, goods: Goods): number {
  const lines = set.map(({ productId, quantity }) => {
    const good = goods.get(productId);
    return { unitMinor: good?.priceMinor ?? 0, quantity, capPercent: good?.capPercent ?? null };
  });
  return priceSet(lines, percent).savingMinor;
}
