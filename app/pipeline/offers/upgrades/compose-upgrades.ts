import { DAY_MS } from "#app/kernel/clock.ts";
import type { BasketIndex } from "#app/pipeline/affinities/index-baskets.ts";
import { measureSet } from "#app/pipeline/affinities/measure-set.ts";
import type { Good } from "#app/pipeline/offers/good.ts";
import type { Guarded } from "#app/pipeline/offers/guard-offers.ts";
import { scoreMerit, type TrackRecord } from "#app/pipeline/offers/merit.ts";
import type { Merit, Proposal, UpgradeSignal } from "#app/pipeline/offers/offer.ts";
import { makeOfferId } from "#app/pipeline/offers/offer-id.ts";
import { toSetEvidence } from "#app/pipeline/offers/propose.ts";
import { countReason, type Reasons } from "#app/pipeline/offers/tie.ts";
import { type CodePairs, countMoves } from "./count-moves.ts";
import { listDifferingFacts } from "./differing-facts.ts";
import { findAlikePairs } from "./find-alike-pairs.ts";
import { type Direction, judgeMoves } from "./moved-up.ts";
import { sayUpgrade, type UpgradeEvidence } from "./say-upgrade.ts";
import { gainOf, judgeStep, type Offerable } from "./step-up.ts";
import { areSubstitutes } from "./substitute.ts";
import {
  type ComparedProduct,
  DEFAULT_UPGRADE_SETTINGS,
  type UpgradeRejection,
  type UpgradeSettings,
} from "./upgrade.ts";

/** What upgrades are composed from. `until`: when the newest basket was bought. `guarded`: who may stand in offers. */
export type UpgradeGround = {
  products: readonly ComparedProduct[];
  index: BasketIndex;
  guarded: Guarded;
  until: Date;
  now: Date;
  timeZone: string;
  records?: ReadonlyMap<string, TrackRecord>;
  /** Offers that take a place whatever their rank, and those that take none: the merchant's word. */
  kept?: ReadonlySet<string>;
  unwanted?: ReadonlySet<string>;
  settings?: UpgradeSettings;
};

export type UpgradeReasons = Partial<Record<UpgradeRejection, number>>;

export type ComposedUpgrades = { proposals: Proposal[]; rejected: UpgradeReasons };

/**
 * Finds the better products to propose instead of others: a step up in price, not lower rated, alike in what they are, and
 * substitutes by what shoppers did. At most a few a product, best first; `rejected` counts why other pairs are not proposed.
 */
export function composeUpgrades(ground: UpgradeGround): ComposedUpgrades {
  const settings = ground.settings ?? DEFAULT_UPGRADE_SETTINGS;
  const rejected: Reasons = {};
  const steps = findSteps(ground, settings, rejected);
  const found = judgeHistory(steps, ground, settings, rejected);
  const open = found.map((one) => propose(one, ground)).filter(({ offerId }) => !ground.unwanted?.has(offerId));
  const byLesser = Map.groupBy(open, ({ levels }) => levels[0]?.members[0]?.productId);
  const proposals = [...byLesser.values()].flatMap((rivals) =>
    takeBest(rivals, ground.kept ?? new Set(), settings.most),
  );
  if (open.length > proposals.length) countReason(rejected, "others-better", open.length - proposals.length);
  return { proposals, rejected };
}

/** The best of one product's upgrades; kept ones stay whatever their rank, and take places too. */
function takeBest(rivals: readonly Proposal[], kept: ReadonlySet<string>, most: number): Proposal[] {
  const isKept = ({ offerId }: Proposal) => Number(kept.has(offerId));
  const ranked = rivals.toSorted((a, b) => isKept(b) - isKept(a) || compareProposals(a, b));
  return ranked.filter((one, place) => place < most || isKept(one));
}

/** A product and a better one of its kind, before orders are asked. */
type Step = { from: Offerable; to: Offerable };
type Found = { step: Step; signals: UpgradeSignal[]; evidence: UpgradeEvidence };

function findSteps({ products, guarded }: UpgradeGround, settings: UpgradeSettings, rejected: Reasons): Step[] {
  const offerable = products.flatMap((compared): Offerable[] => {
    const good = guarded.goods.get(compared.productId);
    return good ? [{ compared, good }] : [];
  });
  if (products.length > offerable.length) countReason(rejected, "not-offerable", products.length - offerable.length);
  // From the cheapest to the dearest, so that the better one of a pair comes second.
  offerable.sort((a, b) => a.good.priceMinor - b.good.priceMinor || (a.good.productId < b.good.productId ? -1 : 1));
  const isWanted = (a: number, b: number) => {
    const [from, to] = [offerable[a], offerable[b]];
    const reason = from && to ? judgeStep(from, to, settings) : "not-offerable";
    if (reason) countReason(rejected, reason);
    return reason === null;
  };
  const compared = offerable.map((one) => one.compared);
  const { pairs, notAlike, tooMany } = findAlikePairs(compared, { alikeFrom: settings.alikeFrom, isWanted });
  if (notAlike > 0) countReason(rejected, "not-alike", notAlike);
  if (tooMany > 0) countReason(rejected, "others-better", tooMany);
  return pairs.flatMap(({ a, b }): Step[] => {
    const [from, to] = [offerable[a], offerable[b]];
    return from && to ? [{ from, to }] : [];
  });
}

