import { beforeEach, describe, expect, test } from "vitest";
import { refreshProductsJob } from "#app/pipeline/catalog/jobs.ts";
import { type Asked, decideOffer } from "#app/pipeline/offers/decide-offer.server.ts";
import { listDecisions } from "#app/pipeline/offers/decision-store.server.ts";
import { guardProducts } from "#app/pipeline/offers/guard-offers.ts";
import { composeOffersJob } from "#app/pipeline/offers/jobs.ts";
import type { Proposal } from "#app/pipeline/offers/offer.ts";
import { DEFAULT_RULES } from "#app/pipeline/offers/rules.ts";
import { settleRun } from "#app/pipeline/offers/settle-run.server.ts";
import { getOffer } from "#app/pipeline/offers/store.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { aListing, aProposal } from "#test/pipeline/offers/an-offer.ts";
import { aShop } from "#test/pipeline/orders/file/a-file.ts";
import { emptyDatabase, withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();
beforeEach(emptyDatabase);

const SHOP = "a.myshopify.com";
const OTHER = "b.myshopify.com";
const start = Date.parse("2026-05-02T10:00:00Z");
const at = (minutes: number) => new Date(start + minutes * 60_000);

const rules = DEFAULT_RULES;
const guarded = guardProducts(
  [1n, 2n, 3n, 4n].map((productId) => aListing({ productId, publishedAt: at(-1) })),
  { rules, now: at(0) },
);

/** A run that finds these. */
async function run(shop: string, proposals: Proposal[], minutes = 0) {
  return db().$transaction((tx) =>
    settleRun(tx, shop, { proposals, rejected: {} }, { rules, guarded, now: at(minutes) }),
  );
}

async function decide(asked: Asked, { shop = SHOP, minutes = 1 } = {}) {
  return decideOffer(shop, asked, { now: at(minutes), next: [refreshProductsJob] });
}

const good = aProposal([1n, 2n], 900);
const fair = aProposal([1n, 3n], 500);
const tier = aProposal([1n, 2n], 300, { kind: "tier", saving: 5 });
const stateOf = async (proposal: Proposal, shop = SHOP) => (await getOffer(db(), shop, proposal.offerId))?.state;

beforeEach(async () => {
  for (const shop of [SHOP, OTHER]) {
    await aShop({ shop });
    await run(shop, [good, fair, tier]);
  }
});

describe("decideOffer", () => {
  test("an accepted offer is shown at once and after every later run, found or not", async () => {
    expect(await stateOf(fair)).toBe("proposed");
    const { offerId } = fair;
    expect(await decide({ offerId, verb: "accept" })).toMatchObject({ ok: true, offer: { state: "live" } });
    await run(SHOP, [good, fair, tier], 2);
    expect(await stateOf(fair)).toBe("live");
    await run(SHOP, [good], 3);
    expect(await stateOf(fair)).toBe("live");
    expect(await stateOf(fair, OTHER)).toBe("proposed");
  });

  test("a paused offer is hidden until it is resumed, and then is what it was before", async () => {
    const { offerId } = good;
    await decide({ offerId, verb: "pin" });
    await decide({ offerId, verb: "pause" }, { minutes: 2 });
    expect(await stateOf(good)).toBe("proposed");
    await run(SHOP, [good, fair], 3);
    expect(await stateOf(good)).toBe("proposed");
    await decide({ offerId, verb: "resume" }, { minutes: 4 });
    expect(await getOffer(db(), SHOP, offerId)).toMatchObject({ decision: "pinned", state: "live" });
  });

  test.each(["exclude", "dismiss"] as const)("%s: an offer is hidden at once and not proposed again", async (verb) => {
    const { offerId } = good;
    await decide({ offerId, verb, reason: "  They don't match. " });
    expect(await getOffer(db(), SHOP, offerId)).toMatchObject({
      state: "retired",
      decisionReason: "They don't match.",
    });
    await run(SHOP, [{ ...good, sentence: "new" }, fair], 2);
    expect(await getOffer(db(), SHOP, offerId)).toMatchObject({ state: "retired", sentence: good.sentence });
    expect(await stateOf(fair)).toBe("live");
    await decide({ offerId, verb: "resume" }, { minutes: 3 });
    await run(SHOP, [good, fair], 4);
    expect(await getOffer(db(), SHOP, offerId)).toMatchObject({ decision: null, rank: expect.any(Number) });
  });

  test("a dismissal says why", async () => {
    expect(await decide({ offerId: good.offerId, verb: "dismiss", reason: " " })).toEqual({
      ok: false,
      problem: "noReason",
    });
    expect(await stateOf(good)).toBe("live");
    expect(await listDecisions(db(), SHOP, good.offerId)).toEqual([]);
  });

  test("a word that means nothing to the offer is refused", async () => {
    expect(await decide({ offerId: good.offerId, verb: "resume" })).toEqual({ ok: false, problem: "notNow" });
    expect(await decide({ offerId: fair.offerId, verb: "pause" })).toEqual({ ok: false, problem: "notNow" });
    expect(await decide({ offerId: "unknown", verb: "accept" })).toEqual({ ok: false, problem: "unknown" });
  });

  test("an offer that was retired is not shown by a word alone: the next run asks the guards", async () => {
    await run(SHOP, [good], 1);
    expect(await stateOf(fair)).toBe("retired");
    await decide({ offerId: fair.offerId, verb: "accept" }, { minutes: 2 });
    expect(await stateOf(fair)).toBe("retired");
    await run(SHOP, [good], 3);
    expect(await stateOf(fair)).toBe("live");
  });

  test("an edited saving is a new version that later runs keep, and the earlier one stays known", async () => {
    const before = await getOffer(db(), SHOP, good.offerId);
    const decided = await decide({ offerId: good.offerId, verb: "edit", savings: [12.5] });
    expect(decided).toMatchObject({ ok: true, offer: { isSettled: true, levels: [{ savingPercent: 12.5 }] } });
    const edited = await getOffer(db(), SHOP, good.offerId);
    expect(edited?.versionId).not.toBe(before?.versionId);
    await run(SHOP, [good, fair], 2);
    expect(await getOffer(db(), SHOP, good.offerId)).toMatchObject({
      versionId: edited?.versionId,
      levels: [{ savingPercent: 12.5 }],
    });
    expect(await db().offerVersion.count({ where: { shop: SHOP, offerId: good.offerId } })).toBe(2);
    expect(await getOffer(db(), OTHER, good.offerId)).toMatchObject({ versionId: before?.versionId });
  });

  test("an edit keeps what is shown where it is, though others would earn more, and shows nothing that was not", async () => {
    await decide({ offerId: good.offerId, verb: "edit", savings: [30] });
    await decide({ offerId: fair.offerId, verb: "edit", savings: [30] });
    const poorer = { ...good, merit: { ...good.merit, expectedProfitMinor: -100 } };
    await run(SHOP, [poorer, fair], 2);
    expect(await getOffer(db(), SHOP, good.offerId)).toMatchObject({ state: "live", decision: "accepted" });
    expect(await getOffer(db(), SHOP, fair.offerId)).toMatchObject({ state: "proposed", decision: null });
    await run(SHOP, [fair], 3);
    expect(await getOffer(db(), SHOP, good.offerId)).toMatchObject({ state: "live", levels: [{ savingPercent: 30 }] });
  });

  test.each([
    [[5, 10], "notOnePerLevel"],
    [[51], "outOfBounds"],
    [[-1], "outOfBounds"],
    [[5.25], "outOfBounds"],
  ] as const)("savings of %j are refused for a bundle: %s", async (savings, problem) => {
    expect(await decide({ offerId: good.offerId, verb: "edit", savings })).toEqual({ ok: false, problem });
  });

  test.each([
    [[0, 8], null],
    [[0, 0], null],
    [[5, 8], "notRising"],
    [[5, 5], "notRising"],
  ] as const)("savings of %j for a tier: %s", async (savings, problem) => {
    const decided = await decide({ offerId: tier.offerId, verb: "edit", savings });
    expect(decided.ok ? null : decided.problem).toBe(problem);
  });

  test("dates and words of the merchant's are new versions that later runs keep", async () => {
    const { offerId } = good;
    await decide({ offerId, verb: "dates", fromDay: null, untilDay: "2026-05-31" });
    const dated = await getOffer(db(), SHOP, offerId);
    await decide({ offerId, verb: "words", title: "Tea for two", callToAction: "" }, { minutes: 2 });
    await run(SHOP, [fair], 3);
    const said = await getOffer(db(), SHOP, offerId);
    expect(said).toMatchObject({ untilDay: "2026-05-31", words: { title: "Tea for two" }, state: "live" });
    expect(new Set([good.offerId, dated?.versionId, said?.versionId]).size).toBe(3);
    await decide({ offerId, verb: "words", title: "", callToAction: "" }, { minutes: 4 });
    expect(await getOffer(db(), SHOP, offerId)).toMatchObject({ words: null, versionId: dated?.versionId });
    expect((await listDecisions(db(), SHOP, offerId)).map(({ verb }) => verb)).toEqual(["words", "words", "dates"]);
    expect(await getOffer(db(), OTHER, offerId)).toMatchObject({ untilDay: null, words: null });
  });

  test.each([
    [{ fromDay: "2026-05-02", untilDay: "2026-05-03" }, null],
    [{ fromDay: "2026-05-02", untilDay: "2026-05-02" }, "endsBeforeStart"],
    [{ fromDay: "2026-05-10", untilDay: "2026-05-09" }, "endsBeforeStart"],
    [{ fromDay: null, untilDay: "2026-05-01" }, "isPast"],
    [{ fromDay: "2026-05-01", untilDay: null }, "isPast"],
    [{ fromDay: null, untilDay: "2026-02-30" }, "noSuchDay"],
    [{ fromDay: "tomorrow", untilDay: null }, "noSuchDay"],
  ])("days of %j: %s", async (days, problem) => {
    const decided = await decide({ offerId: good.offerId, verb: "dates", ...days });
    expect(decided.ok ? null : decided.problem).toBe(problem);
  });

  test.each([
    [{ title: "", callToAction: "Buy" }, "noTitle"],
    [{ title: "x".repeat(81), callToAction: "" }, "tooLong"],
    [{ title: "Fine", callToAction: "y".repeat(41) }, "tooLong"],
  ])("words of %j: %s", async (words, problem) => {
    expect(await decide({ offerId: good.offerId, verb: "words", ...words })).toEqual({ ok: false, problem });
  });

  test("everything said is logged, newest first, each shop's own", async () => {
    const { offerId } = good;
    await decide({ offerId, verb: "accept" }, { minutes: 1 });
    await decide({ offerId, verb: "dismiss", reason: "no" }, { minutes: 2 });
    expect(await listDecisions(db(), SHOP, offerId)).toEqual([
      { offerId, verb: "dismiss", reason: "no", decidedAt: at(2) },
      { offerId, verb: "accept", reason: null, decidedAt: at(1) },
    ]);
    expect(await listDecisions(db(), OTHER, offerId)).toEqual([]);
  });

  test("publishing follows at once, and one run for all that is decided in a while", async () => {
    for (const minutes of [1, 2]) await decide({ offerId: good.offerId, verb: "accept" }, { minutes });
    const jobs = await db().$queryRaw<{ name: string; n: number }[]>`
      select name, count(*)::int as n from pgboss.job where data ->> 'shop' = ${SHOP} group by name order by name`;
    expect(jobs).toEqual([
      { name: refreshProductsJob.kind, n: 1 },
      { name: composeOffersJob.kind, n: 1 },
    ]);
  });
});
