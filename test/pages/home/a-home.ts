import type { Home, Reading } from "#app/pages/home/home.ts";

/** The reading of orders, done, with what the test cares about. */
export function aReading(given: Partial<Reading> = {}): Reading {
  return {
    what: "orders",
    state: "done",
    startedAt: new Date("2026-03-10T11:58:00Z"),
    finishedAt: null,
    objects: 6000,
    rows: 19_740,
    rowsTotal: 19_740,
    problems: 0,
    message: null,
    ...given,
  };
}

/** A shop that is read in and has nothing to complain of. */
export function aHome(given: Partial<Home> = {}): Home {
  return {
    now: new Date("2026-03-10T12:00:00Z"),
    timeZone: "Europe/London",
    shopName: "Birch & Brook",
    readings: [aReading({ what: "products", objects: 150 }), aReading()],
    counts: { orders: 6000, orderLines: 13_740, products: 150, customers: 2242 },
    reach: {
      since: new Date("2024-03-10T12:00:00Z"),
      newest: new Date("2026-03-10T10:00:00Z"),
      fileSince: null,
      isLimited: false,
    },
    found: { bundles: { shown: 0, proposed: 0 }, upgrades: { shown: 0, proposed: 0 } },
    stages: [
      { stage: "catalog", finishedAt: new Date("2026-03-10T11:58:30Z"), counts: { products: 150 } },
      { stage: "orders", finishedAt: new Date("2026-03-10T11:59:30Z"), counts: { lines: 13_740, orders: 6000 } },
    ],
    concerns: [],
    editor: { shop: "a.myshopify.com", apiKey: "key" },
    prices: { kept: 0, broken: 0, days: 30 },
    ...given,
  };
}
