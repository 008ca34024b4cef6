import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Circumstances, chooseSets, hashRule, type PublishedSet } from "#app/pipeline/publishing/choose-sets.ts";
import { comparePublications } from "#app/pipeline/publishing/compare-publications.ts";
import { composeTerms } from "#app/pipeline/publishing/compose-terms.ts";
import { composeUpgrades } from "#app/pipeline/publishing/compose-upgrades.ts";
import { type GrantedRule, placeRules, settleRules } from "#app/pipeline/publishing/place-rules.ts";
import { digestOf, toCalls } from "#app/pipeline/publishing/plan-writes.ts";
import { emptyValue, type Rule } from "#app/pipeline/publishing/wire.ts";
import { NOON } from "#test/pipeline/publishing/a-pretend-shopify.ts";
import { aLevel, anOffer, wanting } from "#test/pipeline/publishing/an-offer.ts";

const at: Circumstances = { today: "2026-11-22", missing: new Set() };
const setsOf = (...offers: Parameters<typeof wanting>[0]) => chooseSets(wanting(offers), at).sets;

describe("composeTerms", () => {
  const caps = (...percents: (number | null)[]) =>
    new Map([[2n, percents.map((percent, n) => ({ variantId: BigInt(20 + n), percent }))]]);
  const level = aLevel(10, [1, 2]);

  test.each([
    ["no cost is known", [null, null], undefined, 10],
    ["no cap is below the saving", [10, 40], undefined, 10],
    ["one variant is capped", [6, 40], { v20: 6 }, 10],
    ["all variants are capped alike", [6, 6], { p2: 6 }, 10],
    ["variants are capped differently", [6, 7.25], { v20: 6, v21: 7.25 }, 10],
    ["a cap is finer than a hundredth", [6.129, 6.129], { p2: 6.12 }, 10],
    ["more variants are capped than are told apart", [6, 5, 4, 3, 2, 30], { p2: 2 }, 10],
    ["the margin leaves nothing", [-3, -3], { p2: 0 }, 10],
  ])("where %s", (_when, percents, expected, pct) => {
    expect(composeTerms(level, caps(...percents))).toMatchObject({ pct, caps: expected });
  });

  test("a set of which nothing may be reduced has no saving", () => {
    const nothing = new Map([1n, 2n].map((id) => [id, [{ variantId: id, percent: 0 }]]));
    expect(composeTerms(level, nothing)).toMatchObject({ pct: 0, caps: undefined });
  });
});

describe("chooseSets", () => {
  test("the best offers of a page stay where not all have room", () => {
    const offers = Array.from({ length: 14 }, (_, n) =>
      anOffer({ offerId: `o${n}`, rank: n + 1, levels: [aLevel(5, [1, 100 + n])] }),
    );
    const { sets, cuts } = chooseSets(wanting(offers.toReversed()), at);
    expect(sets.map((set) => set.offer.offerId)).toEqual(offers.slice(0, 12).map((one) => one.offerId));
    expect(cuts.map((one) => [one.offerId, one.reason])).toEqual([
      ["o12", "page-full"],
      ["o13", "page-full"],
    ]);
  });

  test.each([
    ["is over", anOffer({ until: "2026-11-21" }), "over"],
    ["names a product that only a file tells of", anOffer({ levels: [aLevel(5, [1, -7])] }), "not-in-shopify"],
  ])("an offer that %s is left out", (_what, offer, reason) => {
    expect(chooseSets(wanting([offer]), at)).toMatchObject({ sets: [], cuts: [{ reason }] });
  });

  test("an offer stands until its last day is over", () => {
    expect(setsOf(anOffer({ until: "2026-11-22" }))).toHaveLength(1);
  });
});

test("a product's page shows its three best upgrades", () => {
  const upgrades = [5, 6, 7, 8].map((to, n) =>
    anOffer({ offerId: `u${n}`, kind: "upgrade", rank: n, levels: [aLevel(0, [1, to])] }),
  );
  const { pages, cuts } = composeUpgrades(upgrades);
  expect(pages.get(1n)?.products).toEqual([5n, 6n, 7n]);
  expect(cuts.map((one) => one.offerId)).toEqual(["u3"]);
});

