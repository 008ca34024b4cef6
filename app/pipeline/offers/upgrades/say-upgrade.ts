import type { SetEvidence, UpgradeSignal } from "#app/pipeline/offers/offer.ts";
import { formatCount, quote, sayDay } from "#app/pipeline/offers/say-evidence.ts";
import type { Moves } from "./upgrade.ts";

/** What baskets and customers say of the two. */
export type UpgradeEvidence = { together: SetEvidence; moves: Moves };

type Saying = { titles: readonly [from: string, to: string]; timeZone: string; now: Date };

/**
 * The counts behind an upgrade as a sentence: "38 shoppers who bought “A” later bought “B” and not “A” again, 2 went the
 * other way; the two are almost never bought together (3 orders, 21 expected by chance), since 3 March."
 */
export function sayUpgrade(
  evidence: UpgradeEvidence,
  signals: readonly UpgradeSignal[],
  { titles: [from, to], ...calendar }: Saying,
): string {
  const moved = signals.includes("moved-up");
  const parts = [
    ...(moved ? [sayMoves(evidence, from, to)] : []),
    ...(signals.includes("substitute")
      ? [sayApart(evidence, moved ? "the two" : `${quote(from)} and ${quote(to)}`)]
      : []),
  ];
  return `${parts.join("; ")}, since ${sayDay(evidence.together.since, calendar)}.`;
}

function sayMoves({ moves: { up, down } }: UpgradeEvidence, from: string, to: string): string {
  const back = down === 0 ? "nobody" : formatCount(down);
  const shoppers = `${formatCount(up)} ${up === 1 ? "shopper" : "shoppers"}`;
  return `${shoppers} who bought ${quote(from)} later bought ${quote(to)} and not ${quote(from)} again, ${back} went the other way`;
}

function sayApart({ together: { together, expected, lift } }: UpgradeEvidence, both: string): string {
  const orders = `${formatCount(together)} ${together === 1 ? "order" : "orders"}, ${formatCount(expected)} expected`;
  if (lift >= 0.5) return `${both} are less often bought together than chance would have it (${orders})`;
  return `${both} are ${lift < 0.2 ? "almost never" : "rarely"} bought together (${orders} by chance)`;
}
