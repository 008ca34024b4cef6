import type { Level } from "#app/pipeline/offers/offer.ts";
import type { LiveOffer, Wanted } from "#app/pipeline/publishing/live-offer.ts";

/** The members of a level: `[1, [2, 3]]` is one of product 1 and three of product 2. */
type Members = readonly (number | readonly [product: number, quantity: number])[];

export function aLevel(savingPercent: number, members: Members): Level {
  return {
    savingPercent,
    members: members.map((one) => {
      const [product, quantity] = typeof one === "number" ? [one, 1] : one;
      return { productId: BigInt(product), quantity };
    }),
  };
}

/** A live bundle of products 1 and 2 at 10 %, or what `change` makes of it. */
export function anOffer(change: Partial<LiveOffer> = {}): LiveOffer {
  const levels = change.levels ?? [aLevel(10, [1, 2])];
  const offerId = change.offerId ?? "offer";
  return {
    offerId,
    versionId: `${offerId}-v1`,
    kind: "bundle",
    anchorId: levels[0]?.members[0]?.productId ?? 1n,
    from: null,
    until: null,
    audience: null,
    words: null,
    campaign: null,
    upgrade: null,
    rank: 1,
    ...change,
    levels,
  };
}

export function wanting(offers: readonly LiveOffer[], change: Partial<Wanted> = {}): Wanted {
  const manners = { holdOutPercent: 5, offersAPage: 3, offersASession: 12, isForCompanies: false };
  return { offers, caps: new Map(), words: new Map(), fallback: [], isOn: true, manners, ...change };
}
