import { comparePromise } from "./compare-promise.ts";
import { listSavingLevels } from "./needs.ts";
import type { Comparison, OrderToCompare, PromisedOffer } from "./promise.ts";

/**
 * Compares what was charged in an order with what an offer promised that the order or its lines name; null where it promised
 * nothing: an upgrade that was taken in checkout, or a cart that a link of ours began and that does not hold the set.
 */
export function compareMarked(order: OrderToCompare, offer: PromisedOffer): Comparison | null {
  const isByLink = !order.lines.some(({ versionId }) => versionId === offer.versionId);
  const marked = isByLink ? markLines(order, offer) : order;
  if (!isPromised(marked, offer)) return null;
  const comparison = comparePromise(marked, offer);
  return isByLink && comparison.sets === 0 ? null : comparison;
}

/** A link can mark the cart only: its mark goes to the lines of the offer's products that no other offer has marked. */
function markLines(order: OrderToCompare, { versionId, levels }: PromisedOffer): OrderToCompare {
  if (order.versionId !== versionId) return order;
  const members = new Set(levels.flatMap((level) => level.members.map(({ productId }) => productId)));
  const lines = order.lines.map((line) => {
    const isOurs = line.versionId === null && line.productId !== null && members.has(line.productId);
    return isOurs ? { ...line, versionId } : line;
  });
  return { ...order, lines };
}

/** A line that says no price is promised what the offer saves on it; where that is nothing, nothing is. */
function isPromised({ lines }: OrderToCompare, offer: PromisedOffer): boolean {
  const marked = lines.filter(({ versionId }) => versionId === offer.versionId);
  const saves = listSavingLevels(offer).length > 0;
  return marked.some(({ promise }) => saves || promise !== null);
}
