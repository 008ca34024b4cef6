import { lineTotalMinor } from "#test/local-store/world/order-money.ts";
import type { WorldLine, WorldRefund } from "#test/local-store/world/types.ts";

type RefundedLine = WorldRefund["lines"][number];

/**
 * An export says how much was given back, not for what. Finds lines whose price is exactly the amount: one whole
 * line, some units of one line, two whole lines, then any whole lines of a small order; with and without the
 * shipping. The first match in the order's own sequence is taken, so the same file gives the same answer. Where
 * nothing fits, all of it is `extraMinor` (goodwill, a fee) and every line stays bought.
 */
export function allocateRefund(
  lines: WorldLine[],
  amountMinor: number,
  shippingMinor: number,
): { lines: RefundedLine[]; extraMinor: number } {
  for (const extraMinor of shippingMinor > 0 ? [0, shippingMinor] : [0]) {
    const found = findLines(lines, amountMinor - extraMinor);
    if (found) return { lines: found, extraMinor };
  }
  return { lines: [], extraMinor: amountMinor };
}

/** Every unit of every line, at what was paid for it. */
export function refundAllLines(lines: WorldLine[]): RefundedLine[] {
  return lines.map((line) => ({ lineId: line.id, quantity: line.quantity, amountMinor: lineTotalMinor(line) }));
}

function findLines(lines: WorldLine[], amountMinor: number): RefundedLine[] | null {
  if (amountMinor <= 0) return null;
  const whole = lines.find((line) => lineTotalMinor(line) === amountMinor);
  if (whole) return refundAllLines([whole]);
  return findUnits(lines, amountMinor) ?? findPair(lines, amountMinor) ?? findSubset(lines, amountMinor);
}

/** Some units of one line without a discount: with one, the price of a unit is not certain. */
function findUnits(lines: WorldLine[], amountMinor: number): RefundedLine[] | null {
  for (const line of lines) {
    if (line.unitPriceMinor <= 0 || line.discounts.length > 0 || amountMinor % line.unitPriceMinor !== 0) continue;
    const quantity = amountMinor / line.unitPriceMinor;
    if (quantity < line.quantity) return [{ lineId: line.id, quantity, amountMinor }];
  }
  return null;
}

function findPair(lines: WorldLine[], amountMinor: number): RefundedLine[] | null {
  const seen = new Map<number, WorldLine>();
  for (const line of lines) {
    const other = seen.get(amountMinor - lineTotalMinor(line));
    if (other) return refundAllLines([other, line]);
    if (!seen.has(lineTotalMinor(line))) seen.set(lineTotalMinor(line), line);
  }
  return null;
}

// Beyond this, sums of many lines hit an amount by chance more often than by truth.
const SUBSET_LINES = 12;

function findSubset(lines: WorldLine[], amountMinor: number): RefundedLine[] | null {
  if (lines.length > SUBSET_LINES) return null;
  for (let mask = 1; mask < 1 << lines.length; mask++) {
    const chosen = lines.filter((_, i) => mask & (1 << i));
    if (chosen.reduce((sum, line) => sum + lineTotalMinor(line), 0) === amountMinor) return refundAllLines(chosen);
  }
  return null;
}
