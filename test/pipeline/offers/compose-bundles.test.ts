import { describe, expect, test } from "vitest";
import { composeBundles, findSets } from "#app/pipeline/offers/compose-bundles.ts";
import { composeTiers } from "#app/pipeline/offers/compose-tiers.ts";
import { guardProducts } from "#app/pipeline/offers/guard-offers.ts";
import { DEFAULT_RULES } from "#app/pipeline/offers/rules.ts";
import type { CountSet, Tie } from "#app/pipeline/offers/tie.ts";
import {
  aGood,
  aListing,
  evidenceOf,
  rulesWith,
  scalesOf,
  setOf,
  tied,
  UNTIL,
} from "#test/pipeline/offers/an-offer.ts";

const none: CountSet = () => null;
const listings = [1n, 2n, 3n, 4n].map((productId) => aListing({ productId }));
const asked = { rules: DEFAULT_RULES, now: UNTIL };
const goods = [aGood(1n), aGood(2n), aGood(3n), aGood(4n)];

function found(ties: Tie[], countSet: CountSet = none, kept = listings) {
  return findSets({ ties, countSet, guarded: guardProducts(kept, asked) });
}

/** Products 1 to 3 in one basket as often as given; every pair of them more often. */
function threeTogether(
  together: number,
  given: Parameters<typeof evidenceOf>[2] = {},
): { ties: Tie[]; countSet: CountSet } {
  const ties = [
    ...tied(1n, 2n, 60, [1000, 300], 3),
    ...tied(1n, 3n, 50, [1000, 200], 2),
    ...tied(2n, 3n, 40, [300, 200], 1),
  ];
  const each = new Map([
    [1n, 1000],
    [2n, 300],
    [3n, 200],
  ]);
  const countSet: CountSet = (members) => {
    if (members.length !== 3 || members.some((one) => !each.has(one))) return null;
    const counts = members.map((one) => each.get(one) ?? 0);
    return evidenceOf(together, counts, { confidence: together / 40, ...given });
  };
  return { ties, countSet };
}

describe("composeBundles", () => {
  test("a tie becomes a bundle at the saving for two, on the page where it earns more", () => {
    // From 1: (1000 − 10) × .02 × (600 − 100) − 10 × 100 = 8900; from 2: (100 − 10) × .02 × 500 − 1000 < 0.
    const [bundle, ...others] = composeBundles(found(tied(1n, 2n, 10, [1000, 100])), none, scalesOf(goods));
    expect(others).toEqual([]);
    expect(bundle?.levels).toEqual([{ members: setOf(1n, 2n), savingPercent: 5 }]);
    // 60 days were counted.
    expect(bundle?.merit).toEqual({ expectedProfitMinor: 4450, isProfit: true, breakEvenSets: 1, take: 0.02 });
    expect(bundle?.evidence.each).toEqual([1000, 100]);
  });

  test("a saving that would cost more than it brings is not proposed, and what it would have cost is told", () => {
    // (310 − 42) × .02 × (600 − 100) − 42 × 100 = −1520, halved; without: 268 × .02 × 600 / 2.
    const [bundle] = composeBundles(found(tied(1n, 2n, 42, [310, 310])), none, scalesOf(goods));
    expect(bundle?.levels[0]?.savingPercent).toBe(0);
    expect(bundle?.merit).toMatchObject({
      ...{ expectedProfitMinor: 1608, breakEvenSets: null },
      turnedDown: { savingPercent: 5, expectedProfitMinor: -760, breakEvenSets: 5 },
    });
  });

  test("where a cost is unknown the figure is revenue, and nothing is capped", () => {
    const unknown = [aGood(1n), aGood(2n, { costMinor: null, capPercent: null })];
    const [bundle] = composeBundles(found(tied(1n, 2n, 10, [1000, 100])), none, scalesOf(unknown));
    // (1000 − 10) × .02 × (1000 − 100) − 10 × 100, halved.
    expect(bundle?.merit).toMatchObject({ isProfit: false, expectedProfitMinor: 8410 });
  });

  test("the margin floor caps the saving for the whole set", () => {
    const tight = [aGood(1n), aGood(2n, { costMinor: 776, capPercent: 3 })];
    const [bundle] = composeBundles(found(tied(1n, 2n, 1, [1000, 1000])), none, scalesOf(tight));
    expect(bundle?.levels[0]?.savingPercent).toBe(3);
  });

  test("a saving that the merchant settled is weighed as it is, also when it costs more than it brings", () => {
    const ties = tied(1n, 2n, 42, [310, 310]);
    const [plain] = composeBundles(found(ties), none, scalesOf(goods));
    const settled = new Map([[plain?.offerId ?? "", [8]]]);
    const [bundle] = composeBundles(found(ties), none, scalesOf(goods, { settled }));
    expect(bundle?.levels[0]?.savingPercent).toBe(8);
    expect(bundle?.merit.expectedProfitMinor).toBeLessThan(0);
    expect(bundle?.merit.turnedDown).toBeUndefined();
  });

  test("three that go together are a bundle at the saving for more, taken half as often as two", () => {
    const { ties, countSet } = threeTogether(2, { customers: 3 });
    const three = composeBundles(found(ties, countSet), countSet, scalesOf(goods)).find(
      (one) => one.sets[0]?.length === 3,
    );
    expect(three?.levels).toEqual([{ members: setOf(1n, 2n, 3n), savingPercent: 10 }]);
    expect(three?.reach).toEqual([1000, 2]);
    // 998 × .01 × (600 + 600 − 300) − 2 × 300 = 8382, halved.
    expect(three?.merit).toMatchObject({ expectedProfitMinor: 4191, take: 0.01 });
  });

  test("a set that nearly always comes with more leaves its place to the larger one", () => {
    const setsOf = (together: number, settled?: Map<string, number[]>) => {
      const { ties, countSet } = threeTogether(together);
      const sets = found(ties, countSet);
      const bundles = composeBundles(sets, countSet, scalesOf(goods, { settled }));
      return {
        bundles,
        names: bundles.map((one) =>
          one.sets[0]
            ?.map((member) => member.productId)
            .sort()
            .join("+"),
        ),
        rejected: sets.rejected,
      };
    };
    // 1+2 are 60 together, 1+3 are 50 and 2+3 are 40: of these, 32 are four fifths, 40 are of the last two and 48 of all.
    expect(setsOf(31).names.sort()).toEqual(["1+2", "1+2+3", "1+3", "2+3"]);
    expect(setsOf(40).names.sort()).toEqual(["1+2", "1+2+3"]);
    expect(setsOf(48).names).toEqual(["1+2+3"]);
    expect(setsOf(48).rejected).toEqual({ partOfLarger: 3 });
    const pair = setsOf(31).bundles.find((one) => one.evidence.together === 50);
    expect(setsOf(48, new Map([[pair?.offerId ?? "", [5]]])).names.sort()).toEqual(["1+2+3", "1+3"]);
  });
});

