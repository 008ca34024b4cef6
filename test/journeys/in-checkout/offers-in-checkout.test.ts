import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { db } from "#app/runtime/database.server.ts";
import { lastOrder, readMinor } from "#test/journeys/in-the-store/a-shopper.ts";
import {
  betterKnife,
  isIdle,
  openStoreWithOffers,
  type StoreWithOffers,
} from "#test/journeys/in-the-store/a-store-with-offers.ts";
import { aLevel, anOffer } from "#test/pipeline/publishing/an-offer.ts";
import { launchBrowser } from "#test/support/browser.ts";
import { findBarriers } from "#test/support/find-barriers.ts";
import { look } from "#test/support/look.ts";
import { until } from "#test/support/real-app.ts";
import { withTestDatabase } from "#test/support/test-database.ts";
import { enterCheckout, untilRendered } from "./a-checkout.ts";

withTestDatabase();
vi.setConfig({ testTimeout: 120_000 });

const WIDTHS = [390, 1280];
/** What the sets that were completed in checkout came to, in the order in which they were paid. */
const promised: number[] = [];

let shop: StoreWithOffers;
let browser: Browser;
const price = (handle: string) => shop.product(handle).variants[0]?.priceMinor ?? 0;
const tenPercent = (handle: string) => Math.floor(price(handle) / 10);
const titleOf = (handle: string) => shop.product(handle).title;
const enter = (width: number, cart: Record<string, number>, rest: object = {}) =>
  enterCheckout(browser, shop, { width, cart, ...rest });

/** What a screen reader says of a button. */
async function sayOf(button: Locator): Promise<string> {
  return (await button.getAttribute("aria-label")) ?? (await button.innerText());
}

function showPounds(minor: number): string {
  return `£${(minor / 100).toFixed(2)}`;
}

beforeAll(async () => {
  shop = await openStoreWithOffers(24);
  const id = (handle: string) => shop.product(handle).id;
  await shop.publish([
    anOffer({ offerId: "pair", levels: [aLevel(10, [id("harbour-mug"), id("cork-coasters")])] }),
    anOffer({ offerId: "goes-well", levels: [aLevel(0, [id("pasta-pot"), id("cheese-grater")])] }),
    betterKnife(shop),
  ]);
  shop.app.store.setExtensions(shop.shop, "obvious");
  // From here on, whatever shoppers do, Tandem does not answer.
  shop.app.freeze();
  browser = await launchBrowser();
}, 240_000);
afterAll(async () => {
  await browser.close();
  await shop.app.stop();
});

describe.each(WIDTHS)("at %i px, while Tandem is down", (width) => {
  test("what completes the set is added by one key, at the price said before, and the set is charged as promised", async () => {
    const { shopper, page, subtotal } = await enter(width, { "harbour-mug": 1 });
    const add = page.getByRole("button", { name: `Add: Add ${titleOf("cork-coasters")} and save ` });
    await add.waitFor();
    const saving = tenPercent("harbour-mug") + tenPercent("cork-coasters");
    expect(await sayOf(add)).toContain(showPounds(saving));
    await look(page, `checkout-set-${width}`);
    expect(await findBarriers(page)).toEqual([]);
    await add.focus();
    await page.keyboard.press("Enter");
    const whole = price("harbour-mug") + price("cork-coasters") - saving;
    await expect.poll(subtotal).toBe(whole);
    await page.getByRole("status").getByText("Added to your cart.").waitFor();
    await look(page, `checkout-set-added-${width}`);
    expect(readMinor(await shopper.pay())).toBe(whole);
    expect(lastOrder(shop.app.store, shop.shop).paidMinor).toBe(whole);
    promised.push(whole);
    expect(shopper.stray).toEqual([]);
    await shopper.leave();
  });

  test("what only goes well with the cart is added at its price, and nothing is promised", async () => {
    const { shopper, page, subtotal } = await enter(width, { "pasta-pot": 1 });
    await page.getByText(`${titleOf("cheese-grater")} goes well with what is in your cart`).waitFor();
    await page.getByRole("button", { name: /^Add: / }).click();
    await expect.poll(subtotal).toBe(price("pasta-pot") + price("cheese-grater"));
    expect(shopper.stray).toEqual([]);
    await shopper.leave();
  });

  test("the better one takes the place of the line, with its quantity and what was engraved", async () => {
    const { shopper, page, subtotal } = await enter(width, { "chefs-knife": 2 }, { properties: { engraving: "Ada" } });
    const swap = page.getByRole("button", { name: /^Upgrade now: / });
    await swap.waitFor();
    await page.getByText("Compare").click();
    await look(page, `checkout-upgrade-${width}`);
    expect(await findBarriers(page)).toEqual([]);
    await swap.click();
    await expect.poll(subtotal).toBe(2 * price("chefs-knife-forged"));
    const cart = await (await page.request.get(`${shop.app.store.storefrontUrl}/cart.js`)).json();
    expect(cart.items).toHaveLength(1);
    expect(cart.items[0]).toMatchObject({ quantity: 2, properties: { engraving: "Ada" } });
    expect(shopper.stray).toEqual([]);
    await shopper.leave();
  });

  test("what sold out between sight and tap is said so, and nothing else changes", async () => {
    const { shopper, page, subtotal } = await enter(width, { "harbour-mug": 1 });
    const add = page.getByRole("button", { name: `Add: Add ${titleOf("cork-coasters")}` });
    await add.waitFor();
    shop.stock("cork-coasters", 0);
    await add.click();
    await page.getByText("That could not be added. Please try again.").waitFor();
    await look(page, `checkout-sold-out-${width}`);
    expect(await subtotal()).toBe(price("harbour-mug"));
    shop.stock("cork-coasters", 50);
    expect(shopper.stray).toEqual([]);
    await shopper.leave();
  });

  test("in the second currency the set costs what was said", async () => {
    const { shopper, page, subtotal } = await enter(width, { "harbour-mug": 1 }, { country: "DE" });
    const add = page.getByRole("button", { name: `Add: Add ${titleOf("cork-coasters")} and save ` });
    await add.waitFor();
    expect(await sayOf(add)).toContain("€");
    const before = await subtotal();
    await add.click();
    await expect.poll(subtotal).toBeGreaterThan(before);
    const whole = await subtotal();
    expect(readMinor(await shopper.pay())).toBe(whole);
    expect(lastOrder(shop.app.store, shop.shop).order.presentmentCurrency).toBe("EUR");
    promised.push(whole);
    await shopper.leave();
  });
});

