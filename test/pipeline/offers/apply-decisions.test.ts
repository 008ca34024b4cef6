import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyDecisions, type Decision, type Placed, type Standing } from "#app/pipeline/offers/apply-decisions.ts";
import { guardProducts } from "#app/pipeline/offers/guard-offers.ts";
import type { Proposal } from "#app/pipeline/offers/offer.ts";
import { DEFAULT_RULES, type OfferRules } from "#app/pipeline/offers/rules.ts";
import { aListing, aProposal, rulesWith, standingOf, UNTIL } from "#test/pipeline/offers/an-offer.ts";

const PRODUCTS = [1n, 2n, 3n, 4n, 5n, 6n];
const listings = PRODUCTS.map((productId) => aListing({ productId }));

function apply(
  proposals: Proposal[],
  standing: Standing[] = [],
  { rules = DEFAULT_RULES, kept = listings }: { rules?: OfferRules; kept?: typeof listings } = {},
) {
  const guarded = guardProducts(kept, { rules, now: UNTIL });
  const { placed, rejected } = applyDecisions(proposals, standing, { rules, guarded });
  const of = ({ offerId }: { offerId: string }): Placed | undefined => placed.find((one) => one.offerId === offerId);
  return { placed, rejected, of };
}

const good = aProposal([1n, 2n], 900);
const fair = aProposal([1n, 3n], 500);
const poor = aProposal([1n, 4n], 100);

describe("applyDecisions without a word of the merchant's", () => {
  test("the best bundle of a product is shown by itself, the others are proposed", () => {
    const { of } = apply([poor, good, fair]);
    expect(of(good)).toMatchObject({ state: "live", rank: 1, proposal: good });
    expect(of(fair)).toMatchObject({ state: "proposed", rank: 2 });
    expect(of(poor)).toMatchObject({ state: "proposed", rank: 3 });
  });

  test("nothing is shown by itself when the merchant wants to decide", () => {
    const { placed } = apply([good, fair], [], { rules: rulesWith({ publishAutomatically: false }) });
    expect(placed.map((one) => one.state)).toEqual(["proposed", "proposed"]);
  });

  test("no more are shown by themselves than the rules allow, the best first", () => {
    const other = aProposal([5n, 6n], 1000);
    const { of } = apply([good, other], [], { rules: rulesWith({ maxAutomatic: 1 }) });
    expect(of(other)?.state).toBe("live");
    expect(of(good)?.state).toBe("proposed");
  });

  test("a tier and a quantity break are shown by themselves only with a saving, a bundle without one too", () => {
    for (const [kind, state] of [
      ["tier", "proposed"],
      ["quantity", "proposed"],
      ["bundle", "live"],
    ] as const) {
      const free = aProposal([1n, 2n], 900, { kind, saving: 0 });
      expect(apply([free]).of(free)?.state).toBe(state);
      const saving = aProposal([1n, 2n], 900, { kind });
      expect(apply([saving]).of(saving)?.state).toBe("live");
    }
  });

  test("two upgrades of a product are shown by themselves, beside its bundle, tier and quantity break", () => {
    const upgrades = [2n, 3n, 4n].map((to, at) => aProposal([1n, to], 90 - at, { kind: "upgrade" }));
    const others = (["bundle", "tier", "quantity"] as const).map((kind) => aProposal([1n, 2n], 50, { kind }));
    const { of } = apply([...upgrades, ...others]);
    expect(upgrades.map((one) => of(one)?.state)).toEqual(["live", "live", "proposed"]);
    expect(others.map((one) => of(one)?.state)).toEqual(["live", "live", "live"]);
  });

  test("more of a kind than a product has room for find no place, and are counted", () => {
    const rules = rulesWith({ maxBundlesPerProduct: 2 });
    const { placed, rejected } = apply([good, fair, poor], [], { rules });
    expect(placed.map((one) => one.offerId)).toEqual([good.offerId, fair.offerId]);
    expect(rejected).toEqual({ beaten: 1 });
  });

  test("what was proposed before and is no longer found, or beaten, is retired", () => {
    const { of } = apply([good], [standingOf(fair, { state: "live" })]);
    expect(of(fair)).toEqual({ offerId: fair.offerId, proposal: null, state: "retired", rank: null });
    const beaten = apply([good, fair], [standingOf(fair)], { rules: rulesWith({ maxBundlesPerProduct: 1 }) });
    expect(beaten.of(fair)).toMatchObject({ state: "retired", rank: null });
  });

  test("what is shown gives way only to what earns more than a tenth more", () => {
    const live = [standingOf(fair, { state: "live" })];
    const close = aProposal([1n, 2n], 540);
    expect(apply([close, fair], live).of(fair)?.state).toBe("live");
    expect(apply([good, fair], live).of(fair)?.state).toBe("proposed");
  });
});

