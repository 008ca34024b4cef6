import { savingMinor } from "#app/kernel/price-set.ts";
import { findReason } from "./find-reason.ts";
import type { Comparison, OrderedLine, OrderToCompare, PromisedOffer } from "./promise.ts";
import { missingMinor, type Taken, takeSets } from "./take-sets.ts";

/** Compares what was charged in an order with what an offer promised for it. */
export function comparePromise(order: OrderToCompare, offer: PromisedOffer): Comparison {
  const { offerId, versionId } = offer;
  const { sets, taken } = takeSets(offer, order);
  const about = { offerId, versionId, sets, cause: null };
  if (sets === 0) {
    const paidMinor = sumOf(order.lines.filter((line) => line.versionId === versionId).map(payOf));
    return { ...about, verdict: "not-due", reason: "quantity", promisedMinor: paidMinor, chargedMinor: paidMinor };
  }
  const sums = addUp(taken, order);
  if (sums.chargedMinor <= sums.promisedMinor) {
    const verdict = sums.chargedMinor === sums.promisedMinor ? "kept" : "better";
    return { ...about, ...sums, verdict, reason: null };
  }
  return { ...about, ...sums, verdict: "broken", ...findReason(taken, order, offer) };
}

type Sums = { promisedMinor: number; chargedMinor: number };

/** What the lines of the sets were to cost, and what they did. */
function addUp(taken: readonly Taken[], { lines }: OrderToCompare): Sums {
  const own = new Set(taken.map(({ line }) => line));
  const products = new Set([...own].map((line) => line.productId));
  const beside = [...own].map((line) => line.unitMinor * (line.quantity - unitsOf(taken, line)));
  // The Function may have taken another line of the same product for the set: as much as is missing here was given there.
  const others = lines.filter((line) => products.has(line.productId) && !own.has(line));
  const elsewhere = Math.min(sumOf(taken.map(missingMinor)), sumOf(others.map(ourSaving)));
  return {
    promisedMinor: sumOf([...beside, ...taken.map(promisedPay)]),
    chargedMinor: sumOf([...own].map(payOf)) - elsewhere,
  };
}

function promisedPay({ line, quantity, unitMinor, percent, level }: Taken): number {
  const saving = savingMinor(unitMinor, quantity, percent ?? level?.percent ?? 0);
  return unitMinor * quantity - (percent === null ? Math.min(saving, ourSaving(line)) : saving);
}

function unitsOf(taken: readonly Taken[], line: OrderedLine): number {
  return sumOf(taken.filter((one) => one.line === line).map(({ quantity }) => quantity));
}

function payOf({ unitMinor, quantity, discounts }: OrderedLine): number {
  return unitMinor * quantity - sumOf(discounts.map(({ minor }) => minor));
}

function ourSaving({ discounts }: OrderedLine): number {
  return sumOf(discounts.map(({ isOurs, minor }) => (isOurs ? minor : 0)));
}

const sumOf = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);
