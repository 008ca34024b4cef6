import { intervalOfCount } from "#app/kernel/statistics.ts";
import type { SetEvidence } from "#app/pipeline/offers/offer.ts";
import type { PairHistory } from "./count-history.ts";
import type { UpgradeSettings } from "./upgrade.ts";

/** What baskets say of the pair at `pair`, as a set of the lesser and the better one. */
export function toPairEvidence(history: PairHistory, pair: number): SetEvidence {
  const baskets = history.baskets[pair] ?? 0;
  const together = history.together[pair] ?? 0;
  const each = [history.withLesser[pair] ?? 0, history.withBetter[pair] ?? 0];
  const expected = history.expected[pair] ?? 0;
  const { low, high } = intervalOfCount(together);
  const [lesser = 0, better = 0] = each;
  return {
    since: new Date(history.sinceMs[pair] ?? 0),
    baskets,
    together,
    each,
    expected,
    confidence: ratio(together, lesser),
    lift: ratio(together, expected),
    liftLow: ratio(low, expected),
    liftHigh: ratio(high, expected),
    plainLift: ratio(together * baskets, lesser * better),
    customers: history.customers[pair] ?? 0,
  };
}

/** Whether the two are bought instead of each other: less often together than chance has it, with 95 % certainty. */
export function isSubstitute({ expected, liftHigh }: SetEvidence, { leastExpected }: UpgradeSettings): boolean {
  return expected >= leastExpected && liftHigh < 1;
}

function ratio(count: number, of: number): number {
  return of === 0 ? 0 : count / of;
}
