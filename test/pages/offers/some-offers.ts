import type { OfferDetails, Version } from "#app/pages/offers/offer-details.ts";
import type { OfferLine, OfferShelf } from "#app/pages/offers/offers.ts";

const now = new Date("2026-03-10T12:00:00Z");
const face = (productId: string, title: string) => ({ productId, title, imageUrl: null });

export function aLine(given: Partial<OfferLine> = {}): OfferLine {
  return {
    ...{ offerId: "o1", kind: "bundle", faces: [face("1", "Mug"), face("2", "Saucer")], most: 1, savings: [5] },
    ...{ sentence: "42 of the 310 orders with “Mug” also had “Saucer”.", earning: { minor: 12_345, isProfit: true } },
    ...{ standing: "shown", isPinned: false },
    ...given,
  };
}

export function aShelf(given: Partial<OfferShelf> = {}): OfferShelf {
  return {
    ...{ now, timeZone: "Europe/London", currency: "GBP", shelf: "bundles", asked: { show: "all", page: 1 } },
    counts: { all: 1, shown: 1, proposed: 0, paused: 0, turnedDown: 0 },
    ...{ offers: [aLine()], hasMore: false, addOns: [], howGood: null },
    search: { isRunning: false, ranAt: now, orders: 3000, baskets: 2552 },
    ...given,
  };
}

export function aVersion(given: Partial<Version> = {}): Version {
  return {
    ...{ versionId: "v1", createdAt: now, isNow: true, savings: [5], quantities: [], fromDay: null, untilDay: null },
    own: { title: "", callToAction: "" },
    ...given,
  };
}

export function someDetails(given: Partial<OfferDetails> = {}): OfferDetails {
  return {
    ...{ now, timeZone: "Europe/London", currency: "GBP", offerId: "o1", kind: "bundle" },
    faces: [face("1", "Mug"), face("2", "Saucer")],
    levels: [{ members: ["1", "2"].map((productId) => ({ productId, quantity: 1 })), savingPercent: 5 }],
    ...{ standing: "proposed", isPinned: false, isKept: false, words: ["accept", "pin", "exclude", "dismiss"] },
    ...{ reason: null, sentence: "42 of the 310 orders with “Mug” also had “Saucer”." },
    evidence: {
      ...{ since: new Date("2025-03-03T12:00:00Z"), baskets: 2552, together: 42, each: [310, 200], expected: 20.4 },
      ...{ confidence: 42 / 310, lift: 2.06, liftLow: 1.6, liftHigh: 2.8, plainLift: 3.4, customers: 40 },
    },
    earnings: { minor: 12_345, isProfit: true, breakEvenSets: 4, take: 0.02, turnedDown: null },
    margin: { unprotected: [], floorPercent: 20, caps: [] },
    ...{ upgrade: null, today: "2026-03-10", fromDay: null, untilDay: null, own: { title: "", callToAction: "" } },
    answers: { count: 0, useful: 0, said: [] },
    versions: [aVersion()],
    ...{ said: [], firstSeenAt: now, minedAt: now },
    ...given,
  };
}
