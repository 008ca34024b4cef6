import { beforeEach, describe, expect, test } from "vitest";
import { loadHome } from "#app/pages/home/load-home.server.ts";
import { decideAddOn } from "#app/pages/offers/decide-add-on.server.ts";
import { loadOffers } from "#app/pages/offers/load-offers.server.ts";
import { parseAsked, toAddress } from "#app/pages/offers/offers.ts";
import { db } from "#app/runtime/database.server.ts";
import { getSettings } from "#app/shops/settings-store.server.ts";
import { anOffer, aProduct } from "#test/pages/offers/an-offer-row.ts";
import { aTry, minutesAgo, now, queuedJobs } from "#test/pages/records.ts";
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
const all = { show: "all" as const, page: 1 };
const idsOf = async (asked: Parameters<typeof loadOffers>[2], shelf: "bundles" | "upgrades" = "bundles") =>
  (await loadOffers(SHOP, shelf, asked, now)).offers.map(({ offerId }) => offerId);

describe("loadOffers", () => {
  test("a shop whose orders were not searched has nothing to show, and says so", async () => {
    const shelf = await loadOffers(SHOP, "bundles", all, now);
    expect(shelf).toMatchObject({ offers: [], hasMore: false, howGood: null, addOns: [], currency: "GBP" });
    expect(shelf.search).toEqual({ isRunning: false, ranAt: null, orders: 0, baskets: 0 });
    await aTry({ shop: OTHER, kind: "affinities.mine", outcome: "running", startedAt: minutesAgo(1) });
    expect((await loadOffers(SHOP, "bundles", all, now)).search.isRunning).toBe(false);
    await aTry({ shop: SHOP, kind: "affinities.mine", outcome: "running", startedAt: minutesAgo(1) });
    expect((await loadOffers(SHOP, "bundles", all, now)).search.isRunning).toBe(true);
  });

  test("the pinned come first, then those that earn most; each shelf holds its own kinds, each shop its own offers", async () => {
    const low = await anOffer(SHOP, aProposal([1n, 2n], 100), { decision: "pinned" });
    const high = await anOffer(SHOP, aProposal([1n, 3n], 900));
    const tier = await anOffer(SHOP, aProposal([1n, 4n], 500, { kind: "tier" }), { state: "proposed" });
    const upgrade = await anOffer(SHOP, aProposal([1n, 5n], 700, { kind: "upgrade" }));
    await anOffer(OTHER, aProposal([1n, 6n], 9000));
    expect(await idsOf(all)).toEqual([low, high, tier]);
    expect(await idsOf(all, "upgrades")).toEqual([upgrade]);
  });

  test("a line has its products' titles and images, its saving, and what it is expected to earn", async () => {
    await aProduct(SHOP, 1n, { title: "Mug" });
    await aProduct(OTHER, 2n, { title: "Not ours" });
    await anOffer(SHOP, aProposal([1n, 2n], 900));
    const [line] = (await loadOffers(SHOP, "bundles", all, now)).offers;
    expect(line).toMatchObject({
      faces: [
        { productId: "1", title: "Mug", imageUrl: "https://cdn.example/1.jpg" },
        { productId: "2", title: "A product that was deleted", imageUrl: null },
      ],
      ...{ savings: [5], earning: { minor: 900, isProfit: true }, standing: "shown", sentence: "42 of 310." },
    });
  });

  test("each choice lists the offers that stand so, and counts them", async () => {
    const shown = await anOffer(SHOP, aProposal([1n, 2n], 900));
    const proposed = await anOffer(SHOP, aProposal([1n, 3n], 800), { state: "proposed" });
    const paused = await anOffer(SHOP, aProposal([1n, 4n], 700), { state: "proposed", decision: "paused" });
    const down = await anOffer(SHOP, aProposal([1n, 5n], 600), { state: "retired", decision: "dismissed" });
    const kept = await anOffer(SHOP, aProposal([1n, 6n], 500), { state: "retired", decision: "accepted" });
    await anOffer(SHOP, aProposal([1n, 7n], 400), { state: "retired" });
    expect(await idsOf(all)).toEqual([shown, proposed, paused, kept]);
    expect(await idsOf({ show: "shown", page: 1 })).toEqual([shown]);
    expect(await idsOf({ show: "proposed", page: 1 })).toEqual([proposed]);
    expect(await idsOf({ show: "paused", page: 1 })).toEqual([paused]);
    expect(await idsOf({ show: "turnedDown", page: 1 })).toEqual([down]);
    const { counts } = await loadOffers(SHOP, "bundles", all, now);
    expect(counts).toEqual({ all: 4, shown: 1, proposed: 1, paused: 1, turnedDown: 1 });
    const { found } = await loadHome(SHOP, now);
    expect(found).toEqual({ bundles: { shown: 1, proposed: 1 }, upgrades: { shown: 0, proposed: 0 } });
  });

  test("a long list comes in pages that leave nothing out", async () => {
    for (let n = 0; n < 23; n += 1) await anOffer(SHOP, aProposal([1n, BigInt(n + 2)], 900 - n));
    const first = await loadOffers(SHOP, "bundles", all, now);
    const second = await loadOffers(SHOP, "bundles", { show: "all", page: 2 }, now);
    expect([first.hasMore, second.hasMore]).toEqual([true, false]);
    expect(new Set([...first.offers, ...second.offers].map(({ offerId }) => offerId)).size).toBe(23);
  });
});

