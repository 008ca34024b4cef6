import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { HOUR_MS } from "#app/kernel/clock.ts";
import { parseWholeProduct } from "#app/pipeline/catalog/parse-product.ts";
import { saveWholeProducts } from "#app/pipeline/catalog/save-products.server.ts";
import { saveRules } from "#app/pipeline/offers/rules-store.server.ts";
import * as markets from "#app/pipeline/publishing/market-store.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { readProducts } from "#app/shopify/read-products.server.ts";
import { aShopper } from "#test/local-store/cart/a-shopper.ts";
import type { WorldMarket } from "#test/local-store/world/types.ts";
import { PublishingShop } from "#test/pipeline/publishing/a-publishing-shop.ts";
import { aLevel, anOffer } from "#test/pipeline/publishing/an-offer.ts";
import { standLive } from "#test/pipeline/publishing/stand-live.ts";
import { withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();

let shop: PublishingShop;
const id = (at: number) => shop.ids[at] ?? 0n;
const world = () => shop.store.shop(shop.shop).world;

/** Products at 10.00 that cost 6.00: with a floor of 20 %, a quarter may be taken off. */
beforeAll(async () => {
  shop = await PublishingShop.open();
  for (const product of world().products.slice(0, 2)) {
    for (const variant of product.variants) {
      Object.assign(variant, { priceMinor: 1000, costMinor: 600, inventoryTracked: false });
    }
  }
  // As the install's job reads it.
  await db().shop.update({ where: { shop: shop.shop }, data: { currency: "GBP" } });
  await saveRules(db(), shop.shop, { marginFloorPercent: 20 });
  await catalogue();
  await shop.prepare();
});
afterAll(() => shop.close());

beforeEach(async () => {
  // Everything taken down, and its grace over: what was promised before is charged no more.
  await standLive(shop.shop, []);
  await shop.sync();
  shop.hours += 200;
  await shop.sync();
  await standLive(shop.shop, [anOffer({ offerId: "pair", levels: [aLevel(40, [Number(id(0)), Number(id(1))])] })]);
  await markets.forgetMarkets(db(), shop.shop);
});

/** The two products as the catalogue has them after their webhooks. */
async function catalogue(): Promise<void> {
  const found = await readProducts(shop.shop, [String(id(0)), String(id(1))]);
  const parsed = found.map((one) => parseWholeProduct(one, "GBP"));
  await db().$transaction((tx) => saveWholeProducts(tx, shop.shop, parsed, { source: "api", now: new Date() }));
}

/** How the shop sells to Europe from now on. */
function sell(change: Partial<WorldMarket>): void {
  const europe = world().shop.markets.find(({ currency }) => currency === "EUR");
  if (!europe) throw new Error("the world sells to nobody in euros");
  Object.assign(europe, { hasManualRate: true, rate: 1.25, priceAdjustmentPercent: 0 }, change);
}

/** An order of a shopper who paid in euros. */
async function paidInEuros(
  orderId: bigint,
  totals: { presentmentTotalMinor: bigint; totalMinor: bigint },
  processedAt: Date,
): Promise<void> {
  const sums = { subtotalMinor: 0, discountMinor: 0, shippingMinor: 0, taxMinor: 0, refundedMinor: 0 };
  const flags = { isTest: false, isB2b: false, financialStatus: "paid", source: "api" };
  const times = { processedAt, createdAt: processedAt, sourceUpdatedAt: processedAt };
  const currencies = { currency: "GBP", presentmentCurrency: "EUR" };
  await db().order.create({
    data: { shop: shop.shop, orderId, name: `#${orderId}`, ...sums, ...flags, ...times, ...currencies, ...totals },
  });
}

/** The least cap that the page is given. */
function shownCap(): number {
  const shown = JSON.stringify(shop.read(id(0), "bundles"));
  const caps = [...shown.matchAll(/"[pv]\d+":([\d.]+)/g)].map(([, cap]) => Number(cap));
  return Math.min(...caps, Number(/"pct":([\d.]+)/.exec(shown)?.[1]));
}

describe("the saving of a set", () => {
  test("is capped as at home where the other market only converts", async () => {
    sell({});
    await shop.sync();
    expect(shownCap()).toBe(25);
  });

  test("is capped by a market that is cheaper, and not by one that is dearer", async () => {
    // 9.00, of which 7.50 have to be left.
    sell({ priceAdjustmentPercent: -10 });
    await shop.sync();
    expect(shownCap()).toBe(16.5);
    sell({ priceAdjustmentPercent: 10 });
    await markets.outdateMarketReading(db(), shop.shop);
    await shop.sync();
    expect(shownCap()).toBe(25);
  });

  test("is charged by the Function as it was shown, there as at home", async () => {
    sell({ priceAdjustmentPercent: -10 });
    await shop.sync();
    const shopper = aShopper(shop.store, shop.shop);
    await shopper.submit("/localization", { country_code: "DE" });
    const items = world()
      .products.slice(0, 2)
      .map(({ variants: [variant] }) => ({ id: variant?.id, quantity: 1 }));
    await shopper.post("/cart/add.js", { items });
    const cart = await shopper.cart();
    // 11.25 euros each: 16.5 % of them are 1.856.
    expect([cart.currency, cart.original_total_price, cart.total_discount]).toEqual(["EUR", 2250, 2 * 185]);
  });

  test("is capped at the rate of the newest order where the merchant set none by hand", async () => {
    const now = new Date(Date.now() + shop.hours * HOUR_MS);
    await paidInEuros(1n, { presentmentTotalMinor: 125_000n, totalMinor: 100_000n }, now);
    await paidInEuros(2n, { presentmentTotalMinor: 100_000n, totalMinor: 100_000n }, new Date(+now - 5 * HOUR_MS));
    sell({ hasManualRate: false, priceAdjustmentPercent: -10 });
    await shop.sync();
    // 8.99 at least, of which 7.50 have to be left.
    expect(shownCap()).toBe(16.5);
    await db().order.deleteMany({ where: { shop: shop.shop } });
  });

  test("keeps to the shop's own price where no rate is known, and says where", async () => {
    const tooOld = new Date(Date.now() + (shop.hours - 15 * 24) * HOUR_MS);
    await paidInEuros(1n, { presentmentTotalMinor: 125_000n, totalMinor: 100_000n }, tooOld);
    sell({ hasManualRate: false, priceAdjustmentPercent: -10 });
    await shop.sync();
    expect(shownCap()).toBe(25);
    expect((await markets.getMarketReading(db(), shop.shop))?.unrated).toEqual(["Europe"]);
  });
});

describe("what markets ask for", () => {
  const readAts = async () => [...(await markets.listMarketPrices(db(), shop.shop)).values()].map((one) => +one.readAt);

  test("is read once a day, and again after each nightly comparison", async () => {
    sell({});
    await shop.sync();
    const [first = 0] = await readAts();
    sell({ priceAdjustmentPercent: -10 });
    await shop.sync();
    expect(await readAts()).toContain(first);
    expect(shownCap()).toBe(25);
    await shop.verify();
    await shop.sync();
    expect(shownCap()).toBe(16.5);
    sell({ priceAdjustmentPercent: 0 });
    shop.hours += 25;
    await shop.sync();
    expect(shownCap()).toBe(25);
  });

  test("is read at once for a member whose price at home has changed, and forgotten of what is offered no more", async () => {
    sell({ priceAdjustmentPercent: -10 });
    await shop.sync();
    for (const variant of world().products[0]?.variants ?? []) variant.priceMinor = 900;
    await catalogue();
    await shop.sync();
    const least = await markets.listMarketPrices(db(), shop.shop);
    const [first] = world().products[0]?.variants ?? [];
    expect(least.get(BigInt(first?.id ?? 0))).toMatchObject({ ownMinor: 900, leastMinor: 810, market: "Europe" });
    await standLive(shop.shop, []);
    await shop.sync();
    for (const variant of world().products[0]?.variants ?? []) variant.priceMinor = 1000;
    await catalogue();
  });

  test("is the shop's own price where Shopify tells nothing of markets", async () => {
    sell({ priceAdjustmentPercent: -10 });
    const { installation } = shop.store.shop(shop.shop);
    const scopes = installation?.scopes ?? [];
    shop.store.setScopes(
      shop.shop,
      scopes.filter((scope) => scope !== "read_markets"),
    );
    await shop.sync();
    expect(shownCap()).toBe(25);
    shop.store.setScopes(shop.shop, scopes);
  });
});