describe.each(WIDTHS)("nothing is offered in checkout at %i px", (width) => {
  const offers = /Cork Coasters/;
  test("to a shopper of the hold-out, there or afterwards", async () => {
    const { shopper, page } = await enter(
      width,
      { "harbour-mug": 1 },
      { attributes: { _tandem_arm: "hold-out", gift: "yes" } },
    );
    await untilRendered(page);
    expect(await page.getByText(offers).count()).toBe(0);
    await shopper.pay();
    await untilRendered(page);
    expect(await page.getByText(offers).count()).toBe(0);
    expect(lastOrder(shop.app.store, shop.shop).order.attributes).toContainEqual({ key: "gift", value: "yes" });
    await shopper.leave();
  });

  test("where lines may not be changed", async () => {
    shop.app.store.setLineInstructions(shop.shop, { canAddCartLine: false, canUpdateCartLine: false });
    for (const handle of ["harbour-mug", "chefs-knife"]) {
      const { shopper, page } = await enter(width, { [handle]: 1 });
      await untilRendered(page);
      expect(await page.getByRole("button", { name: /^(Add|Upgrade now): / }).count()).toBe(0);
      await shopper.leave();
    }
    shop.app.store.setLineInstructions(shop.shop, { canAddCartLine: true, canUpdateCartLine: true });
  });

  test("without Shopify Plus, but on the thank-you page it is", async () => {
    shop.app.store.setPlan(shop.shop, { plan: "basic" });
    const { shopper, page } = await enter(width, { "harbour-mug": 1 });
    await untilRendered(page);
    expect(await page.getByText(offers).count()).toBe(0);
    await shopper.pay();
    await page.getByText("Goes with your order").waitFor();
    await page.getByText(offers).first().waitFor();
    await look(page, `thank-you-${width}`);
    expect(await findBarriers(page)).toEqual([]);
    shop.app.store.setPlan(shop.shop, { plan: "plus" });
    await shopper.leave();
  });
});

test("once Tandem is back, each set from checkout is its offer's, and its price was kept", async () => {
  shop.app.thaw();
  // Shopify tries again what was not answered.
  for (let hours = 0; hours < 4; hours++) await shop.app.store.clock.advance(3_600_000);
  const count = () => db().orderPromise.count({ where: { shop: shop.shop } });
  await until("the orders are compared", async () => (await isIdle()) && (await count()) >= promised.length, 120);
  const promises = await db().orderPromise.findMany({ where: { shop: shop.shop }, orderBy: { orderedAt: "asc" } });
  expect(promises.map(({ offerId, verdict }) => ({ offerId, verdict }))).toEqual(
    promised.map(() => ({ offerId: "pair", verdict: "kept" })),
  );
  expect(promises.map(({ chargedMinor }) => Number(chargedMinor))).toEqual(promised);
});

test.each(WIDTHS)(
  "what a shopper says on order status stands beside the offer, and is asked once (%i px)",
  async (width) => {
    const { store } = shop.app;
    const { shopper, page } = await enter(width, { "harbour-mug": 1 });
    // Nobody who has bought coasters before: what one has is not suggested.
    const email = `new-${width}@example.com`;
    await shopper.pay(email);
    await page.getByRole("link", { name: "See your order" }).click();
    await page.getByRole("link", { name: "Sign in" }).click();
    await page.fill("[name='customer[email]']", email);
    await page.getByRole("button", { name: /sign in/i }).click();
    await page.getByRole("button", { name: "Was this suggestion useful? Yes" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("Thank you for telling us.").waitFor();
    await page.getByLabel("Is there anything you would like to say? (optional)").fill(`They fit, at ${width}`);
    await look(page, `order-status-${width}`);
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByLabel(/anything you would like to say/).waitFor({ state: "detached" });
    await shopper.go(new URL(page.url()).pathname);
    await page.getByText("Thank you for telling us.").waitFor();
    expect(await page.getByRole("button", { name: /^Was this suggestion useful/ }).count()).toBe(0);
    const answered = () => db().orderAnswer.count({ where: { shop: shop.shop, said: `They fit, at ${width}` } });
    await until("the answer is read", async () => (await answered()) === 1);
    await page.goto(`${store.url}/store/${shop.shop.replace(".myshopify.com", "")}/apps/tandem/app/offers/pair`);
    const admin = page.frameLocator("iframe");
    await admin.getByText(/^Useful to (\d) of \1 shoppers? who said so$/).waitFor();
    await admin.getByText(`They fit, at ${width}`).waitFor();
    await shopper.leave();
  },
);
