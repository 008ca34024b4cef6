import { readSlot } from "#app/pipeline/publishing/compose-terms.ts";
import type { Rule } from "#app/pipeline/publishing/wire.ts";
import { fillsRule, findRule } from "./needs.ts";
import type { OrderedLine, OrderToCompare, PromisedOffer, Reason } from "./promise.ts";
import { missingMinor, type Taken } from "./take-sets.ts";

type Found = { reason: Reason; cause: string | null };

/** Why more was charged than promised; the first that explains it. */
export function findReason(taken: readonly Taken[], order: OrderToCompare, offer: PromisedOffer): Found {
  const short = taken.filter((one) => missingMinor(one) > 0);
  const because = (reason: Reason): Found => ({ reason, cause: null });
  if (short.length === 0) return because("price-changed");
  if (short.some(({ line }) => line.isSubscription)) return because("subscription");
  const foreign = findForeign(short, order);
  if (foreign) return foreign;
  if (isTakenByOther(taken, order, offer)) return because("another-offer");
  if (!isHonoured(short, order, offer)) return because("version-changed");
  return because(taken.some(({ line, unitMinor }) => unitMinor < line.unitMinor) ? "price-changed" : "unknown");
}

/**
 * The discount that is not ours and stands where ours should. Where none of ours is in the order at all it may stand on
 * another line: Shopify chooses between discounts that don't combine for the order as a whole.
 */
function findForeign(short: readonly Taken[], { lines }: OrderToCompare): Found | null {
  const looked: readonly OrderedLine[] = [...short.map(({ line }) => line), ...(hasOurs(lines) ? [] : lines)];
  const [first] = looked.flatMap(({ discounts }) => discounts.filter(({ isOurs }) => !isOurs));
  return first ? { reason: first.kind === "code" ? "code" : "another-discount", cause: first.title } : null;
}

/** Whether another set of ours, which the order fills, took one of the products: a line stands in one set only. */
function isTakenByOther(taken: readonly Taken[], { lines, rules }: OrderToCompare, offer: PromisedOffer): boolean {
  const products = new Set(taken.map(({ line }) => Number(line.productId)));
  const others = rules.filter(({ offerIds }) => !offerIds.includes(offer.offerId)).map(({ rule }) => rule);
  const shares = ({ s }: Rule) => s.some((slot) => readSlot(slot).p.some((id) => products.has(id)));
  return hasOurs(lines) && others.some((rule) => shares(rule) && fillsRule(rule, lines));
}

function hasOurs(lines: readonly OrderedLine[]): boolean {
  return lines.some(({ discounts }) => discounts.some(({ isOurs }) => isOurs));
}

/** Whether the Function knew these levels, at no less than was promised. */
function isHonoured(short: readonly Taken[], { rules }: OrderToCompare, { offerId }: PromisedOffer): boolean {
  return short.every(({ level, percent }) => {
    const rule = level && findRule(rules, offerId, level);
    return rule !== null && rule.p >= (percent ?? 0);
  });
}
