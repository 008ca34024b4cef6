/**
 * Splits an amount in proportion to `weights` (whole numbers, not negative): the parts sum to the amount exactly, the
 * units that don't divide go to the largest remainders, and among equals to the earlier part.
 * @throws RangeError when there is an amount to split and no weight.
 */
export function splitMinor(amountMinor: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (amountMinor === 0) return weights.map(() => 0);
  if (total <= 0n) throw new RangeError(`${amountMinor} can't be split: no part has a weight`);
  const amount = BigInt(Math.abs(amountMinor));
  const parts = weights.map((weight) => Number((amount * BigInt(weight)) / total));
  const remainders = weights.map((weight, index) => ({ index, remainder: (amount * BigInt(weight)) % total }));
  remainders.sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1));
  const left = Number(amount) - parts.reduce((sum, part) => sum + part, 0);
  for (const { index } of remainders.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return amountMinor < 0 ? parts.map((part) => -part) : parts;
}
