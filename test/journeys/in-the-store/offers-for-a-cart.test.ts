import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { openInPieces } from "#test/local-store/storefront/in-pieces.ts";
import { aLevel, anOffer } from "#test/pipeline/publishing/an-offer.ts";
import { launchBrowser } from "#test/support/browser.ts";
import { look } from "#test/support/look.ts";
import { withTestDatabase } from "#test/support/test-database.ts";
import { expectCalm, lastOrder, openShopper, readMinor, type Shopper, untilAdded } from "./a-shopper.ts";
import { betterKnife, openStoreWithOffers, type StoreWithOffers } from "./a-store-with-offers.ts";

withTestDatabase();
// A shopper opens several pages, and Tandem publishes in between.
vi.setConfig({ testTimeout: 120_000 });

const WIDTHS = [390, 1280];

let shop: StoreWithOffers;
let browser: Browser;
const id = (handle: string) => shop.product(handle).id;
const variant = (handle: string) => shop.product(handle).variants[0]?.id ?? 0;
const pair = (savingPercent: number) =>
  anOffer({ offerId: "pair", levels: [aLevel(savingPercent, [id("harbour-mug"), id("cork-coasters")])] });

beforeAll(async () => {
  shop = await openStoreWithOffers(22);
  await shop.publish([pair(10), betterKnife(shop)]);
  shop.app.freeze();
  browser = await launchBrowser();
}, 240_000);
afterAll(async () => {
  await browser.close();
  await shop.app.stop();
});

/** Tandem comes back only to publish: whatever shoppers do, it is not there. */
async function whileTandemRuns(work: () => Promise<void>): Promise<void> {
  shop.app.thaw();
  await work();
  shop.app.freeze();
}
const republish = (savingPercent: number) => whileTandemRuns(() => shop.publish([pair(savingPercent)]));

describe.each(WIDTHS)("at %i px, while Tandem is down", (width) => {
  test("the better product is compared, and takes the place of the one in the cart with its quantity and properties", async () => {
    const shopper = await openShopper(browser, shop.app.store, { width });
    const { page } = shopper;
    await shopper.go("/products/chefs-knife");
    const upgrade = page.locator("[data-tandem-kind=upgrade]");
    await look(page, `upgrade-${width}`);
    await expectCalm(shopper);
    await upgrade.getByRole("link", { name: "Upgrade now" }).click();
    await page.waitForURL("**/products/chefs-knife-forged*");
    const line = { id: variant("chefs-knife"), quantity: 2, properties: { engraving: "Ada" } };
    await page.request.post(`${shop.app.store.storefrontUrl}/cart/add.js`, { data: { items: [line] } });
    await shopper.go("/products/chefs-knife");
    await upgrade.getByRole("button", { name: "Upgrade now" }).click();
    await page.waitForURL("**/cart");
    const cart = await (await page.request.get(`${shop.app.store.storefrontUrl}/cart.js`)).json();
    expect(cart.items).toHaveLength(1);
    expect(cart.items[0]).toMatchObject({ product_id: id("chefs-knife-forged"), quantity: 2 });
    expect(cart.items[0].properties.engraving).toBe("Ada");
    expect(shopper.stray).toEqual([]);
    await shopper.leave();
  });

  test("what is missing of a set is offered in the drawer, and the set's saving comes with it", async () => {
    const shopper = await openShopper(browser, shop.app.store, { width });
    const { page } = shopper;
    await shopper.go("/products/harbour-mug");
    await page.locator("[data-buy] [name=add]").click();
    const strip = page.locator("tandem-strip");
    await strip.waitFor();
    await look(page, `drawer-${width}`);
    await strip.getByRole("button", { name: /add/i }).first().click();
    await strip.waitFor({ state: "detached" });
    const mug = shop.product("harbour-mug").variants[0]?.priceMinor ?? 0;
    const coasters = shop.product("cork-coasters").variants[0]?.priceMinor ?? 0;
    const saving = Math.floor(mug / 10) + Math.floor(coasters / 10);
    expect(readMinor(await shopper.pay())).toBe(mug + coasters - saving);
    expect(shopper.stray).toEqual([]);
    await shopper.leave();
  });
});

