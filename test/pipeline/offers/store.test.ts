import { beforeEach, describe, expect, test } from "vitest";
import { saveDecision } from "#app/pipeline/offers/decision-store.server.ts";
import { forgetShop } from "#app/pipeline/offers/forget-offers.server.ts";
import type { Proposal } from "#app/pipeline/offers/offer.ts";
import { makeVersionId, type Terms } from "#app/pipeline/offers/offer-id.ts";
import { DEFAULT_RULES } from "#app/pipeline/offers/rules.ts";
import { excludeProduct, getRules, saveRules } from "#app/pipeline/offers/rules-store.server.ts";
import {
  changeOffer,
  countOffers,
  getOffer,
  getVersion,
  listOffers,
  listStanding,
  type OfferRow,
  saveOffers,
  saveVersions,
} from "#app/pipeline/offers/store.server.ts";
import { memberIdsOf } from "#app/pipeline/offers/stored-offer.ts";
import { db } from "#app/runtime/database.server.ts";
import { getSettings, saveSettings } from "#app/shops/settings-store.server.ts";
import { aProposal, setOf } from "#test/pipeline/offers/an-offer.ts";
import { aShop } from "#test/pipeline/orders/file/a-file.ts";
import { emptyDatabase, withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();
beforeEach(emptyDatabase);

const SHOP = "a.myshopify.com";
const OTHER = "b.myshopify.com";
const now = new Date("2026-05-02T10:00:00Z");
const later = new Date("2026-05-03T10:00:00Z");
const large = 2n ** 60n;

/** Stores a proposal as a run does. */
async function save(shop: string, proposal: Proposal, given: Partial<OfferRow> = {}, at = now): Promise<OfferRow> {
  const terms: Terms = { levels: proposal.levels, fromDay: null, untilDay: null, audience: null, words: null };
  const { offerId, kind, origin, evidence, merit, sentence, upgrade } = proposal;
  const memberIds = memberIdsOf(proposal.levels);
  const versionId = makeVersionId(offerId, kind, terms);
  const row: OfferRow = {
    ...{ offerId, kind, origin, evidence, merit, sentence, upgrade, versionId, memberIds, rank: 1, state: "live" },
    anchorId: memberIds[0] ?? 0n,
    ...given,
  };
  await saveVersions(db(), shop, [{ versionId, offerId, terms }], at);
  await saveOffers(db(), shop, [row], at);
  return row;
}

const bundle = aProposal([1n, large], 900);
const upgrade = aProposal([1n, 2n], 500, { kind: "upgrade" });

describe("saveOffers", () => {
  test("an offer reads back as it was written, with what it promises", async () => {
    const row = await save(SHOP, bundle);
    expect(await getOffer(db(), SHOP, bundle.offerId)).toEqual({
      ...row,
      ...{ decision: null, decisionReason: null, decidedAt: null, isSettled: false, firstSeenAt: now, minedAt: now },
      ...{ levels: bundle.levels, fromDay: null, untilDay: null, audience: null, words: null },
    });
    const facts = [{ source: "option" as const, key: "Size", label: "Size", from: "1 l", to: "2 l" }];
    const told = { signals: ["alike" as const, "moved-up" as const], facts };
    await save(SHOP, upgrade, { upgrade: told, evidence: null });
    expect(await getOffer(db(), SHOP, upgrade.offerId)).toMatchObject({ upgrade: told, evidence: null });
  });

  test("a later run leaves the merchant's word and the first day alone", async () => {
    await save(SHOP, bundle);
    await changeOffer(db(), SHOP, bundle.offerId, { decision: "pinned", decisionReason: "sells", decidedAt: now });
    await save(SHOP, { ...bundle, sentence: "43 of 311." }, { rank: 2 }, later);
    expect(await getOffer(db(), SHOP, bundle.offerId)).toMatchObject({
      ...{ decision: "pinned", decisionReason: "sells", decidedAt: now, firstSeenAt: now },
      ...{ minedAt: later, sentence: "43 of 311.", rank: 2, isSettled: true },
    });
  });

  test("a set seen from another of its products is the same offer, its levels in the order of its members", async () => {
    await save(SHOP, bundle);
    const turned = aProposal([large, 1n], 900);
    expect(turned.offerId).toBe(bundle.offerId);
    await save(SHOP, turned, {}, later);
    const stored = await getOffer(db(), SHOP, bundle.offerId);
    expect(stored).toMatchObject({ anchorId: large, memberIds: [large, 1n] });
    expect(stored?.levels[0]?.members).toEqual(setOf(large, 1n));
    expect(await db().offerVersion.count()).toBe(1);
  });

  test("another saving is another version, and the earlier promise stays known", async () => {
    const before = await save(SHOP, bundle);
    const after = await save(SHOP, aProposal([1n, large], 900, { saving: 8 }), {}, later);
    expect(await getVersion(db(), SHOP, before.versionId)).toEqual({ offerId: bundle.offerId, levels: bundle.levels });
    expect((await getOffer(db(), SHOP, bundle.offerId))?.versionId).toBe(after.versionId);
    expect(await getVersion(db(), SHOP, "unknown")).toBeNull();
  });
});

describe("listOffers", () => {
  test("the pinned come first, then by what they are expected to earn", async () => {
    const [good, fair, poor] = [aProposal([1n, 2n], 900), aProposal([1n, 3n], 100), aProposal([1n, 4n], 20)];
    for (const one of [poor, good, fair]) await save(SHOP, one);
    await changeOffer(db(), SHOP, poor.offerId, { decision: "pinned" });
    const ids = (await listOffers(db(), SHOP)).map((one) => one.offerId);
    expect(ids).toEqual([poor.offerId, good.offerId, fair.offerId]);
    expect(await listOffers(db(), SHOP, { limit: 2 })).toHaveLength(2);
  });

  test("asks by kind, state and product", async () => {
    await save(SHOP, bundle);
    await save(SHOP, upgrade, { state: "proposed" });
    const idsOf = async (query: Parameters<typeof listOffers>[2]) =>
      (await listOffers(db(), SHOP, query)).map((one) => one.offerId);
    expect(await idsOf({ kinds: ["bundle", "tier"] })).toEqual([bundle.offerId]);
    expect(await idsOf({ states: ["proposed"] })).toEqual([upgrade.offerId]);
    expect(await idsOf({ states: ["live"], kinds: ["upgrade"] })).toEqual([]);
    expect(await idsOf({ anchorId: 2n })).toEqual([]);
    expect(await countOffers(db(), SHOP)).toEqual(
      expect.arrayContaining([
        { kind: "bundle", state: "live", count: 1 },
        { kind: "upgrade", state: "proposed", count: 1 },
      ]),
    );
  });
});

describe("listStanding", () => {
  test("what was retired is only remembered where the merchant said something of it", async () => {
    const [plain, dismissed, edited] = [bundle, aProposal([1n, 3n], 9), aProposal([1n, 4n], 9)];
    for (const one of [plain, dismissed, edited]) await save(SHOP, one, { state: "retired", rank: null });
    await changeOffer(db(), SHOP, dismissed.offerId, { decision: "dismissed" });
    const edit = { offerId: edited.offerId, verb: "edit" as const, reason: null, decidedAt: now };
    await saveDecision(db(), SHOP, edit);
    await saveDecision(db(), SHOP, { ...edit, decidedAt: later });
    const standing = new Map((await listStanding(db(), SHOP)).map((one) => [one.offerId, one.isSettled]));
    expect(standing).toEqual(
      new Map([
        [dismissed.offerId, false],
        [edited.offerId, true],
      ]),
    );
  });
});

describe("two shops with the same offers", () => {
  test("neither sees, changes or forgets the other's", async () => {
    for (const shop of [SHOP, OTHER]) {
      await save(shop, bundle);
      await saveRules(db(), shop, { savingForTwo: 7 });
      await saveDecision(db(), shop, { offerId: bundle.offerId, verb: "edit", reason: null, decidedAt: now });
    }
    await changeOffer(db(), SHOP, bundle.offerId, { decision: "dismissed", state: "retired" });
    expect(await getOffer(db(), OTHER, bundle.offerId)).toMatchObject({ decision: null, state: "live" });
    await save(SHOP, aProposal([1n, large], 1, { saving: 9 }), {}, later);
    expect(await getOffer(db(), OTHER, bundle.offerId)).toMatchObject({ levels: bundle.levels, minedAt: now });
    await saveRules(db(), SHOP, { savingForTwo: 1 });
    expect((await getRules(db(), OTHER)).savingForTwo).toBe(7);
    await forgetShop(db(), SHOP);
    expect(await listStanding(db(), SHOP)).toEqual([]);
    expect(await listStanding(db(), OTHER)).toHaveLength(1);
    expect(await db().offerDecision.count()).toBe(1);
    expect(await db().offerVersion.count({ where: { shop: SHOP } })).toBe(0);
  });
});

describe("the merchant's rules", () => {
  test("are all by default until something is settled, and then only that is stored", async () => {
    expect(await getRules(db(), SHOP)).toEqual(DEFAULT_RULES);
    expect(await saveRules(db(), SHOP, { savingForTwo: 7.5 })).toEqual({ ...DEFAULT_RULES, savingForTwo: 7.5 });
    expect(await getSettings(db(), SHOP, "offers")).toEqual({ savingForTwo: 7.5 });
    await saveRules(db(), SHOP, { maxOffers: 50 });
    expect(await getRules(db(), SHOP)).toMatchObject({ savingForTwo: 7.5, maxOffers: 50 });
  });

  test("a value out of bounds is refused and changes nothing", async () => {
    await expect(saveRules(db(), SHOP, { savingForTwo: 51 })).rejects.toThrow();
    expect(await getRules(db(), SHOP)).toEqual(DEFAULT_RULES);
  });

  test("a product is excluded, and let in again", async () => {
    await excludeProduct(db(), SHOP, large, { isExcluded: true });
    await excludeProduct(db(), SHOP, 7n, { isExcluded: true });
    await excludeProduct(db(), SHOP, large, { isExcluded: true });
    expect((await getRules(db(), SHOP)).excludedProducts).toEqual([7n, large]);
    await excludeProduct(db(), SHOP, large, { isExcluded: false });
    expect((await getRules(db(), SHOP)).excludedProducts).toEqual([7n]);
  });

  test("two that exclude at once don't lose each other's product", async () => {
    await aShop({ shop: SHOP });
    const exclude = (productId: bigint) =>
      db().$transaction((tx) => excludeProduct(tx, SHOP, productId, { isExcluded: true }));
    await Promise.all([1n, 2n, 3n, 4n].map(exclude));
    expect((await getRules(db(), SHOP)).excludedProducts.toSorted()).toEqual([1n, 2n, 3n, 4n]);
  });

  test("settings of other parts stay, whoever saves at the same time", async () => {
    await Promise.all([
      saveSettings(db(), SHOP, "baskets", { leaveOut: ["pos"] }),
      saveRules(db(), SHOP, { savingForTwo: 1 }),
      saveRules(db(), SHOP, { savingForMore: 2 }),
    ]);
    expect(await getSettings(db(), SHOP, "baskets")).toEqual({ leaveOut: ["pos"] });
    expect(await getRules(db(), SHOP)).toMatchObject({ savingForTwo: 1, savingForMore: 2 });
  });
});
