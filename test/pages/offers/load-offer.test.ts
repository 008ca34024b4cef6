import { beforeEach, describe, expect, test } from "vitest";
import { decide, parseDecision } from "#app/pages/offers/decide.server.ts";
import { loadOffer } from "#app/pages/offers/load-offer.server.ts";
import { saveAnswers } from "#app/pipeline/orders/answer-store.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { anOffer, aProduct } from "#test/pages/offers/an-offer-row.ts";
import { now, queuedJobs } from "#test/pages/records.ts";
import { aProposal } from "#test/pipeline/offers/an-offer.ts";
import { aShop } from "#test/pipeline/orders/file/a-file.ts";
import { emptyDatabase, withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();
beforeEach(async () => {
  await emptyDatabase();
  await aShop({ shop: SHOP });
  await aShop({ shop: OTHER });
});

const SHOP = "a.myshopify.com";
const OTHER = "b.myshopify.com";
const bundle = aProposal([1n, 2n], 900);
const id = bundle.offerId;

describe("loadOffer", () => {
  test("has all counts, what is promised, and whose cost is unknown", async () => {
    await aProduct(SHOP, 1n, { title: "Mug", costMinor: 400n });
    await aProduct(SHOP, 2n, { title: "Saucer" });
    await anOffer(SHOP, bundle, { state: "proposed" });
    const details = await loadOffer(SHOP, id, now);
    expect(details).toMatchObject({
      ...{ standing: "proposed", currency: "GBP", evidence: { together: 42, each: [310, 200], customers: 42 } },
      levels: [{ savingPercent: 5, members: [{ productId: "1", quantity: 1 }, { productId: "2" }] }],
      margin: { unprotected: ["Saucer"], floorPercent: 20 },
      versions: [{ savings: [5], isNow: true }],
      words: ["accept", "pin", "exclude", "dismiss"],
    });
  });

  test("says which market holds a saving back", async () => {
    for (const productId of [1n, 2n]) await aProduct(SHOP, productId, { costMinor: 400n });
    const price = { ownMinor: 1000n, market: "Germany", readAt: now };
    await db().marketPrice.create({ data: { shop: SHOP, variantId: 1n, leastMinor: 520n, ...price } });
    await db().marketPrice.create({ data: { shop: OTHER, variantId: 2n, leastMinor: 520n, ...price } });
    await anOffer(SHOP, bundle);
    expect((await loadOffer(SHOP, id, now))?.margin.caps).toEqual([
      { productId: "1", capPercent: 3.5, lacksCost: false, market: "Germany" },
      { productId: "2", capPercent: 50, lacksCost: false, market: null },
    ]);
  });

  test("has what shoppers said of any of its versions, and of no other offer", async () => {
    await anOffer(SHOP, bundle);
    const versionId = (await loadOffer(SHOP, id, now))?.versions[0]?.versionId ?? "";
    await decide(SHOP, { offerId: id, verb: "edit", savings: [7.5] }, new Date(now.getTime() + 1000));
    const newer = (await loadOffer(SHOP, id, now))?.versions[0]?.versionId ?? "";
    const answer = { versionId, useful: true, said: "Just right", answeredAt: now };
    await saveAnswers(db(), SHOP, [
      { orderId: 1n, answer },
      { orderId: 2n, answer: { ...answer, versionId: newer, useful: false, said: null } },
      { orderId: 3n, answer: { ...answer, versionId: "made-up", said: "Not of this offer" } },
    ]);
    await saveAnswers(db(), OTHER, [{ orderId: 1n, answer: { ...answer, said: "Of another shop" } }]);
    expect((await loadOffer(SHOP, id, now))?.answers).toEqual({
      ...{ count: 2, useful: 1 },
      said: [{ text: "Just right", useful: true, at: now }],
    });
  });

  test("another shop's offer is none of this one's", async () => {
    await anOffer(OTHER, bundle);
    expect(await loadOffer(SHOP, id, now)).toBeNull();
  });
});

describe("decide", () => {
  test.each([
    ["accept", "shown"],
    ["pin", "shown"],
    ["exclude", "turnedDown"],
  ] as const)("%s makes a proposed offer %s, and is brought to the shop", async (verb, standing) => {
    await anOffer(SHOP, bundle, { state: "proposed" });
    await anOffer(OTHER, bundle, { state: "proposed" });
    expect(await decide(SHOP, { offerId: id, verb }, now)).toMatchObject({ isDone: true });
    expect(await loadOffer(SHOP, id, now)).toMatchObject({ standing, said: [{ verb }] });
    expect(await loadOffer(OTHER, id, now)).toMatchObject({ standing: "proposed", said: [] });
    expect((await queuedJobs()).map(({ name }) => name)).toEqual(["offers.compose", "publishing.sync"]);
  });

  test("a pause ends with its resume", async () => {
    await anOffer(SHOP, bundle);
    await decide(SHOP, { offerId: id, verb: "pause" }, now);
    expect(await loadOffer(SHOP, id, now)).toMatchObject({ standing: "paused" });
    await decide(SHOP, { offerId: id, verb: "resume" }, now);
    expect(await loadOffer(SHOP, id, now)).toMatchObject({ standing: "shown" });
  });

  test("a dismissal needs its reason, and keeps it", async () => {
    await anOffer(SHOP, bundle);
    const answer = await decide(SHOP, { offerId: id, verb: "dismiss", reason: "  " }, now);
    expect(answer).toEqual({ isDone: false, text: expect.stringContaining("say why") });
    await decide(SHOP, { offerId: id, verb: "dismiss", reason: "too alike" }, now);
    expect(await loadOffer(SHOP, id, now)).toMatchObject({ standing: "turnedDown", reason: "too alike" });
  });

  test("another saving is a new version; one out of bounds is none", async () => {
    await anOffer(SHOP, bundle);
    expect(await decide(SHOP, { offerId: id, verb: "edit", savings: [60] }, now)).toMatchObject({ isDone: false });
    const later = new Date(now.getTime() + 1000);
    expect(await decide(SHOP, { offerId: id, verb: "edit", savings: [7.5] }, later)).toMatchObject({ isDone: true });
    expect((await loadOffer(SHOP, id, now))?.versions).toMatchObject([
      { savings: [7.5], isNow: true },
      { savings: [5], isNow: false },
    ]);
  });

  test("other dates are a new version, which knows them", async () => {
    await anOffer(SHOP, bundle);
    const later = new Date(now.getTime() + 1000);
    const days = { fromDay: null, untilDay: "2099-12-24" };
    expect(await decide(SHOP, { offerId: id, verb: "dates", ...days }, later)).toMatchObject({ isDone: true });
    expect((await loadOffer(SHOP, id, now))?.versions).toMatchObject([
      { savings: [5], ...days, isNow: true },
      { savings: [5], untilDay: null, isNow: false },
    ]);
  });

  test("an offer that is gone is told in words", async () => {
    expect(await decide(SHOP, { offerId: "none", verb: "accept" }, now)).toEqual({
      isDone: false,
      text: "This offer does not exist any more.",
    });
  });
});

describe("parseDecision", () => {
  const parse = (pairs: [string, string][]) => {
    const form = new FormData();
    for (const [name, value] of pairs) form.append(name, value);
    return parseDecision("o", form);
  };
  test("reads words, reasons and the savings of all levels", () => {
    expect(parse([["verb", "pin"]])).toEqual({ offerId: "o", verb: "pin" });
    const savings: [string, string][] = [
      ["saving", "0"],
      ["saving", " 7.5 "],
    ];
    expect(parse([["verb", "edit"], ...savings])).toEqual({ offerId: "o", verb: "edit", savings: [0, 7.5] });
    expect(
      parse([
        ["verb", "edit"],
        ["saving", ""],
      ]),
    ).toBeNull();
    expect(parse([["verb", "steal"]])).toBeNull();
  });
});
