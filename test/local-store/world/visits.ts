import { monthOf } from "./calendar.ts";
import { type BasketItem, fillBasket } from "./fill-basket.ts";
import { type Good, type Goods, isOnSale } from "./goods.ts";
import type { Chance } from "./random.ts";
import { composeShopper, type Shopper } from "./shoppers.ts";

export type Channel = "web" | "till" | "draft" | "marketplace" | "trade" | "renewal";

/** One order to be: who, when, by which way, and what is in the basket. */
export interface Visit {
  shopper: Shopper;
  atMs: number;
  channel: Channel;
  first: boolean;
  items: BasketItem[];
}

const DAY_MS = 86_400_000;
// Orders by month, January to December, against an average month.
const MONTHS = [0.85, 0.85, 0.95, 0.95, 1, 0.9, 0.85, 0.85, 1, 1.1, 1.5, 1.6];
// Orders by hour of day, a day adding up to 100.
const HOURS = [1, 1, 0, 0, 0, 1, 2, 4, 5, 6, 6, 6, 6, 5, 5, 5, 5, 5, 6, 8, 9, 8, 4, 2];

/** Shoppers come until there are exactly so many visits, all before now. */
export function planVisits(chance: Chance, goods: Goods, openedMs: number, nowMs: number, count: number) {
  const visits: Visit[] = [];
  const shoppers: Shopper[] = [];
  while (visits.length < count) {
    const shopper = composeShopper(chance, goods, shoppers.length + 1);
    const own = visitsOf(chance, goods, shopper, arrival(chance, openedMs, nowMs), nowMs);
    if (own.length === 0) continue;
    shoppers.push(shopper);
    visits.push(...own.slice(0, count - visits.length));
  }
  visits.sort((a, b) => a.atMs - b.atMs);
  return { visits, shoppers };
}

/** When a shopper first comes: more in winter. Those who come back make the shop grow. */
function arrival(chance: Chance, openedMs: number, nowMs: number): number {
  for (;;) {
    const share = chance.between(0, 1);
    const day = openedMs + share * (nowMs - openedMs);
    const wanted = (MONTHS[monthOf(new Date(day).toISOString())] ?? 1) * (1.3 - 0.3 * share);
    if (chance.between(0, 2.1) < wanted) return atHour(chance, day, nowMs);
  }
}

function atHour(chance: Chance, ms: number, nowMs: number): number {
  const midnight = Math.floor(ms / DAY_MS) * DAY_MS;
  const at = midnight + chance.weigh(HOURS) * 3_600_000 + chance.whole(0, 3599) * 1000;
  return at < nowMs ? at : at - DAY_MS;
}

/** All visits of one shopper in order, with the upgrades that earlier ones lead to. */
function visitsOf(chance: Chance, goods: Goods, shopper: Shopper, firstMs: number, nowMs: number): Visit[] {
  const visits: Visit[] = [];
  const planned: { atMs: number; wanted: Good | null }[] = [{ atMs: firstMs, wanted: null }];
  const nextGap = rhythm(chance, shopper);
  for (let atMs = firstMs; ; ) {
    const gap = nextGap();
    if (gap === null) break;
    atMs = atHour(chance, atMs + gap * DAY_MS, nowMs + 400 * DAY_MS);
    if (atMs >= nowMs) break;
    planned.push({ atMs, wanted: null });
  }
  for (let next = planned.shift(); next; next = planned.shift()) {
    const { atMs, wanted } = next;
    if (wanted && (!isOnSale(wanted, atMs) || shopper.owned.has(wanted))) continue;
    const first = visits.length === 0;
    const channel = chooseChannel(chance, shopper, first);
    const items = fillBasket(chance, goods, { shopper, atMs, channel, first, wanted });
    if (items.length === 0) continue;
    visits.push({ shopper, atMs, channel, first, items });
    for (const { good } of items) {
      const upgrade = remember(chance, shopper, good);
      const laterMs = upgrade ? atHour(chance, atMs + chance.whole(40, 240) * DAY_MS, Number.MAX_VALUE) : nowMs;
      if (upgrade && laterMs < nowMs) planned.push({ atMs: laterMs, wanted: upgrade });
    }
    planned.sort((a, b) => a.atMs - b.atMs);
  }
  return visits;
}

/** Marks what is owned; the better one when this shopper will want it. */
function remember(chance: Chance, shopper: Shopper, good: Good): Good | null {
  if (!good.spec.rung || shopper.customer === null || shopper.kind === "trade") return null;
  const again = shopper.owned.has(good);
  shopper.owned.add(good);
  const { upgrade } = good;
  if (again || !upgrade || shopper.owned.has(upgrade.to) || !chance.hits(upgrade.strength)) return null;
  return upgrade.to;
}

/** Days until the next visit, null when there is none. */
function rhythm(chance: Chance, shopper: Shopper): () => number | null {
  const cadence = chance.between(21, 56);
  return () => {
    switch (shopper.kind) {
      case "now-and-then":
        return chance.hits(0.27) ? null : -Math.log(1 - chance.between(0, 0.999)) * 105 + 6;
      case "regular":
        return chance.hits(0.07) ? null : Math.max(4, chance.near(cadence, cadence * 0.18));
      case "trade":
        return chance.hits(0.06) ? null : Math.max(7, chance.near(cadence * 1.4, 6));
      case "subscriber":
        return chance.hits(0.07) ? null : 28;
      default:
        return null;
    }
  };
}

function chooseChannel(chance: Chance, shopper: Shopper, first: boolean): Channel {
  if (shopper.kind === "passer-by") return chance.hits(0.8) ? "till" : "marketplace";
  if (shopper.kind === "trade") return "trade";
  if (shopper.kind === "subscriber") return first ? "web" : "renewal";
  return chance.hits(0.03) && shopper.countryCode === "GB" ? "till" : chance.hits(0.012) ? "draft" : "web";
}