describe("placeRules", () => {
  const held = (rule: Rule, change: Partial<GrantedRule> = {}): GrantedRule => ({
    ...{ ruleId: hashRule(rule), productId: 1n, rule, offerIds: ["offer"], isEnded: false },
    ...{ grantedAt: NOON, honouredUntil: null, ...change },
  });

  test("each rule is put once, on the member with the fewest", () => {
    const sets = setsOf(...[2, 3, 4].map((n) => anOffer({ offerId: `${n}`, rank: n, levels: [aLevel(5, [1, n])] })));
    expect(placeRules(sets, [], NOON).rules.map((one) => one.productId)).toEqual([1n, 3n, 4n]);
  });

  test("two offers of the same promise share a rule", () => {
    const one = anOffer({ offerId: "one" });
    const sets = setsOf(one, anOffer({ offerId: "other", anchorId: 2n, levels: [aLevel(10, [2, 1])] }));
    expect(placeRules(sets, [], NOON).rules).toMatchObject([{ offerIds: ["one", "other"] }]);
  });

  test("where every slot is a choice, each product of the smallest slot carries it", () => {
    const rule: Rule = {
      s: [
        { p: [1, 2, 3], q: 2 },
        { p: [4, 5], q: 1 },
      ],
      p: 10,
    };
    const [set] = setsOf(anOffer());
    const choice: PublishedSet[] = set ? [{ ...set, rule, ruleId: hashRule(rule) }] : [];
    expect(placeRules(choice, [], NOON).rules.map((one) => one.productId)).toEqual([4n, 5n]);
  });

  test("a new rule waits where rules in their grace fill all its products", () => {
    const until = new Date(NOON.getTime() + 1000);
    const graced = [1n, 2n].flatMap((productId) =>
      [11, 12, 13, 14, 15, 16].map((p) => held({ s: [1, 2], p }, { productId, honouredUntil: until })),
    );
    const sets = setsOf(anOffer({ levels: [aLevel(5, [1, 2])] }));
    expect(placeRules(sets, graced, NOON)).toMatchObject({ wanted: new Set(), cuts: [{ reason: "waits-for-room" }] });
    expect(placeRules(sets, graced, until)).toMatchObject({ rules: [{ rule: { p: 5 } }], cuts: [] });
  });

  test("a rule that was never granted is dropped without a grace: nobody saw it", () => {
    expect(placeRules([], [held({ s: [1, 2], p: 5 }, { grantedAt: null })], NOON).rules).toEqual([]);
  });

  test("a rule whose last day is over needs no grace", () => {
    const rules = [held({ s: [1, 2], p: 5, u: "2026-11-21" }), held({ s: [1, 2], p: 5, u: "2026-11-22" })];
    const settled = settleRules({ rules, wanted: new Set() }, { now: NOON, today: "2026-11-22", graceMs: 1000 });
    expect(settled.map((one) => one.rule.u)).toEqual(["2026-11-22"]);
  });
});

describe("toCalls", () => {
  const changes = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 60 }).map((counts) =>
    counts.map((count, n) => ({
      ownerId: `${n}`,
      writes: Array.from({ length: count }, (_, k) => ({ ownerId: `${n}`, key: `${k}`, value: "", digest: "" })),
    })),
  );

  test("keeps the order, tears no owner apart, and fills no call beyond its size", () => {
    fc.assert(
      fc.property(changes, (all) => {
        const calls = [...toCalls(all, 25)];
        expect(calls.flat()).toEqual(all);
        for (const call of calls) expect(call.flatMap((one) => one.writes).length).toBeLessThanOrEqual(25);
        for (const [n, call] of calls.slice(1).entries()) {
          const before = calls[n]?.flatMap((one) => one.writes).length ?? 0;
          expect(before + (call[0]?.writes.length ?? 0)).toBeGreaterThan(25);
        }
      }),
    );
  });
});

describe("comparePublications", () => {
  const product = "gid://shopify/Product/1";
  const known = (key: string, change = {}) => ({ ownerId: product, key, digest: "d", remote: "r", ...change });
  const empty = { digest: digestOf(emptyValue(product, "bundles")) };

  test.each([
    ["is as it was", [known("bundles")], [{ key: "bundles", compareDigest: "r" }], []],
    ["changed", [known("bundles")], [{ key: "bundles", compareDigest: "x" }], ["bundles"]],
    ["vanished", [known("bundles")], [], ["bundles"]],
    ["vanished and was empty", [known("bundles", empty)], [], []],
    ["nobody knows", [], [{ key: "upgrade", compareDigest: "x" }], ["upgrade"]],
    ["nobody knows, under a key that is not ours", [], [{ key: "other", compareDigest: "x" }], []],
  ])("what %s", (_what, settled, there, drifted) => {
    const comparison = comparePublications(settled, new Set(settled.map((one) => `${product} ${one.key}`)));
    comparison.seeOwner(product);
    for (const one of there) comparison.seeMetafield({ ownerId: product, ...one });
    expect(comparison.end()).toEqual({ drifted: drifted.map((key) => ({ ownerId: product, key })), gone: [] });
  });

  test("an owner that was not seen is gone; one that was written since is left alone", () => {
    const other = "gid://shopify/Product/2";
    const comparison = comparePublications([known("bundles")], new Set([`${product} bundles`, `${other} bundles`]));
    comparison.seeOwner(other);
    comparison.seeMetafield({ ownerId: other, key: "bundles", compareDigest: "r" });
    expect(comparison.end()).toEqual({ drifted: [], gone: [product] });
  });
});
