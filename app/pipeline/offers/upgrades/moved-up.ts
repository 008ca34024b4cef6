import { logGamma } from "#app/kernel/gamma.ts";
import { chanceOfAtLeast, falseDiscoveryRates } from "#app/kernel/statistics.ts";
import type { MoveCounts } from "./count-moves.ts";
import type { Moves, UpgradeSettings } from "./upgrade.ts";

/** Of all pairs said to be moved up, at most this share is so by chance. */
const FALSE_FINDS = 0.05;

/** `moved-up` and `moved-down`: more customers went this way than chance explains. `unsure`: too few, or as many back. */
export type Direction = "moved-up" | "moved-down" | "unsure";

/**
 * Says of each pair which way its customers went. Up means more than came back down, and more than would have come back
 * for the better one by chance; false finds are held down over all pairs that had enough customers either way.
 */
export function judgeMoves(counts: MoveCounts, settings: UpgradeSettings): { direction: Direction; moves: Moves }[] {
  const all = Array.from(counts.up, (up, pair) => {
    const down = counts.down[pair] ?? 0;
    const expectedUp = counts.expectedUp[pair] ?? 0;
    const p = Math.max(chanceOfHeads(up, up + down), chanceOfAtLeast(up, expectedUp));
    return { up, down, expectedUp, p };
  });
  const asked = all.filter(({ up, down }) => up + down >= settings.leastCustomers);
  const rates = falseDiscoveryRates(Float64Array.from(asked, ({ p }) => p));
  const falseRate = new Map(asked.map((moves, at) => [moves, rates[at] ?? 1]));
  return all.map((moves) => ({ moves, direction: directionOf(moves, falseRate.get(moves) ?? 1, settings) }));
}

function directionOf({ up, down }: Moves, falseRate: number, { leastCustomers }: UpgradeSettings): Direction {
  if (up >= leastCustomers && falseRate <= FALSE_FINDS) return "moved-up";
  // To keep an offer back, the usual certainty of one test is enough.
  return down >= leastCustomers && chanceOfHeads(down, up + down) <= 0.05 ? "moved-down" : "unsure";
}

/** How likely a fair coin shows `heads` or more in `tosses`. */
export function chanceOfHeads(heads: number, tosses: number): number {
  let sum = 0;
  for (let k = tosses; k >= heads; k--) {
    sum += Math.exp(logGamma(tosses + 1) - logGamma(k + 1) - logGamma(tosses - k + 1) - tosses * Math.LN2);
  }
  return Math.min(1, sum);
}