describe("add-ons", () => {
  const mined = (shop: string, productId: bigint) =>
    db().mining.create({
      data: {
        ...{ shop, ranAt: now, pairsCounted: 1, pairsTested: 1, pairsTied: 1, refused: {}, scoring: {} },
        ...{ census: { orders: 50, baskets: 40, leftOut: {} }, quality: { enough: false, n: 12 } },
        addOns: [{ productId: String(productId), share: 0.2, meanPriceMinor: 300 }],
      },
    });

  test("are proposed until the merchant decides; then the orders are searched anew", async () => {
    await aProduct(SHOP, 9n, { title: "Gift wrap" });
    await mined(SHOP, 9n);
    await mined(OTHER, 9n);
    const before = await loadOffers(SHOP, "bundles", all, now);
    expect(before.addOns).toMatchObject([{ face: { title: "Gift wrap" }, share: 0.2, meanPriceMinor: 300 }]);
    expect(before.howGood).toEqual({ enough: false, n: 12 });
    await decideAddOn(SHOP, { productId: 9n, isExcluded: true });
    expect((await loadOffers(SHOP, "bundles", all, now)).addOns).toEqual([]);
    expect((await loadOffers(OTHER, "bundles", all, now)).addOns).toHaveLength(1);
    expect(await queuedJobs()).toEqual([{ name: "affinities.mine", data: { shop: SHOP } }]);
    expect(await getSettings(db(), SHOP, "baskets")).toEqual({ excludedProducts: ["9"], keptAddOns: [] });
    await decideAddOn(SHOP, { productId: 9n, isExcluded: false });
    expect(await getSettings(db(), SHOP, "baskets")).toEqual({ excludedProducts: [], keptAddOns: ["9"] });
    expect(await getSettings(db(), OTHER, "baskets")).toEqual({});
  });
});

test("an address says what is listed, and anything strange lists all", () => {
  expect(parseAsked(new URLSearchParams("show=paused&page=3"))).toEqual({ show: "paused", page: 3 });
  expect(parseAsked(new URLSearchParams("show=drop%20table&page=-1"))).toEqual(all);
  expect(toAddress("bundles", { show: "paused", page: 3 })).toBe("/app/bundles?show=paused&page=3");
  expect(toAddress("upgrades", all)).toBe("/app/upgrades");
});
