import type { Evidence } from "#app/pipeline/affinities/affinity.ts";
import type { Standing } from "#app/pipeline/offers/apply-decisions.ts";
import { capPercent } from "#app/pipeline/offers/cap-saving.ts";
import type { Good, Listing } from "#app/pipeline/offers/good.ts";
import type { Level, Merit, OfferKind, Proposal } from "#app/pipeline/offers/offer.ts";
import { makeOfferId } from "#app/pipeline/offers/offer-id.ts";
import { type Scales, toSetEvidence } from "#app/pipeline/offers/propose.ts";
import { DEFAULT_RULES, type OfferRules } from "#app/pipeline/offers/rules.ts";
import type { Tie } from "#app/pipeline/offers/tie.ts";

export const SINCE = new Date("2026-03-03T10:00:00Z");
/** 60 days later, so that half of what is counted is a month's. */
export const UNTIL = new Date("2026-05-02T10:00:00Z");

/** Counts of a set: as many baskets as given hold it and each member; the rest fits them. */
export function evidenceOf(together: number, each: readonly number[], given: Partial<Evidence> = {}): Evidence {
  const [rest = 0] = each;
  const expected = together / 2;
  return {
    ...{ sinceMs: SINCE.getTime(), baskets: 1000, each: [...each], together, support: together / 1000 },
    ...{ confidence: together / rest, expected, lift: 2, liftLow: 1.5, liftHigh: 2.6, plainLift: 3, p: 1e-9 },
    ...{ customers: together, guests: 0, throughOffers: 0 },
    ...given,
  };
}

/** Two products seen together from both sides. */
export function tied(a: bigint, b: bigint, together: number, each: readonly [number, number], score = 1): Tie[] {
  return [
    { productId: a, otherId: b, score, evidence: evidenceOf(together, each) },
    { productId: b, otherId: a, score, evidence: evidenceOf(together, [each[1], each[0]]) },
  ];
}

/** A product that may stand in offers, called by its number unless a title is given. */
export function aGood(productId: bigint, given: Partial<Good> = {}): Good {
  const { priceMinor = 1000, costMinor = 400 } = given;
  const cap = capPercent(priceMinor, costMinor, DEFAULT_RULES.marginFloorPercent);
  return { productId, title: `Product ${productId}`, priceMinor, costMinor, capPercent: cap, ...given };
}

export function scalesOf(goods: readonly Good[], given: Partial<Scales> = {}): Scales {
  return {
    goods: new Map(goods.map((good) => [good.productId, good])),
    rules: DEFAULT_RULES,
    ...{ until: UNTIL, now: UNTIL, timeZone: "Europe/London" },
    ...given,
  };
}

export function rulesWith(given: Partial<OfferRules>): OfferRules {
  return { ...DEFAULT_RULES, ...given };
}

/** A product that no guard keeps out. */
export function aListing(given: Partial<Listing> = {}): Listing {
  return {
    ...{ productId: 1n, title: "Mug", status: "active", publishedAt: SINCE, source: "api", deletedAt: null },
    ...{ isGiftCard: false, requiresSellingPlan: false, isBundleParent: false },
    variants: [{ position: 1, priceMinor: 1000, costMinor: 400, isAvailable: true }],
    ...given,
  };
}

export function setOf(...productIds: bigint[]): Level["members"] {
  return productIds.map((productId) => ({ productId, quantity: 1 }));
}

export function aMerit(expectedProfitMinor: number, given: Partial<Merit> = {}): Merit {
  return { expectedProfitMinor, isProfit: true, breakEvenSets: 1, take: 0.02, ...given };
}

/** A proposal of a bundle, expected to earn what is given. */
export function aProposal(
  productIds: readonly bigint[],
  profit: number,
  { kind = "bundle", saving = 5 }: { kind?: OfferKind; saving?: number } = {},
): Proposal {
  const levels = levelsOf(kind, productIds, saving);
  return {
    ...{ offerId: makeOfferId(kind, levels.at(-1)?.members ?? [], "mined"), kind, origin: "mined", levels },
    ...{ evidence: toSetEvidence(evidenceOf(42, [310, 200])), merit: aMerit(profit), sentence: "42 of 310." },
    upgrade: kind === "upgrade" ? { signals: ["alike", "moved-up"], facts: [] } : null,
  };
}

/** The same offer as it stands from an earlier run. */
export function standingOf(proposal: Proposal, given: Partial<Standing> = {}): Standing {
  const { offerId, kind, origin, levels, merit } = proposal;
  return {
    offerId,
    kind,
    origin,
    levels,
    merit,
    decision: null,
    state: "proposed",
    rank: 1,
    isSettled: false,
    ...given,
  };
}

function levelsOf(kind: OfferKind, productIds: readonly bigint[], saving: number): Level[] {
  if (kind === "bundle") return [{ members: setOf(...productIds), savingPercent: saving }];
  if (kind === "upgrade") return [{ members: setOf(...productIds), savingPercent: 0 }];
  const [anchor = 0n] = productIds;
  const alone = { members: setOf(anchor), savingPercent: 0 };
  if (kind === "quantity") return [alone, { members: [{ productId: anchor, quantity: 2 }], savingPercent: saving }];
  return [alone, { members: setOf(...productIds), savingPercent: saving }];
}
