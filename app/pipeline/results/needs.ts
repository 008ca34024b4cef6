import { composeTerms, readSlot } from "#app/pipeline/publishing/compose-terms.ts";
import type { Rule, Slot } from "#app/pipeline/publishing/wire.ts";
import type { HonouredRule, OrderedLine, PromisedOffer } from "./promise.ts";

/** What one set takes: so many of any of these products. A product is in one need of a level only. */
export type Need = { products: ReadonlySet<bigint>; quantity: number };

/** A level of an offer that saves something, as lines are held to it. */
export type SavingLevel = { needs: readonly Need[]; percent: number };

/** The levels of an offer that save something, as they are published; each holds the one before it. */
export function listSavingLevels({ levels }: PromisedOffer): SavingLevel[] {
  const terms = levels.map((level) => composeTerms(level, new Map()));
  return terms.filter(({ pct }) => pct > 0).map(({ slots, pct }) => ({ needs: slots.map(toNeed), percent: pct }));
}

/** The need of a level that a product helps to fill. */
export function needOf({ needs }: SavingLevel, productId: bigint | null): Need | undefined {
  return productId === null ? undefined : needs.find(({ products }) => products.has(productId));
}

/** The rule by which a level of an offer was charged, or null where none was honoured. */
export function findRule(rules: readonly HonouredRule[], offerId: string, level: SavingLevel): Rule | null {
  const own = rules.filter(({ rule, offerIds }) => offerIds.includes(offerId) && takesSame(rule, level));
  // A rule of a version that is still honoured for its grace may stand beside the new one: the better one is charged.
  return own.map(({ rule }) => rule).toSorted((a, b) => b.p - a.p)[0] ?? null;
}

/** The percent that a rule takes off a line. */
export function percentOf({ p, c = {} }: Rule, { productId, variantId }: OrderedLine): number {
  return Math.min(p, c[`v${variantId}`] ?? c[`p${productId}`] ?? p);
}

/** Whether lines fill every slot of a rule, each by itself. */
export function fillsRule({ s }: Rule, lines: readonly OrderedLine[]): boolean {
  return s.map(readSlot).every(({ p, q }) => {
    const units = lines.map(({ productId, quantity }) => (p.includes(Number(productId)) ? quantity : 0));
    return units.reduce((sum, one) => sum + one, 0) >= q;
  });
}

function takesSame({ s }: Rule, { needs }: SavingLevel): boolean {
  const [asked, wanted] = [s.map(readSlot).map(toNeed), needs].map((all) => all.map(nameNeed).sort().join());
  return asked === wanted;
}

function toNeed({ p, q }: Slot): Need {
  return { products: new Set(p.map(BigInt)), quantity: q };
}

function nameNeed({ products, quantity }: Need): string {
  return `${quantity} of ${[...products].sort().join(" ")}`;
}