describe("at both widths, while Tandem is down", () => {
  test("a saving that changes between page and checkout is still honoured as it was promised", async () => {
    await republish(10);
    const waiting: { shopper: Shopper; price: number }[] = [];
    for (const width of WIDTHS) {
      const shopper = await openShopper(browser, shop.app.store, { width });
      await shopper.go("/products/harbour-mug");
      const set = shopper.page.locator("[data-tandem-kind=bundle]");
      const price = readMinor(await set.locator("[data-tandem-total] [data-tandem-pay]").innerText());
      await set.locator("[data-tandem-add]").click();
      await untilAdded(set);
      waiting.push({ shopper, price });
    }
    await republish(5);
    for (const { shopper, price } of waiting) {
      await shopper.go("/products/harbour-mug");
      expect(readMinor(await shopper.pay())).toBe(price);
      expect(lastOrder(shop.app.store, shop.shop).paidMinor).toBe(price);
      expect(shopper.stray).toEqual([]);
      await shopper.leave();
    }
    await republish(10);
  });

  test.each(WIDTHS)(
    "a companion that sells out takes the set off the page, and checkout says what is gone (%i px)",
    async (width) => {
      const shopper = await openShopper(browser, shop.app.store, { width });
      const { page } = shopper;
      await shopper.go("/products/harbour-mug");
      await page.locator("[data-tandem-kind=bundle] [data-tandem-add]").click();
      await untilAdded(page.locator("[data-tandem-kind=bundle]"));
      shop.stock("cork-coasters", 0);
      await shopper.go("/checkout");
      await page
        .getByRole("alert")
        .getByText(/Cork Coasters/)
        .waitFor();
      await look(page, `sold-out-${width}`);
      await shopper.go("/products/harbour-mug");
      expect(await page.locator("[data-tandem-kind=bundle]").count()).toBe(0);
      shop.stock("cork-coasters", 50);
      expect(shopper.stray).toEqual([]);
      await shopper.leave();
    },
  );
});

test("a page that comes in pieces, after its scripts, does all the same", async () => {
  const { storefrontUrl } = shop.app.store;
  const shopper = await openShopper(browser, shop.app.store, { width: 390 });
  const { page } = shopper;
  await shopper.go("/");
  await page.request.post(`${storefrontUrl}/cart/add.js`, {
    data: { items: [{ id: variant("chefs-knife"), quantity: 1 }] },
  });
  const slowUrl = await openInPieces(storefrontUrl);
  await page.goto(`${slowUrl}/products/chefs-knife`);
  await page.locator("[data-tandem-kind=upgrade]").getByRole("button", { name: "Upgrade now" }).waitFor();
  await page.goto(`${slowUrl}/products/harbour-mug`);
  await page.locator("[data-tandem-kind=bundle] [type=checkbox]").first().waitFor();
  await shopper.leave();
});

describe("with a hold-out, while Tandem is down", () => {
  beforeAll(() => whileTandemRuns(() => shop.manners({ holdOutPercent: 50 })));

  test.each(WIDTHS)("a shopper of the hold-out sees no offer, and the cart says so (%i px)", async (width) => {
    const shopper = await openShopper(browser, shop.app.store, { width });
    const { page } = shopper;
    await page.addInitScript(() => localStorage.setItem("tandem_arm", '"hold-out"'));
    await shopper.go("/products/harbour-mug");
    expect(await page.locator("[data-tandem-kind=bundle]").count()).toBe(1);
    expect(await page.locator("[data-tandem-kind=bundle]").isVisible()).toBe(false);
    await expectCalm(shopper);
    await page.locator("[data-buy] [name=add]").click();
    await expect
      .poll(async () => (await (await page.request.get(`${shop.app.store.storefrontUrl}/cart.js`)).json()).attributes)
      .toMatchObject({ _tandem_arm: "hold-out" });
    expect(shopper.stray).toEqual([]);
    await shopper.leave();
  });
});
