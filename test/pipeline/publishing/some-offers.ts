import { createHash } from "node:crypto";
import fc from "fast-check";
import type { Level } from "#app/pipeline/offers/offer.ts";
import type { LiveOffer, Wanted } from "#app/pipeline/publishing/live-offer.ts";
import { aLevel, anOffer, wanting } from "#test/pipeline/publishing/an-offer.ts";

/** Few products, so that offers crowd on them; ids as long as Shopify's. */
const product = fc.integer({ min: 1, max: 14 }).map((n) => 8_123_456_789_000 + n);
const saving = fc.constantFrom(0, 5, 7.5, 10);
const day = fc.constantFrom(null, "2026-11-20", "2026-11-23", "2027-01-31");

const bundle = fc
  .record({ members: fc.uniqueArray(product, { minLength: 2, maxLength: 4 }), saving })
  .map(({ members, saving: percent }) => ({ kind: "bundle" as const, levels: [aLevel(percent, members)] }));
const tier = fc.uniqueArray(product, { minLength: 2, maxLength: 4 }).map((members) => ({
  kind: "tier" as const,
  levels: members.map((_, at): Level => aLevel(at * 4, members.slice(0, at + 1))),
}));
const quantity = product.map((id) => ({
  kind: "quantity" as const,
  levels: [aLevel(0, [id]), aLevel(5, [[id, 2]]), aLevel(8, [[id, 3]])],
}));
const upgrade = fc.uniqueArray(product, { minLength: 2, maxLength: 2 }).map((members) => ({
  kind: "upgrade" as const,
  levels: [aLevel(0, members)],
  upgrade: { signals: ["alike" as const], facts: [] },
}));

const offer = fc
  .record({
    shape: fc.oneof({ weight: 3, arbitrary: bundle }, tier, quantity, upgrade),
    rank: fc.integer({ min: 1, max: 5 }),
    from: day,
    until: day,
    audience: fc.constantFrom(null, null, "vip"),
    words: fc.constantFrom(null, "loud", "quiet"),
    isCampaign: fc.constantFrom(true, false, false),
  })
  .map(({ shape, ...rest }) => ({ ...shape, ...rest }));

/** A bundle may be a campaign, for which any two of its products are enough. */
function toOffer({ isCampaign, words, ...one }: Parameters<typeof anOffer>[0] & { isCampaign: boolean }): LiveOffer {
  const offerId = hash([one.kind, one.levels]);
  if (!isCampaign || one.kind !== "bundle") return anOffer({ ...one, words, offerId });
  const levels = one.levels?.map((level) => ({ ...level, choose: 2 }));
  return anOffer({
    ...one,
    levels,
    offerId,
    campaign: { handle: `campaign-${offerId}`, title: "Two of these", text: null },
  });
}

/** Offers of all kinds that crowd on a few products, some variants capped. */
export const someOffers: fc.Arbitrary<LiveOffer[]> = fc.array(offer, { maxLength: 25 }).map((all) => all.map(toOffer));

const caps = fc.array(fc.record({ id: product, percent: fc.constantFrom(null, 0, 3, 6) }), { maxLength: 4 });

export const someWanted: fc.Arbitrary<Wanted> = fc
  .record({ offers: someOffers, caps, isOn: fc.constantFrom(true, true, true, false) })
  .map(({ offers, caps: capped, isOn }) =>
    wanting([...new Map(offers.map((one) => [one.offerId, one])).values()], {
      isOn,
      words: new Map(offers.flatMap(({ words }) => (words ? [[words, { title: words }]] : []))),
      caps: new Map(capped.map(({ id, percent }) => [BigInt(id), [{ variantId: BigInt(id) + 500n, percent }]])),
    }),
  );

function hash(parts: unknown): string {
  const text = JSON.stringify(parts, (_key, value) => (typeof value === "bigint" ? String(value) : value));
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
