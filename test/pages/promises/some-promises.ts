import type { PromiseLine, Promises } from "#app/pages/promises/promises.ts";

/** A promise that was kept, with only what the test cares about. */
export function aPromiseLine(given: Partial<PromiseLine> = {}): PromiseLine {
  return {
    ...{ orderId: "5001", orderName: "#1042", versionId: "v1", offerName: "Mug + Saucer", offerUrl: "/app/offers/o1" },
    ...{ verdict: "kept", reason: null, cause: null, promisedMinor: 3800, chargedMinor: 3800, currency: "GBP" },
    orderedAt: new Date("2026-03-10T09:00:00Z"),
    ...given,
  };
}

/** The page with one promise that was kept. */
export function somePromises(given: Partial<Promises> = {}): Promises {
  return {
    now: new Date("2026-03-10T10:00:00Z"),
    timeZone: "Europe/London",
    asked: { show: "all", page: 1 },
    counts: { kept: 1, better: 0, broken: 0, "not-due": 0 },
    lines: [aPromiseLine()],
    hasMore: false,
    ...given,
  };
}
