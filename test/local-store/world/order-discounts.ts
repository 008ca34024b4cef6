import type { Chance } from "./random.ts";
import type { WorldLine } from "./types.ts";
import type { Visit } from "./visits.ts";

export interface PercentOff {
  kind: "automatic" | "code" | "manual";
  title: string;
  percent: number;
}

/** What was taken off this order: a season's code, the welcome code, Black Friday, a replacement that costs nothing. */
export function chooseDiscount(visit: Visit, chance: Chance): PercentOff | null {
  const { channel } = visit;
  if (channel === "draft" && chance.hits(0.2)) return { kind: "manual", title: "Replacement", percent: 100 };
  if (channel === "till") return chance.hits(0.04) ? { kind: "manual", title: "Staff", percent: 15 } : null;
  if (channel !== "web" || visit.items.some((item) => item.subscribed)) return null;
  const day = new Date(visit.atMs).toISOString().slice(5, 10);
  if (day >= "11-25" && day <= "11-30") return { kind: "automatic", title: "Black Friday", percent: 20 };
  const season = SEASONS.find(({ from, to }) => day >= from && day <= to);
  if (season && chance.hits(0.4)) return { kind: "code", title: season.code, percent: 15 };
  if (visit.first && chance.hits(0.22)) return { kind: "code", title: "WELCOME10", percent: 10 };
  return null;
}

const SEASONS = [
  { from: "03-01", to: "03-07", code: "BREW15" },
  { from: "06-10", to: "06-16", code: "SUMMER15" },
  { from: "09-01", to: "09-07", code: "BREW15" },
];

/** Takes the percentage off a line, rounded down as Shopify does; gift cards are never discounted. */
export function discountLine(line: WorldLine, { kind, title, percent }: PercentOff): void {
  if (line.isGiftCard) return;
  const amountMinor = Math.floor((line.unitPriceMinor * line.quantity * percent) / 100);
  if (amountMinor > 0) line.discounts.push({ kind, title, amountMinor });
}
