import { savingMinor } from "#app/kernel/price-set.ts";
import { findRule, listSavingLevels, type Need, needOf, percentOf, type SavingLevel } from "./needs.ts";
import { type LinePromise, parsePromise, promisedUnitMinor } from "./parse-promise.ts";
import type { OrderedLine, OrderToCompare, PromisedOffer } from "./promise.ts";

/**
 * Units of a line that fill a set. `unitMinor`: the price of one as it was shown. `percent`: what was to be taken off it;
 * null where only the Function knew, because the line carries no promise and its cap is no longer at hand: at most
 * `level.percent`. `level`: null where no saving was promised.
 */
export type Taken = {
  line: OrderedLine;
  quantity: number;
  unitMinor: number;
  percent: number | null;
  level: SavingLevel | null;
};

/** How much less was taken off the line than the percent makes of the price it was charged at. */
export function missingMinor({ line, quantity, percent }: Taken): number {
  const saved = line.discounts.reduce((sum, { minor }) => sum + minor, 0);
  return percent === null ? 0 : Math.max(0, savingMinor(line.unitMinor, quantity, percent) - saved);
}

type Marked = { line: OrderedLine; promise: LinePromise | null; unitMinor: number };

/**
 * The sets that an offer promised in this order. The discount Function does not look at marks, so any line of a product
 * fills a slot; but no more sets were promised than the marked lines are part of, and they are taken first.
 */
export function takeSets(offer: PromisedOffer, order: OrderToCompare): { sets: number; taken: Taken[] } {
  const levels = listSavingLevels(offer);
  const marked = listMarked(offer, levels, order);
  if (levels.length === 0 || marked.every(({ promise }) => promise?.percent === 0)) {
    return { sets: 1, taken: marked.map((one) => ({ ...one, quantity: one.line.quantity, percent: 0, level: null })) };
  }
  const claims = claimLevels(levels, marked);
  const own = order.lines.filter((line) => !line.isSubscription || marked.some((one) => one.line === line));
  const left = new Map(own.map((line) => [line.lineId, line.quantity]));
  const taken: Taken[] = [];
  let sets = 0;
  for (const level of levels.toReversed()) {
    const claimants = marked.filter((_, index) => claims[index] === level);
    const due = Math.max(0, ...claimants.map(({ line }) => unitsDue(line, claimants, level)));
    const count = Math.min(due, countSets(level, own, left));
    const rule = findRule(order.rules, offer.offerId, level);
    for (const { line, quantity } of takeUnits(level, count, { own, left, claimants })) {
      const { promise, unitMinor = line.unitMinor } = marked.find((one) => one.line === line) ?? {};
      taken.push({ line, quantity, unitMinor, level, percent: promise?.percent ?? (rule && percentOf(rule, line)) });
    }
    sets += count;
  }
  return { sets, taken };
}

/** The marked lines of an offer. A percent beyond what the offer ever promised was not promised by it. */
function listMarked(
  { versionId }: PromisedOffer,
  levels: readonly SavingLevel[],
  { lines, currency }: OrderToCompare,
): Marked[] {
  const most = Math.max(0, ...levels.map(({ percent }) => percent));
  return lines
    .filter((line) => line.versionId === versionId)
    .map((line) => {
      const said = parsePromise(line.promise);
      const promise = said && said.percent <= most ? said : null;
      return { line, promise, unitMinor: promisedUnitMinor(promise, line, currency) };
    });
}

/** The level that each marked line was added for: the one of its percent; a line that its cap holds below goes with the rest. */
function claimLevels(levels: readonly SavingLevel[], marked: readonly Marked[]): (SavingLevel | undefined)[] {
  const exact = marked.map(({ line: { productId }, promise }) =>
    levels.find((level) => level.percent === promise?.percent && needOf(level, productId)),
  );
  const rest = levels.findLast((level) => exact.includes(level)) ?? guessLevel(levels, marked);
  return exact.map((level) => level ?? rest);
}

/** The level of lines that are all capped, or say nothing: the greatest that they fill by themselves, else the least. */
function guessLevel(levels: readonly SavingLevel[], marked: readonly Marked[]): SavingLevel | undefined {
  const least = Math.max(0, ...marked.map(({ promise }) => promise?.percent ?? 0));
  const lines = marked.map(({ line }) => line);
  const fitting = levels.filter(
    (level) => level.percent >= least && lines.every(({ productId }) => needOf(level, productId)),
  );
  const left = new Map(lines.map((line) => [line.lineId, line.quantity]));
  return fitting.findLast((level) => countSets(level, lines, left) > 0) ?? fitting[0] ?? levels.at(-1);
}

type Left = Map<bigint, number>;

function countSets({ needs }: SavingLevel, lines: readonly OrderedLine[], left: Left): number {
  const filled = needs.map((need) => {
    const units = lines.filter((line) => fills(line, need)).map(({ lineId }) => left.get(lineId) ?? 0);
    return Math.floor(units.reduce((sum, one) => sum + one, 0) / need.quantity);
  });
  return Math.min(...filled);
}

/** How many sets the marked units beside a line, and its own, are part of. */
function unitsDue({ productId }: OrderedLine, claimants: readonly Marked[], level: SavingLevel): number {
  const need = needOf(level, productId);
  if (!need) return 0;
  const own = claimants.filter(({ line }) => fills(line, need));
  return Math.ceil(own.reduce((sum, { line }) => sum + line.quantity, 0) / need.quantity);
}

function fills({ productId }: OrderedLine, { products }: Need): boolean {
  return productId !== null && products.has(productId);
}

type Units = { own: readonly OrderedLine[]; left: Left; claimants: readonly Marked[] };

function takeUnits(level: SavingLevel, sets: number, { own, left, claimants }: Units) {
  const taken: { line: OrderedLine; quantity: number }[] = [];
  const isClaimant = (line: OrderedLine) => claimants.some((one) => one.line === line);
  for (const need of level.needs) {
    let wanted = sets * need.quantity;
    const lines = own
      .filter((line) => fills(line, need))
      .toSorted((a, b) => Number(isClaimant(b)) - Number(isClaimant(a)) || byLikelihood(a, b));
    for (const line of lines) {
      const quantity = Math.min(wanted, left.get(line.lineId) ?? 0);
      if (quantity === 0) continue;
      left.set(line.lineId, (left.get(line.lineId) ?? 0) - quantity);
      taken.push({ line, quantity });
      wanted -= quantity;
    }
  }
  return taken;
}

/** Which line the Function will have taken: that with our discount on it, the dearer one. */
function byLikelihood(a: OrderedLine, b: OrderedLine): number {
  const hasOurs = (line: OrderedLine) => Number(line.discounts.some(({ isOurs }) => isOurs));
  return hasOurs(b) - hasOurs(a) || b.unitMinor - a.unitMinor || (a.lineId < b.lineId ? -1 : 1);
}
