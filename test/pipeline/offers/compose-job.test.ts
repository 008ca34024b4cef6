import { beforeEach, describe, expect, test } from "vitest";
import { mineShop } from "#app/pipeline/affinities/mine.job.server.ts";
import { saveWholeProducts } from "#app/pipeline/catalog/save-products.server.ts";
import { composeOffersOfShop } from "#app/pipeline/offers/compose.job.server.ts";
import { decideOffer } from "#app/pipeline/offers/decide-offer.server.ts";
import { getRun } from "#app/pipeline/offers/decision-store.server.ts";
import { excludeProduct, saveRules } from "#app/pipeline/offers/rules-store.server.ts";
import { listOffers } from "#app/pipeline/offers/store.server.ts";
import { saveWholeOrders } from "#app/pipeline/orders/save-orders.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { aShop } from "#test/pipeline/orders/file/a-file.ts";
import { anApiOrder } from "#test/pipeline/orders/file/an-api-order.ts";
import { anApiProduct } from "#test/pipeline/orders/file/an-api-product.ts";
import { emptyDatabase, withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();
beforeEach(emptyDatabase);

const SHOP = "a.myshopify.com";
const now = new Date("2026-03-01T10:00:00Z");
const later = new Date("2026-03-01T10:00:03Z");
const context = { now, clock: () => later, signal: new AbortController().signal, isLastTry: false };
const compose = (shop = SHOP) => composeOffersOfShop({ shop }, context);

/** Products 1 to 4; 1 and 2 are in 30 of 150 orders together, all else is bought alone. */
async function fillShop(shop = SHOP, { costMinor = 400 } = {}): Promise<void> {
  await aShop({ shop });
  const products = [1n, 2n, 3n, 4n].map((productId) =>
    anApiProduct({
      productId,
      costMinor,
      variantId: productId * 10n,
      title: `Product ${productId}`,
      handle: `product-${productId}`,
    }),
  );
  const sold = Array.from({ length: 150 }, (_, at) => (at < 30 ? [1n, 2n] : [BigInt((at % 4) + 1)]));
  const orders = sold.map((productIds, at) => {
    const order = anApiOrder({ orderId: BigInt(at + 1), customerId: BigInt(at + 1) });
    const [line] = order.lines;
    if (!line) throw new Error("no line");
    return {
      ...order,
      lines: productIds.map((productId) => ({ ...line, lineId: line.lineId + productId, productId })),
    };
  });
  await db().$transaction(async (tx) => {
    await saveWholeProducts(
      tx,
      shop,
      products.map((one) => ({ ...one, product: { ...one.product, publishedAt: new Date("2026-01-01T00:00:00Z") } })),
      { source: "api", now },
    );
    await saveWholeOrders(tx, shop, orders, { source: "api", now });
  });
  await mineShop({ shop }, context);
}

describe("composeOffersOfShop", () => {
  test("orders become offers, each with its counts, its version and its state", async () => {
    await fillShop();
    expect(await compose()).toEqual({ unchanged: false, summary: "1 offer, 1 of them shown, in 3.0 s" });
    const [offer, ...others] = await listOffers(db(), SHOP);
    expect(others).toEqual([]);
    expect(offer).toMatchObject({
      ...{ kind: "bundle", state: "live", rank: 1, decision: null, firstSeenAt: now, minedAt: now },
      sentence: expect.stringMatching(/^30 of the 60 orders with “Product \d” also had “Product \d”, /),
      evidence: { together: 30, each: [60, 60], baskets: 150, customers: 30 },
    });
    expect(await db().offerVersion.findMany({ select: { versionId: true, offerId: true } })).toEqual([
      { versionId: offer?.versionId, offerId: offer?.offerId },
    ]);
    expect(await db().stageRun.findFirst({ where: { stage: "offers" } })).toMatchObject({
      ...{ startedAt: now, finishedAt: later },
      counts: { offers: 1, live: 1, bundles: 1, tiers: 0, quantityBreaks: 0, upgrades: 0 },
    });
    expect(await getRun(db(), SHOP)).toMatchObject({ ranAt: now });
  });

  test("a second run changes nothing, and nothing follows it", async () => {
    await fillShop();
    await compose();
    const before = await listOffers(db(), SHOP);
    expect(await compose()).toMatchObject({ unchanged: true });
    expect(await listOffers(db(), SHOP)).toEqual(before);
  });

  test("a product that is excluded takes its offers off the page, and the reason is counted", async () => {
    await fillShop();
    await compose();
    await excludeProduct(db(), SHOP, 2n, { isExcluded: true });
    expect(await compose()).toMatchObject({ unchanged: false });
    expect(await listOffers(db(), SHOP)).toMatchObject([{ state: "retired", rank: null }]);
    expect((await getRun(db(), SHOP))?.rejected.set).toEqual({ excluded: 1 });
    await excludeProduct(db(), SHOP, 2n, { isExcluded: false });
    await compose();
    expect(await listOffers(db(), SHOP)).toMatchObject([{ state: "live", rank: 1 }]);
  });

  test("a merchant who wants to decide is shown proposals, and what they accept stays", async () => {
    await fillShop();
    await saveRules(db(), SHOP, { publishAutomatically: false });
    expect(await compose()).toMatchObject({ unchanged: true });
    const [offer] = await listOffers(db(), SHOP);
    expect(offer?.state).toBe("proposed");
    await decideOffer(SHOP, { offerId: offer?.offerId ?? "", verb: "accept" }, { now: later, next: [] });
    expect(await compose()).toMatchObject({ unchanged: true });
    expect(await listOffers(db(), SHOP)).toMatchObject([{ state: "live", decision: "accepted" }]);
  });

  test.each([50, 1])(
    "an offer that is shown by itself stays shown at the saving that the merchant gives it, %d percent",
    async (saving) => {
      await fillShop(SHOP, { costMinor: 10 });
      await compose();
      const [offer] = await listOffers(db(), SHOP);
      expect(offer).toMatchObject({ state: "live", decision: null });
      await decideOffer(
        SHOP,
        { offerId: offer?.offerId ?? "", verb: "edit", savings: [saving] },
        { now: later, next: [] },
      );
      await compose();
      expect(await listOffers(db(), SHOP)).toMatchObject([{ state: "live", levels: [{ savingPercent: saving }] }]);
    },
  );

  test("a shop's run is its own, and one that has uninstalled gets none", async () => {
    await fillShop();
    await aShop({ shop: "b.myshopify.com" });
    expect(await compose("b.myshopify.com")).toMatchObject({ summary: "0 offers, 0 of them shown, in 3.0 s" });
    expect(await db().offer.count()).toBe(0);
    await db().shop.update({ where: { shop: SHOP }, data: { uninstalledAt: now } });
    expect(await compose()).toMatchObject({ unchanged: true });
    expect(await db().offer.count()).toBe(0);
  });
});
