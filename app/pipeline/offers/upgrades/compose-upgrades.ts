import { DAY_MS } from "#app/kernel/clock.ts";
import type { Baskets } from "#app/pipeline/baskets/basket.ts";
import type { Good } from "#app/pipeline/offers/good.ts";
import type { Guarded } from "#app/pipeline/offers/guard-offers.ts";
import { scoreMerit, type TrackRecord } from "#app/pipeline/offers/merit.ts";
import type { Merit, Proposal, UpgradeSignal } from "#app/pipeline/offers/offer.ts";
import { makeOfferId } from "#app/pipeline/offers/offer-id.ts";
import { countReason } from "#app/pipeline/offers/tie.ts";
import { type CodePairs, countHistory } from "./count-history.ts";
import { listDifferingFacts } from "./differing-facts.ts";
import { findAlikePairs } from "./find-alike-pairs.ts";
import { type Direction, judgeMoves } from "./moved-up.ts";
import { sayUpgrade } from "./say-upgrade.ts";
import { gainOf, judgeStep, type Offerable } from "./step-up.ts";
import { isSubstitute, toPairEvidence } from "./substitute.ts";
import {
  type Alikeness,
  type ComparedProduct,
  DEFAULT_UPGRADE_SETTINGS,
  type UpgradeEvidence,
  type UpgradeRejection,
  type UpgradeSettings,
} from "./upgrade.ts";

/** What upgrades are composed from. `until`: when the newest basket was bought. `guarded`: who may stand in offers. */
export type UpgradeGround = {
  products: readonly ComparedProduct[];
  baskets: Baskets;
  guarded: Guarded;
  until: Date;
  now: Date;
  timeZone: string;
  records?: ReadonlyMap<string, TrackRecord>;
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
  const rejected: Record<string, number> = {};
  const steps = findSteps(ground, settings, rejected);
  const found = judgeHistory(steps, ground, settings, rejected);
  const byLesser = Map.groupBy(found, ({ step }) => step.from.good.productId);
  const proposals = [...byLesser.values()].flatMap((rivals) => {
    const ranked = rivals.map((one) => propose(one, ground)).sort(compareProposals);
    const dropped = ranked.length - settings.most;
    if (dropped > 0) countReason(rejected, "others-better", dropped);
    return ranked.slice(0, settings.most);
  });
  return { proposals, rejected };
}

/** A product and a better one of its kind, before orders are asked. */
type Step = { from: Offerable; to: Offerable; alike: Alikeness };
type Found = { step: Step; signals: UpgradeSignal[]; evidence: UpgradeEvidence };
type Rejected = Record<string, number>;

function findSteps({ products, guarded }: UpgradeGround, settings: UpgradeSettings, rejected: Rejected): Step[] {
  const offerable = products.flatMap((compared): Offerable[] => {
    const good = guarded.goods.get(compared.product.productId);
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
  return pairs.flatMap(({ a, b, alike }): Step[] => {
    const [from, to] = [offerable[a], offerable[b]];
    return from && to ? [{ from, to, alike }] : [];
  });
}

function judgeHistory(
  steps: readonly Step[],
  { baskets }: UpgradeGround,
  settings: UpgradeSettings,
  rejected: Rejected,
): Found[] {
  const { pairs, places } = toCodePairs(steps, baskets);
  const history = countHistory(baskets, pairs);
  const moved = judgeMoves(history, settings);
  return steps.flatMap((step, at): Found[] => {
    const pair = places[at] ?? -1;
    const move = moved[pair];
    if (!move) {
      countReason(rejected, "no-history");
      return [];
    }
    const evidence = { alike: step.alike, together: toPairEvidence(history, pair), moves: move.moves };
    const signals = listSignals(move.direction, isSubstitute(evidence.together, settings));
    if (typeof signals !== "string") return [{ step, signals, evidence }];
    countReason(rejected, signals);
    return [];
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

/** The steps whose products were both ever bought, sorted by the lesser one's code; `places` says where each step went. */
function toCodePairs(steps: readonly Step[], baskets: Baskets): { pairs: CodePairs; places: Int32Array } {
  const codes = new Map<bigint, number>();
  baskets.products.forEach((productId, code) => {
    codes.set(productId, code);
  });
  const coded = steps
    .map(({ from, to }, at) => ({ at, lesser: codes.get(from.good.productId), better: codes.get(to.good.productId) }))
    .filter(
      (one): one is { at: number; lesser: number; better: number } =>
        one.lesser !== undefined && one.better !== undefined,
    )
    .sort((a, b) => a.lesser - b.lesser || a.better - b.better);
  const start = new Uint32Array(baskets.frequency.length + 1);
  const places = new Int32Array(steps.length).fill(-1);
  coded.forEach(({ at, lesser }, place) => {
    places[at] = place;
    start[lesser + 1] = (start[lesser + 1] ?? 0) + 1;
  });
  for (let code = 0; code + 1 < start.length; code++) start[code + 1] = (start[code + 1] ?? 0) + (start[code] ?? 0);
  return { pairs: { start, better: Uint32Array.from(coded, ({ better }) => better) }, places };
}

function propose({ step: { from, to }, signals, evidence }: Found, ground: UpgradeGround): Proposal {
  const members = [from, to].map(({ good }) => ({ productId: good.productId, quantity: 1 }));
  const offerId = makeOfferId("upgrade", members, "mined");
  const { timeZone, now } = ground;
  return {
    offerId,
    kind: "upgrade",
    origin: "mined",
    levels: [{ members, savingPercent: 0 }],
    evidence: evidence.together,
    merit: weigh(from.good, to.good, evidence, { ...ground, record: ground.records?.get(offerId) ?? null }),
    sentence: sayUpgrade(evidence, signals, { titles: [from.good.title, to.good.title], timeZone, now }),
    upgrade: { signals, facts: listDifferingFacts(from.compared, to.compared) },
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