describe("applyDecisions after the merchant's word", () => {
  test("a pinned offer ranks first and is shown, however little it earns, and whether or not it is found", () => {
    const standing = [standingOf(poor, { decision: "pinned" })];
    for (const proposals of [
      [good, fair, poor],
      [good, fair],
    ]) {
      const { of } = apply(proposals, standing, { rules: rulesWith({ maxBundlesPerProduct: 1, maxOffers: 10 }) });
      expect(of(poor)).toMatchObject({ state: "live", rank: 1 });
    }
  });

  test("an accepted offer stays, takes a place, and is shown even where nothing is shown by itself", () => {
    const rules = rulesWith({ maxBundlesPerProduct: 1, publishAutomatically: false });
    const { of, rejected } = apply([good], [standingOf(poor, { decision: "accepted" })], { rules });
    expect(of(poor)).toMatchObject({ state: "live", proposal: null });
    expect(of(good)).toBeUndefined();
    expect(rejected).toEqual({ beaten: 1 });
  });

  test("an accepted offer counts among those that a product shows", () => {
    const { of } = apply([good, poor], [standingOf(poor, { decision: "accepted" })]);
    expect(of(poor)?.state).toBe("live");
    expect(of(good)?.state).toBe("proposed");
  });

  test("a paused offer is not shown and takes no place, but its evidence is kept up to date", () => {
    const { of } = apply([good, fair], [standingOf(good, { decision: "paused" })]);
    expect(of(good)).toMatchObject({ state: "proposed", rank: null, proposal: good });
    expect(of(fair)).toMatchObject({ state: "live", rank: 1 });
  });

  test.each<Decision>(["excluded", "dismissed"])(
    "an offer that was %s is neither proposed again nor touched",
    (decision) => {
      const { of, rejected } = apply([good, fair], [standingOf(good, { decision, state: "retired" })]);
      expect(of(good)).toBeUndefined();
      expect(of(fair)).toMatchObject({ state: "live", rank: 1 });
      expect(rejected).toEqual({ notWanted: 1 });
    },
  );

  test("no word shows a product that may stand in no offer", () => {
    const kept = listings.map((one) => (one.productId === 4n ? { ...one, status: "draft" as const } : one));
    const { of } = apply([], [standingOf(poor, { decision: "pinned", state: "live" })], { kept });
    expect(of(poor)).toMatchObject({ state: "retired", rank: null });
  });

  test("a product that the merchant excludes takes its offers with it, pinned or not", () => {
    const rules = rulesWith({ excludedProducts: [2n] });
    const { of } = apply([], [standingOf(good, { decision: "pinned", state: "live" })], { rules });
    expect(of(good)?.state).toBe("retired");
  });

  test("a campaign is shown while it is wanted and enough of it can be sold, and takes no place", () => {
    const rules = rulesWith({ maxBundlesPerProduct: 1 });
    const campaign = { ...aProposal([1n, 2n, 3n], 0), origin: "merchant" as const };
    const standing = (given: Partial<Standing>) => [standingOf(campaign, { state: "live", rank: null, ...given })];
    const { of } = apply([good], standing({ decision: "accepted" }), { rules });
    expect(of(campaign)).toEqual({ offerId: campaign.offerId, proposal: null, state: "live", rank: null });
    expect(of(good)).toMatchObject({ state: "live", rank: 1 });
    expect(apply([], standing({ decision: "paused", state: "proposed" })).of(campaign)).toBeUndefined();
    const kept = listings.filter(({ productId }) => productId !== 3n);
    expect(apply([], standing({ decision: "accepted" }), { kept }).of(campaign)?.state).toBe("retired");
    const levels = campaign.levels.map((level) => ({ ...level, choose: 2 }));
    expect(apply([], standing({ decision: "accepted", levels }), { kept }).of(campaign)?.state).toBe("live");
  });

  test("a saving that the merchant settled stays, on the set as it is found now", () => {
    const before = standingOf(aProposal([1n, 2n], 900, { saving: 8 }), { isSettled: true });
    const { of } = apply([good], [before]);
    expect(of(good)?.proposal?.levels).toEqual([{ ...good.levels[0], savingPercent: 8 }]);
  });

  test("a quantity break that was settled keeps its quantities too", () => {
    const found = aProposal([1n], 900, { kind: "quantity" });
    const levels = found.levels.map((level, at) =>
      at === 0 ? level : { members: [{ productId: 1n, quantity: 6 }], savingPercent: 7 },
    );
    const { of } = apply([found], [standingOf({ ...found, levels }, { isSettled: true })]);
    expect(of(found)?.proposal?.levels).toEqual(levels);
  });
});

