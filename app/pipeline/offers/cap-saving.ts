/**
 * The margin floor as a cap: after the saving, at least `marginFloorPercent` of what the shopper pays is left over the cost.
 * From p(1 − s) − c ≥ f · p(1 − s) follows s ≤ 1 − c / (p(1 − f)). The cap is rounded down to half a percent, and what is
 * charged is rounded up, so the floor is never undercut.
 * @param marginFloorPercent whole or half percents
 * @returns the most that this variant may be reduced by, in whole or half percents; null where the cost is unknown: not protected.
 */
export function capPercent(priceMinor: number, costMinor: number | null, marginFloorPercent: number): number | null {
  if (costMinor === null) return null;
  // In thousandths, so that half a percent is a whole number.
  const kept = BigInt(1000 - Math.round(marginFloorPercent * 10));
  const floorPrice = BigInt(priceMinor) * kept;
  const room = floorPrice - BigInt(costMinor) * 1000n;
  if (floorPrice <= 0n || room <= 0n) return 0;
  return Number((room * 200n) / floorPrice) / 2;
}

/** A saving below this is no reason to buy, and looks like a mistake: then none is proposed. */
const LEAST_SAVING_PERCENT = 1;

/**
 * The saving that a set can promise on all of its members: what is wanted, at most the least of their caps, in whole or
 * half percents, and 0 where that would be next to nothing.
 */
export function capSaving(wantedPercent: number, caps: readonly (number | null)[]): number {
  const known = caps.filter((cap) => cap !== null);
  const saving = Math.floor(Math.min(wantedPercent, ...known) * 2) / 2;
  return saving < LEAST_SAVING_PERCENT ? 0 : saving;
}

/**
 * Savings of levels that hold one another, so that none saves less than the one below it, nor the same but nothing: where a
 * cap brings a level down to the one below it, that one gives way by half.
 */
export function keepRising(savings: readonly number[]): number[] {
  const rising = [...savings];
  for (let at = rising.length - 2; at >= 0; at--) {
    const above = rising[at + 1] ?? 0;
    if ((rising[at] ?? 0) >= above) rising[at] = capSaving(above / 2, []);
  }
  return rising;
}
