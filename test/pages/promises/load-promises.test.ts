import { beforeEach, describe, expect, test } from "vitest";
import { loadPromises } from "#app/pages/promises/load-promises.server.ts";
import { PROMISES_A_PAGE } from "#app/pages/promises/promises.ts";
import { saveCampaign } from "#app/pipeline/offers/save-campaign.server.ts";
import { saveWholeOrders } from "#app/pipeline/orders/save-orders.server.ts";
import { type ComparedPromise, savePromises } from "#app/pipeline/results/store.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { anOffer, aProduct } from "#test/pages/offers/an-offer-row.ts";
import { minutesAgo, now } from "#test/pages/records.ts";
import { aProposal } from "#test/pipeline/offers/an-offer.ts";
import { aShop } from "#test/pipeline/orders/file/a-file.ts";
import { anOrder } from "#test/support/an-order.ts";
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

/** Notes what came of a promise in an order of a shop, `minutes` ago. */
async function aPromise(orderId: bigint, minutes: number, given: Partial<ComparedPromise> = {}, of = SHOP) {
  const promise: ComparedPromise = {
    ...{ orderId, versionId: "v1", offerId: "o1", currency: "GBP", orderedAt: minutesAgo(minutes), sets: 1 },
    ...{ verdict: "kept", reason: null, cause: null, promisedMinor: 1900, chargedMinor: 1900 },
    ...given,
  };
  const order = anOrder({ orderId, name: `#${orderId} of ${of}` });
  await db().$transaction((tx) => saveWholeOrders(tx, of, [{ order, lines: [] }], { source: "api", now }));
  await savePromises(db(), of, [orderId], [promise]);
}

describe("loadPromises", () => {
  test("a shop that sold nothing from an offer has nothing to list", async () => {
    await aPromise(1n, 5, {}, OTHER);
    expect(await loadPromises(SHOP, all, now)).toMatchObject({
      ...{ lines: [], hasMore: false, counts: { kept: 0, better: 0, broken: 0, "not-due": 0 } },
    });
  });

  test("a line names its order and its offer, the newest order first; the other shop's are not among them", async () => {
    await aProduct(SHOP, 1n, { title: "Mug" });
    await aProduct(SHOP, 2n, { title: "Saucer" });
    const offerId = await anOffer(SHOP, aProposal([1n, 2n], 900));
    await aPromise(1n, 60, { offerId });
    await aPromise(2n, 5, { verdict: "broken", reason: "code", cause: "HELLO", chargedMinor: 2000 });
    await aPromise(1n, 1, { offerId }, OTHER);
    const { lines, counts } = await loadPromises(SHOP, all, now);
    expect(lines).toMatchObject([
      {
        orderId: "2",
        orderName: `#2 of ${SHOP}`,
        offerName: "An offer that is no more",
        reason: "code",
        cause: "HELLO",
      },
      { orderId: "1", orderName: `#1 of ${SHOP}`, offerName: "Mug + Saucer", verdict: "kept", promisedMinor: 1900 },
    ]);
    expect(counts).toEqual({ kept: 1, better: 0, broken: 1, "not-due": 0 });
  });

  test("a campaign is called what the merchant called it, and its line leads to it", async () => {
    const choice = { choose: 2, savingPercent: 10, productIds: [1n, 2n, 3n], fromDay: null, untilDay: null };
    const terms = { title: "Any two mugs", text: "", ...choice };
    const saved = await saveCampaign(SHOP, { offerId: null, terms }, { now, next: [] });
    const offerId = saved.ok ? saved.offerId : "none";
    await aPromise(1n, 5, { offerId });
    const { lines } = await loadPromises(SHOP, all, now);
    expect(lines).toMatchObject([{ offerName: "Any two mugs", offerUrl: `/app/campaigns/${offerId}` }]);
  });

  test("can be narrowed to those charged too much, and turned page by page", async () => {
    for (let id = 1n; id <= BigInt(PROMISES_A_PAGE + 1); id += 1n) {
      await aPromise(id, 100 - Number(id), { verdict: "broken", reason: "unknown", chargedMinor: 2000 });
    }
    await aPromise(99n, 1);
    const first = await loadPromises(SHOP, { show: "broken", page: 1 }, now);
    expect(first).toMatchObject({ hasMore: true, lines: { length: PROMISES_A_PAGE } });
    const second = await loadPromises(SHOP, { show: "broken", page: 2 }, now);
    expect(second).toMatchObject({ hasMore: false, lines: [{ orderId: "1" }] });
    expect((await loadPromises(SHOP, { show: "kept", page: 1 }, now)).lines).toMatchObject([{ orderId: "99" }]);
  });
});
