import { beforeAll, describe, expect, test } from "vitest";
import { mineAffinities } from "#app/pipeline/affinities/mine-affinities.ts";
import type { ListedProduct } from "#app/pipeline/catalog/list-store.server.ts";
import composeOffers, { type ComposedOffers, type Ground } from "#app/pipeline/offers/compose-offers.ts";
import type { Proposal } from "#app/pipeline/offers/offer.ts";
import { DEFAULT_RULES } from "#app/pipeline/offers/rules.ts";
import { keyOf } from "#app/pipeline/offers/tie.ts";
import { generateWorld } from "#test/local-store/world/generate-world.ts";
import { rulesWith } from "#test/pipeline/offers/an-offer.ts";
import { readWorld } from "#test/pipeline/offers/upgrades/from-world.ts";

const now = new Date("2026-05-02T10:00:00Z");
const world = generateWorld({ seed: 1, now: now.toISOString() });
let ground: Ground;
let composed: ComposedOffers;

beforeAll(() => {
  const { products, baskets } = readWorld(world);
  const at = { createdAt: now, updatedAt: now };
  const listed = products.map((product, place): ListedProduct => {
    const told = { handle: "", vendor: "", tags: [], ratingCount: null, imageUrl: null, ...at };
    const variants = product.variants.map((variant, number) => ({
      ...{ variantId: BigInt(place * 100 + number), productId: product.productId, title: "", sku: null },
      ...{ compareAtMinor: null, stock: null, optionValues: [], weightGrams: null, ...variant },
    }));
    const { collectionIds, facts, source, deletedAt } = product;
    return {
      product: { ...told, ...product },
      variants,
      collectionIds: [...collectionIds],
      facts: [...facts],
      source,
      deletedAt,
    };
  });
  ground = {
    ...{ baskets, ties: mineAffinities(baskets, { seed: 1 }).affinities, products: listed, rules: DEFAULT_RULES },
    ...{ now, timeZone: "Europe/London", settled: new Map(), kept: new Set(), paused: new Set(), unwanted: new Set() },
  };
  composed = composeOffers(ground);
}, 120_000);

const membersOf = ({ levels }: Proposal) => levels.at(-1)?.members.map((member) => member.productId) ?? [];
const planted = () =>
  world.planted.filter((tie) => tie.kind === "together").map((tie) => tie.productIds.map((id) => BigInt(id)));
const bundles = () => composed.proposals.filter((one) => one.kind === "bundle");

describe("composeOffers on a shop whose ties are known", () => {
  test("at least 80 % of the sets that were woven in are a bundle, those of three and four too", () => {
    const found = new Set(bundles().map((one) => keyOf(membersOf(one))));
    for (const size of [2, 3, 4]) {
      const sets = planted().filter((members) => members.length === size);
      const hits = sets.filter((members) => found.has(keyOf(members)));
      expect(sets.length, `sets of ${size}`).toBeGreaterThan(2);
      expect(hits.length / sets.length, `sets of ${size}`).toBeGreaterThanOrEqual(0.8);
    }
  });

  test("at least 90 % of the bundles and tiers are within a set that was woven in", () => {
    const sets = planted().map((members) => new Set(members));
    const offers = composed.proposals.filter((one) => one.kind === "bundle" || one.kind === "tier");
    const within = offers.filter((one) => sets.some((set) => membersOf(one).every((member) => set.has(member))));
    expect(within.length / offers.length).toBeGreaterThanOrEqual(0.9);
  });

  test("every kind of offer is found, and each offer once", () => {
    expect(new Set(composed.proposals.map((one) => one.kind))).toEqual(
      new Set(["bundle", "tier", "quantity", "upgrade"]),
    );
    expect(new Set(composed.proposals.map((one) => one.offerId)).size).toBe(composed.proposals.length);
  });

  test("no offer has a gift card, a subscription, a bundle, or what is not on sale", () => {
    const products = new Map(world.products.map((product) => [BigInt(product.id), product]));
    for (const member of composed.proposals.flatMap(membersOf)) {
      expect(products.get(member)).toMatchObject({
        ...{
          isGiftCard: false,
          requiresSellingPlan: false,
          hasVariantsThatRequiresComponents: false,
          status: "active",
        },
        publishedAt: expect.any(String),
      });
    }
  });

  test("every sentence gives the counts of its evidence", () => {
    for (const { sentence, evidence, kind } of composed.proposals) {
      if (kind !== "upgrade") expect(sentence).toMatch(new RegExp(`^${evidence?.together} of the .* since \\d`));
      expect(sentence).not.toMatch(/NaN|Infinity|undefined|∞/);
    }
  });

  test("a saving is only proposed where it earns more than it costs, and tiers save the more the larger they are", () => {
    for (const { merit, levels, kind } of composed.proposals) {
      expect(merit.expectedProfitMinor).toBeGreaterThanOrEqual(0);
      const savings = levels.map((level) => level.savingPercent);
      if (kind === "tier" || kind === "quantity") expect(savings).toEqual(savings.toSorted((a, b) => a - b));
    }
  });

  test("the same shop gives the same offers, whatever order its products come in", () => {
    const again = composeOffers({
      ...ground,
      products: ground.products.toReversed(),
      ties: [...ground.ties].reverse(),
    });
    const byId = (all: readonly Proposal[]) => new Map(all.map((one) => [one.offerId, one]));
    expect(byId(again.proposals)).toEqual(byId(composed.proposals));
  });

  test("an excluded product is in no offer, and is counted", () => {
    const [first = 0n] = membersOf(bundles()[0] ?? composed.proposals[0] ?? expect.fail("no offer"));
    const without = composeOffers({ ...ground, rules: rulesWith({ excludedProducts: [first] }) });
    expect(without.proposals.flatMap(membersOf)).not.toContain(first);
    expect(without.rejected.set).toMatchObject({ excluded: expect.any(Number) });
  });

  test("a dismissed offer leaves its place to the next", () => {
    const rules = rulesWith({ maxOffers: 10 });
    const few = composeOffers({ ...ground, rules });
    const best = few.proposals.find((one) => one.kind === "bundle");
    const without = composeOffers({ ...ground, rules, unwanted: new Set([best?.offerId ?? ""]) });
    const count = ({ proposals }: ComposedOffers) => proposals.filter((one) => one.kind !== "upgrade").length;
    expect(count(without)).toBe(count(few));
    expect(without.proposals.map((one) => one.offerId)).not.toContain(best?.offerId);
  });

  test("a shop without orders has no offers", () => {
    const { baskets } = readWorld({ ...world, orders: [] });
    expect(composeOffers({ ...ground, baskets, ties: [] }).proposals).toEqual([]);
  });
});
