import type { BadgeProps } from "@shopify/polaris";
import { isolateText } from "#app/kernel/isolate-text.ts";
import type { Level } from "#app/pages/offers/offer-details.ts";
import type { Earning, Face, Kind, OfferLine, Shelf, Show, Standing } from "#app/pages/offers/offers.ts";
import { formatPercent } from "#app/ui/count-words.ts";
import { formatRoughly } from "#app/ui/money-words.ts";

export const KIND_WORDS: Record<Kind, string> = {
  bundle: "Bundle",
  tier: "Tier",
  quantity: "Quantity break",
  upgrade: "Upgrade",
};

export const STANDING_WORDS: Record<Standing, { word: string; tone?: BadgeProps["tone"] }> = {
  shown: { word: "Shown", tone: "success" },
  proposed: { word: "Proposed", tone: "info" },
  paused: { word: "Paused", tone: "attention" },
  turnedDown: { word: "Turned down" },
  gone: { word: "Not available", tone: "warning" },
};

export const SHOW_WORDS: Record<Show, string> = {
  all: "All",
  shown: "Shown",
  proposed: "Proposed",
  paused: "Paused",
  turnedDown: "Turned down",
};

export const SHELF_WORDS: Record<Shelf, { title: string; subtitle: string }> = {
  bundles: {
    title: "Bundles",
    subtitle: "What your customers buy together, with the orders behind each. The best come first.",
  },
  upgrades: {
    title: "Upgrades",
    subtitle: "A better product instead of the one a customer looks at. The best come first.",
  },
};

/** "Mug + Saucer", "3 × Mug", "Mug → Large mug". */
export function nameOffer({ kind, faces, most }: { kind: Kind; faces: readonly Face[]; most: number }): string {
  const titles = faces.map(({ title }) => isolateText(title));
  if (kind === "quantity") return `${most} × ${titles[0] ?? ""}`;
  return titles.join(kind === "upgrade" ? " → " : " + ");
}

/** "Mug + Saucer", "2 × Mug". */
export function nameLevel({ members }: Level, faces: readonly Face[]): string {
  const titleOf = (id: string) => isolateText(faces.find(({ productId }) => productId === id)?.title ?? "");
  return members
    .map(({ productId, quantity }) => (quantity > 1 ? `${quantity} × ${titleOf(productId)}` : titleOf(productId)))
    .join(" + ");
}

/** "Saves 5 %", "Saves 5 to 10 %", and for none "No saving". */
export function describeSavings(savings: readonly number[]): string {
  const [least, most] = [Math.min(...savings), Math.max(...savings)];
  if (savings.length === 0 || most === 0) return "No saving";
  return `Saves ${least === most ? "" : `${least} to `}${formatPercent(most)}`;
}

/** "£120 profit", "£45 revenue": expected in 30 days. */
export function describeEarning({ minor, isProfit }: Earning, currency: string): string {
  return `${formatRoughly(minor, currency)} ${isProfit ? "profit" : "revenue"}`;
}

/** A share in percent, whole, and with a digit where it is small: "34 %", "0.4 %". */
export function percent(share: number): string {
  return formatPercent(inHundred(share));
}

/** The same for what two shares differ by: "1 point", "0.4 points". */
export function points(share: number): string {
  const value = inHundred(share);
  return `${value} ${value === 1 ? "point" : "points"}`;
}

function inHundred(share: number): number {
  const value = share * 100;
  return value > 0 && value < 9.95 ? Number(value.toFixed(1)) : Math.round(value);
}

/** 2.1, 0.04, 37: as many digits as the counts can tell. */
export function times(value: number): string {
  if (!Number.isFinite(value)) return "∞";
  return value < 0.095 ? value.toFixed(2) : value < 9.95 ? value.toFixed(1) : String(Math.round(value));
}

export function savingsOf(line: Pick<OfferLine, "kind" | "savings">): string | null {
  return line.kind === "upgrade" ? null : describeSavings(line.savings);
}
