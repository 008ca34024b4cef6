import type { ProductCaps, Wanted } from "#app/pipeline/publishing/live-offer.ts";
import { aLevel, anOffer, wanting } from "#test/pipeline/publishing/an-offer.ts";

/** Ids as long as Shopify's. */
const P = (n: number) => 8_000_000_000_000 + n;
const V = (n: number) => BigInt(45_000_000_000_000 + n);

const caps = (...all: [product: number, variants: [variant: number, percent: number | null][]][]): ProductCaps =>
  new Map(
    all.map(([product, variants]) => [
      BigInt(P(product)),
      variants.map(([n, percent]) => ({ variantId: V(n), percent })),
    ]),
  );

const pair = anOffer({ offerId: "a1b2c3d4e5f60001", versionId: "0f1e2d3c4b5a0001", levels: [aLevel(5, [P(1), P(2)])] });
const tier = anOffer({
  ...{ offerId: "a1b2c3d4e5f60003", versionId: "0f1e2d3c4b5a0003", kind: "tier" },
  levels: [aLevel(0, [P(1)]), aLevel(5, [P(1), P(2)]), aLevel(10, [P(1), P(2), P(3)])],
});
const quantity = anOffer({
  ...{ offerId: "a1b2c3d4e5f60004", versionId: "0f1e2d3c4b5a0004", kind: "quantity", rank: 2 },
  levels: [aLevel(0, [P(1)]), aLevel(5, [[P(1), 2]]), aLevel(8, [[P(1), 3]])],
});
const capped = anOffer({
  ...{ offerId: "a1b2c3d4e5f60005", versionId: "0f1e2d3c4b5a0005" },
  levels: [aLevel(10, [P(1), P(2), P(3)])],
});
const upgrade = anOffer({
  ...{ offerId: "a1b2c3d4e5f60006", versionId: "0f1e2d3c4b5a0006", kind: "upgrade" },
  levels: [aLevel(0, [P(1), P(4)])],
  upgrade: {
    signals: ["alike", "substitute"],
    facts: [
      { source: "option", key: "Size", label: "Size", from: "250 ml", to: "500 ml" },
      { source: "metafield", key: "facts.material", label: "Material", from: "Steel", to: "Copper" },
      { source: "rating", key: "rating", label: "Rating", from: "4.1", to: "4.7" },
    ],
  },
});

const campaign = anOffer({
  ...{ offerId: "a1b2c3d4e5f60007", versionId: "0f1e2d3c4b5a0007", until: "2026-12-24" },
  levels: [aLevel(15, [P(1), P(2), P(3)])],
  campaign: { handle: "campaign-a1b2c3d4", title: "Winter table", text: "Everything for it.\nWhile it lasts." },
});
const anyTwo = anOffer({
  ...{ offerId: "b1b2c3d4e5f60008", versionId: "0f1e2d3c4b5a0008" },
  levels: [{ ...aLevel(10, [P(4), P(5), P(6)]), choose: 2 }],
  campaign: { handle: "campaign-b1b2c3d4", title: "Any two mugs", text: null },
});

/** What each golden file of `test/fixtures/wire/v1` is the publication of. */
export const WIRE_CASES: Record<string, { about: string; wanted: Wanted }> = {
  "pair.json": {
    about: "A bundle of two at 5 %, and what belongs to no product.",
    wanted: wanting([pair], { fallback: [1, 2, 3].map((n) => BigInt(P(n))) }),
  },
  "no-saving.json": {
    about: "A bundle without a saving: it is shown, and no rule is needed.",
    wanted: wanting([anOffer({ ...pair, levels: [aLevel(0, [P(1), P(2)])] })]),
  },
  "page-of-several.json": {
    about:
      "A tier and a quantity break on one page, best first. A tier's levels share the version's id; each level is a rule.",
    wanted: wanting([tier, quantity]),
  },
  "capped.json": {
    about:
      "A bundle at 10 %: no variant of the second product gives more than 6 %, one of the third no more than 7.5 %.",
    wanted: wanting([capped], {
      caps: caps(
        [
          2,
          [
            [21, 6],
            [22, 6],
          ],
        ],
        [
          3,
          [
            [31, 7.5],
            [32, 40],
            [33, null],
          ],
        ],
      ),
    }),
  },
  "dated.json": {
    about: "A bundle from the first to the last of December, for an audience, in words of the merchant's own.",
    wanted: wanting(
      [anOffer({ ...pair, from: "2026-12-01", until: "2026-12-31", audience: "vip", words: "festive" })],
      {
        words: new Map([["festive", { title: "For the festive table", call_to_action: "Take both" }]]),
      },
    ),
  },
  "campaign.json": {
    about: "A theme bundle of the merchant's until Christmas: all three, or of another any two, which never ends.",
    wanted: wanting([campaign, anyTwo]),
  },
  "upgrade.json": {
    about: "A better product on a product's page, with the facts that differ.",
    wanted: wanting([upgrade]),
  },
  "manners.json": {
    about: "Nobody held out, two offers a page and eight a session, and companies see and get them too.",
    wanted: wanting([pair], {
      manners: { holdOutPercent: 0, offersAPage: 2, offersASession: 8, isForCompanies: true },
    }),
  },
  "off.json": {
    about: "The kill switch, in a shop that has published before: nothing is left but what stands for nothing.",
    wanted: wanting([], { isOn: false }),
  },
};
