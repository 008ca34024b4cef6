import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { db } from "#app/runtime/database.server.ts";
import { aLevel, anOffer } from "#test/pipeline/publishing/an-offer.ts";
import { launchBrowser } from "#test/support/browser.ts";
import { look } from "#test/support/look.ts";
import { until } from "#test/support/real-app.ts";
import { withTestDatabase } from "#test/support/test-database.ts";
import { expectCalm, lastOrder, openShopper, readMinor, untilAdded } from "./a-shopper.ts";
import { isIdle, openStoreWithOffers, type StoreWithOffers } from "./a-store-with-offers.ts";

withTestDatabase();
// A shopper opens several pages, and Tandem publishes in between.
vi.setConfig({ testTimeout: 120_000 });

let shop: StoreWithOffers;
let browser: Browser;
/** What shoppers were shown as the price of their set, in the order in which they bought. */
const shown: number[] = [];

beforeAll(async () => {
  shop = await openStoreWithOffers(21);
  const id = (handle: string) => shop.product(handle).id;
  await shop.publish([
    anOffer({ offerId: "pair", levels: [aLevel(5, [id("harbour-mug"), id("cork-coasters")])] }),
    anOffer({
      offerId: "tier",
      kind: "tier",
      levels: [
        aLevel(0, [id("pasta-pot")]),
        aLevel(5, [id("pasta-pot"), id("cheese-grater")]),
        aLevel(10, [id("pasta-pot"), id("cheese-grater"), id("pasta-bowl")]),
      ],
    }),
    anOffer({
      offerId: "several",
      kind: "quantity",
      levels: [1, 2, 4].map((quantity, at) => aLevel([0, 5, 10][at] ?? 0, [[id("tea-strainer"), quantity]])),
    }),
  ]);
  // From here on, whatever shoppers do, Tandem is not there.
  await shop.app.kill();
  browser = await launchBrowser();
}, 240_000);
afterAll(async () => {
  await browser.close();
  await shop.app.stop();
});

describe.each([390, 1280])("at %i px, while Tandem is down", (width) => {
  test.each([true, false])("a bundle is bought at the price it promised (script: %s)", async (script) => {
    const shopper = await openShopper(browser, shop.app.store, { width, script });
    const { page } = shopper;
    await shopper.go("/products/harbour-mug");
    const set = page.locator("[data-tandem-kind=bundle]");
    await set.waitFor();
    await look(page, `bundle-${width}${script ? "" : "-no-script"}`);
    if (script) await expectCalm(shopper);
    const price = readMinor(await set.locator("[data-tandem-total] [data-tandem-pay]").innerText());
    await set.getByRole("button", { name: "Complete the set" }).click();
    if (script) await untilAdded(set);
    else await page.waitForURL("**/cart");
    expect(readMinor(await shopper.pay())).toBe(price);
    const { order, paidMinor } = lastOrder(shop.app.store, shop.shop);
    expect(order.lines).toHaveLength(2);
    expect(paidMinor).toBe(price);
    shown.push(price);
    expect(shopper.stray).toEqual([]);
    await shopper.leave();
  });

  test("the largest set of a tier is chosen and bought", async () => {
    const shopper = await openShopper(browser, shop.app.store, { width });
    const { page } = shopper;
    await shopper.go("/products/pasta-pot");
    const levels = page.locator("[data-tandem-kind=tier]");
    await levels.locator(".tandem-level").last().click();
    await look(page, `tier-${width}`);
    const panel = levels.locator(".tandem-levels__panel").last();
    const price = readMinor(await levels.locator(".tandem-level").last().locator("[data-tandem-pay]").innerText());
    await panel.getByRole("button").click();
    await untilAdded(panel);
    expect(readMinor(await shopper.pay())).toBe(price);
    expect(lastOrder(shop.app.store, shop.shop).order.lines).toHaveLength(3);
    shown.push(price);
    await expectCalmBefore(shopper, "/products/pasta-pot");
  });

  test("four of one product cost what the quantity break says", async () => {
    const shopper = await openShopper(browser, shop.app.store, { width });
    const { page } = shopper;
    await shopper.go("/products/tea-strainer");
    const levels = page.locator("[data-tandem-kind=quantity]");
    await levels.locator(".tandem-level").last().click();
    await look(page, `quantity-break-${width}`);
    const price = readMinor(await levels.locator(".tandem-level").last().locator("[data-tandem-pay]").innerText());
    const panel = levels.locator(".tandem-levels__panel").last();
    await panel.getByRole("button").click();
    await untilAdded(panel);
    expect(readMinor(await shopper.pay())).toBe(price);
    expect(lastOrder(shop.app.store, shop.shop).order.lines[0]?.quantity).toBe(4);
    shown.push(price);
    await expectCalmBefore(shopper, "/products/tea-strainer");
  });

  test("in the second currency the price is kept too, and a gift note stays with the cart", async () => {
    const shopper = await openShopper(browser, shop.app.store, { width, country: "DE" });
    const { page } = shopper;
    await page.request.post(`${shop.app.store.storefrontUrl}/cart/update.js`, {
      data: { note: "Happy birthday", attributes: { gift: "yes" } },
    });
    await shopper.go("/products/harbour-mug");
    const set = page.locator("[data-tandem-kind=bundle]");
    const text = await set.locator("[data-tandem-total] [data-tandem-pay]").innerText();
    expect(text).toContain("€");
    await set.locator("[data-tandem-add]").click();
    await untilAdded(set);
    expect(readMinor(await shopper.pay())).toBe(readMinor(text));
    const { order } = lastOrder(shop.app.store, shop.shop);
    expect(order.presentmentCurrency).toBe("EUR");
    expect(order.attributes).toContainEqual({ key: "gift", value: "yes" });
    expect(order.attributes).toContainEqual({ key: "_tandem_arm", value: "offers" });
    shown.push(readMinor(text));
    await shopper.leave();
  });
});

test("once Tandem is back, it finds every order and that each price was kept", async () => {
  await shop.app.start();
  // Shopify tries again what could not be delivered.
  for (let hours = 0; hours < 4; hours++) await shop.app.store.clock.advance(3_600_000);
  await until("the orders are compared", async () => (await isIdle()) && (await countPromises()) === shown.length, 120);
  const promises = await db().orderPromise.findMany({ where: { shop: shop.shop }, orderBy: { orderedAt: "asc" } });
  expect(promises.map(({ verdict, reason }) => ({ verdict, reason }))).toEqual(
    shown.map(() => ({ verdict: "kept", reason: null })),
  );
  expect(promises.map(({ chargedMinor }) => Number(chargedMinor))).toEqual(shown);
  expect(promises.map(({ promisedMinor }) => Number(promisedMinor))).toEqual(shown);
});

function countPromises(): Promise<number> {
  return db().orderPromise.count({ where: { shop: shop.shop } });
}

/** The page that was bought from moves nothing when it is opened again. */
async function expectCalmBefore(shopper: Awaited<ReturnType<typeof openShopper>>, path: string): Promise<void> {
  await shopper.go(path);
  await expectCalm(shopper);
  await shopper.leave();
}