describe("applyDecisions always", () => {
  const pairs = fc.tuple(fc.constantFrom(...PRODUCTS), fc.constantFrom(...PRODUCTS)).filter(([a, b]) => a < b);
  const proposals = fc
    .array(fc.tuple(pairs, fc.integer({ min: -500, max: 5000 }), fc.constantFrom(0, 5, 10)), { maxLength: 12 })
    .map((all) => [
      ...new Map(all.map(([pair, profit, saving]) => [String(pair), aProposal(pair, profit, { saving })])).values(),
    ]);
  const decisions = fc.constantFrom<Decision | null>(null, "accepted", "pinned", "paused", "excluded", "dismissed");
  const worlds = fc.tuple(
    proposals,
    proposals,
    fc.array(decisions, { minLength: 12, maxLength: 12 }),
    fc.integer({ min: 0, max: 5 }),
  );

  test("the merchant's word wins, whatever is found", () => {
    fc.assert(
      fc.property(worlds, ([found, earlier, words, maxAutomatic]) => {
        const standing = earlier.map((one, at) => standingOf(one, { decision: words[at] ?? null }));
        const { of, placed } = apply(found, standing, { rules: rulesWith({ maxAutomatic, maxOffers: 10 }) });
        for (const one of standing) {
          const state = of(one)?.state;
          if (one.decision === "accepted" || one.decision === "pinned") expect(state).toBe("live");
          if (one.decision === "paused") expect(state).not.toBe("live");
          if (one.decision === "excluded" || one.decision === "dismissed") expect(state).toBeUndefined();
        }
        const wanted = standing.filter(({ decision }) => decision === "accepted" || decision === "pinned").length;
        expect(placed.filter((one) => one.state === "live").length).toBeLessThanOrEqual(wanted + maxAutomatic);
        expect(new Set(placed.map((one) => one.offerId)).size).toBe(placed.length);
      }),
    );
  });

  test("a second run that finds the same changes nothing", () => {
    fc.assert(
      fc.property(worlds, ([found, earlier, words, maxAutomatic]) => {
        const rules = rulesWith({ maxAutomatic, maxOffers: 10 });
        const standing = earlier.map((one, at) => standingOf(one, { decision: words[at] ?? null, rank: null }));
        const once = afterRun(standing, apply(found, standing, { rules }).placed);
        const twice = afterRun(once, apply(found, once, { rules }).placed);
        expect(twice).toEqual(once);
      }),
    );
  });
});

/** What stands once a run is stored. */
function afterRun(standing: readonly Standing[], placed: readonly Placed[]): Standing[] {
  const known = new Map(standing.map((one) => [one.offerId, one]));
  for (const { offerId, proposal, state, rank } of placed) {
    const before = known.get(offerId);
    const { decision = null } = before ?? {};
    const now = proposal ? standingOf(proposal, { decision }) : before;
    if (now) known.set(offerId, { ...now, state, rank });
  }
  return [...known.values()].sort((a, b) => (a.offerId < b.offerId ? -1 : 1));
}