describe("findSets", () => {
  test("ties of products that may stand in no offer are left out and counted once a pair", () => {
    const kept = [
      aListing(),
      aListing({ productId: 2n, status: "draft" }),
      aListing({ productId: 3n, isGiftCard: true }),
    ];
    const sets = found(
      [...tied(1n, 2n, 9, [90, 90]), ...tied(3n, 1n, 9, [90, 90]), ...tied(1n, 4n, 9, [90, 90])],
      none,
      kept,
    );
    expect(sets.rejected).toEqual({ draft: 1, giftCard: 1, unknown: 1 });
    expect([...sets.strongest.keys()]).toEqual([]);
  });

  test("sets of three are counted whole, each once, and kept when they are more than chance", () => {
    const { ties, countSet } = threeTogether(20);
    const asked: string[] = [];
    const sets = found(ties, (members) => {
      asked.push(members.join("+"));
      return countSet(members);
    });
    expect(asked).toEqual(["1+2+3"]);
    expect(sets.grown.map((set) => set.members)).toEqual([[1n, 2n, 3n]]);
    expect(sets.rejected).toEqual({});
  });

  test.each([
    ["tooFewCustomers", { customers: 2 }],
    ["notMoreThanChance", { p: 0.2 }],
    ["notMoreThanChance", { liftLow: 0.9 }],
  ])("%s: a set with %o is none", (reason, given) => {
    const { ties, countSet } = threeTogether(20, given);
    const sets = found(ties, countSet);
    expect(sets.grown).toEqual([]);
    expect(sets.rejected).toEqual({ [reason]: 1 });
  });

  test("a set that no basket holds is none", () => {
    expect(found(threeTogether(20).ties).rejected).toEqual({ neverTogether: 1 });
  });

  test("sets of four grow from those of three", () => {
    const { ties, countSet } = threeTogether(20);
    const four: CountSet = (members) =>
      members.length === 4 ? evidenceOf(9, [1000, 300, 200, 80], { confidence: 9 / 20 }) : countSet(members);
    const sets = found([...ties, ...tied(1n, 4n, 30, [1000, 80], 0.5)], four);
    expect(sets.grown.map((set) => set.members)).toEqual([
      [1n, 2n, 3n],
      [1n, 2n, 3n, 4n],
    ]);
    // 1+2+4 and 1+3+4 are in no basket of this world.
    expect(sets.rejected).toEqual({ neverTogether: 2 });
  });
});

describe("composeTiers", () => {
  test("a set of three becomes A, A and B, A and B and C, each with a greater saving", () => {
    const { ties, countSet } = threeTogether(1, { customers: 3 });
    const [tier, ...others] = composeTiers(found(ties, countSet), countSet, scalesOf(goods));
    expect(others).toEqual([]);
    expect(tier?.levels).toEqual([
      { members: setOf(1n), savingPercent: 0 },
      { members: setOf(1n, 2n), savingPercent: 5 },
      { members: setOf(1n, 2n, 3n), savingPercent: 10 },
    ]);
    // 960 × .02 × (600 − 100) − 40 × 100 = 5600; 39 × .02 × (600 − 200) − 1 × 200 = 112; halved.
    expect(tier?.merit.expectedProfitMinor).toBe(2856);
  });

  test("a tier whose savings cost more than they bring is proposed without any", () => {
    const { ties, countSet } = threeTogether(20);
    const [tier] = composeTiers(found(ties, countSet), countSet, scalesOf(goods));
    expect(tier?.levels.map((level) => level.savingPercent)).toEqual([0, 0, 0]);
    expect(tier?.merit.turnedDown).toBeDefined();
  });

  test("a level that the margin floor brings down to the one below it stays the greater one", () => {
    const { ties, countSet } = threeTogether(1, { customers: 3 });
    const tight = [aGood(1n), aGood(2n), aGood(3n, { costMinor: 768, capPercent: 4 })];
    const [tier] = composeTiers(found(ties, countSet), countSet, scalesOf(tight));
    expect(tier?.levels.map((level) => level.savingPercent)).toEqual([0, 2, 4]);
  });

  test("the merchant's own savings for two and for more are taken", () => {
    const { ties, countSet } = threeTogether(1, { customers: 3 });
    const rules = rulesWith({ savingForTwo: 3, savingForMore: 4.5 });
    const [tier] = composeTiers(found(ties, countSet), countSet, scalesOf(goods, { rules }));
    expect(tier?.levels.map((level) => level.savingPercent)).toEqual([0, 3, 4.5]);
  });
});