function judgeHistory(
  steps: readonly Step[],
  { index }: UpgradeGround,
  settings: UpgradeSettings,
  rejected: Reasons,
): Found[] {
  const { coded, pairs } = toCodePairs(steps, index.baskets.products);
  if (steps.length > coded.length) countReason(rejected, "no-history", steps.length - coded.length);
  const judged = judgeMoves(countMoves(index, pairs), settings);
  return judged.flatMap(({ direction, moves }, pair): Found[] => {
    const { step, lesser, better } = coded[pair] ?? {};
    if (!step || lesser === undefined || better === undefined) return [];
    const signals = listSignals(direction, areSubstitutes(index, lesser, better, settings));
    if (typeof signals === "string") {
      countReason(rejected, signals);
      return [];
    }
    const together = toSetEvidence(measureSet(index, [lesser, better]));
    return [{ step, signals, evidence: { together, moves } }];
  });
}

/** What it is makes one signal: what shoppers did has to say the same, and nothing against it. */
function listSignals(direction: Direction, substitute: boolean): UpgradeSignal[] | UpgradeRejection {
  if (direction === "moved-down") return "moved-down";
  const signals: UpgradeSignal[] = ["alike"];
  if (substitute) signals.push("substitute");
  if (direction === "moved-up") signals.push("moved-up");
  return signals.length < 2 ? "too-few-signals" : signals;
}

type CodedStep = { step: Step; lesser: number; better: number };

/** The steps whose products were both ever bought, by the lesser one's code, and the same as pairs of codes. */
function toCodePairs(steps: readonly Step[], products: BigInt64Array): { coded: CodedStep[]; pairs: CodePairs } {
  const codes = new Map(Array.from(products, (productId, code) => [productId, code]));
  const coded = steps
    .flatMap((step): CodedStep[] => {
      const lesser = codes.get(step.from.good.productId);
      const better = codes.get(step.to.good.productId);
      return lesser === undefined || better === undefined ? [] : [{ step, lesser, better }];
    })
    .sort((a, b) => a.lesser - b.lesser || a.better - b.better);
  const start = new Uint32Array(products.length + 1);
  for (const { lesser } of coded) start[lesser + 1] = (start[lesser + 1] ?? 0) + 1;
  for (let code = 0; code < products.length; code++) start[code + 1] = (start[code + 1] ?? 0) + (start[code] ?? 0);
  return { coded, pairs: { start, better: Uint32Array.from(coded, ({ better }) => better) } };
}

function propose({ step: { from, to }, signals, evidence }: Found, ground: UpgradeGround): Proposal {
  const members = [from, to].map(({ good }) => ({ productId: good.productId, quantity: 1 }));
  const offerId = makeOfferId("upgrade", members, "mined");
  const { timeZone, now } = ground;
  const { up, down } = evidence.moves;
  return {
    offerId,
    kind: "upgrade",
    origin: "mined",
    levels: [{ members, savingPercent: 0 }],
    evidence: evidence.together,
    merit: weigh(from.good, to.good, evidence, { ...ground, record: ground.records?.get(offerId) ?? null }),
    sentence: sayUpgrade(evidence, signals, { titles: [from.good.title, to.good.title], timeZone, now }),
    upgrade: { signals, facts: listDifferingFacts(from.compared, to.compared), moves: { up, down } },
  };
}

/** Those who bought the lesser one alone may take the better one instead; nothing is given away. */
function weigh(
  from: Good,
  to: Good,
  { together: { each, together, since } }: UpgradeEvidence,
  { until, record }: { until: Date; record: TrackRecord | null },
): Merit {
  const { minor, isProfit } = gainOf(from, to);
  const step = { without: (each[0] ?? 0) - together, having: together, addedMinor: minor, savingMinor: 0 };
  const days = (until.getTime() - since.getTime()) / DAY_MS;
  return scoreMerit([step], { days, isProfit, record });
}

/** The better first: by how many signals speak for it, then by what it is expected to earn, then by id. */
function compareProposals(a: Proposal, b: Proposal): number {
  const bySignals = (b.upgrade?.signals.length ?? 0) - (a.upgrade?.signals.length ?? 0);
  const byMerit = b.merit.expectedProfitMinor - a.merit.expectedProfitMinor;
  return bySignals || byMerit || (a.offerId < b.offerId ? -1 : 1);
}
