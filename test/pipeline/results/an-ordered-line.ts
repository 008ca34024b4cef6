import type { Level } from "#app/pipeline/offers/offer.ts";
import type { HonouredRule, OrderedDiscount, OrderedLine, PromisedOffer } from "#app/pipeline/results/promise.ts";

export const MUG = 1n;
export const SAUCER = 2n;
export const TEAPOT = 3n;

/** A line of one mug at 20.00, with only what the test cares about. */
export function aLine(change: Partial<OrderedLine> = {}): OrderedLine {
  const productId = change.productId ?? MUG;
  return {
    lineId: (productId ?? 0n) * 10n,
    productId,
    variantId: productId === null ? null : productId * 100n,
    quantity: 1,
    unitMinor: 2000,
    discounts: [],
    isSubscription: false,
    versionId: null,
    promise: null,
    ...change,
  };
}

export const ours = (minor: number): OrderedDiscount => ({
  kind: "automatic",
  title: "Bundle saving",
  minor,
  isOurs: true,
});
export const code = (minor: number): OrderedDiscount => ({ kind: "code", title: "HELLO", minor, isOurs: false });
export const automatic = (minor: number): OrderedDiscount => ({
  ...{ kind: "automatic", title: "Black Friday", minor, isOurs: false },
});

/** A level of these products, one of each unless told. */
export function aLevel(productIds: readonly bigint[], savingPercent: number, quantity = 1): Level {
  return { savingPercent, members: productIds.map((productId) => ({ productId, quantity })) };
}

/** A bundle of mug and saucer at 5 %. */
export function anOffer(change: Partial<PromisedOffer> = {}): PromisedOffer {
  return { offerId: "o1", versionId: "v1", levels: [aLevel([MUG, SAUCER], 5)], ...change };
}

/** The rule that charges a level, as it is published. */
export function aRule(level: Level, change: Partial<HonouredRule["rule"]> = {}, offerIds = ["o1"]): HonouredRule {
  const slots = level.members.map(({ productId, quantity }) =>
    quantity === 1 ? Number(productId) : { p: [Number(productId)], q: quantity },
  );
  return { rule: { s: slots, p: level.savingPercent, ...change }, offerIds };
}
