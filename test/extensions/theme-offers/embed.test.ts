import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "#test/support/browser.ts";
import { findBarriers } from "#test/support/find-barriers.ts";
import type { PageParts } from "./a-page.ts";
import { aProduct, FIRST_PRODUCT } from "./a-product.ts";
import { anAjaxCart, openTab, type StandInCart, type TabParts, tellOfChange } from "./a-shop-tab.ts";
import { aLine, renderOn, textOf, withOffers } from "./a-whole-page.ts";

const slot = (number: number) => ({ p: [FIRST_PRODUCT + number], q: 1 });
const SET = { id: "set1", kind: "bundle", slots: [slot(1), slot(2)], pct: 10 };
const anchor = withOffers(aProduct(1), { bundles: { v: 1, b: [SET] }, bundle_products: [aProduct(2)] });
const ANCHOR = { key: "1:a", product_id: anchor.id, variant_id: 45_000_000_000_011, quantity: 1, properties: {} };
const BLOCK = '<div class="tandem"><div data-tandem-offer="page1">An offer of the page</div></div>';

/** The embed as Liquid renders it for this cart; nobody is in the hold-out, unless told. */
const embed =
  (parts: PageParts = {}, globals: object = {}) =>
  async (cart: StandInCart) => {
    const items = cart.items.map(({ variant_id, properties }) =>
      aLine(variant_id === ANCHOR.variant_id ? anchor : aProduct(2), { properties }),
    );
    const own = { items, item_count: items.length, currency: { iso_code: "GBP" }, attributes: cart.attributes };
    return await renderOn("embed", { cart: own, ...globals }, { ...parts, config: { hold: 0, ...parts.config } });
  };

describe("the embed", () => {
  test("renders nothing while offers are off, nor to buyers for a company unless they see offers", async () => {
    expect(textOf(await embed({ config: { on: false } })(anAjaxCart()))).toBe("");
    const company = { customer: { "b2b?": true } };
    expect(textOf(await embed({}, company)(anAjaxCart()))).toBe("");
    expect(await embed({ config: { b2b: true } }, company)(anAjaxCart())).toContain("tandem-embed");
  });

  test("tells which offers a signed-in shopper has bought, whatever the properties say", async () => {
    const orders = [
      { line_items: [{ properties: { _tandem_offer: 'x"><script>' } }, { properties: { _tandem_offer: "y" } }] },
    ];
    const html = await embed({}, { customer: { orders } })(anAjaxCart());
    expect(html).toContain('data-bought="x&quot;&gt;&lt;script&gt; y"');
  });
});

describe("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  const open = async (parts: PageParts, tab: TabParts = {}, given?: BrowserContext) => {
    const context = given ?? (await browser.newContext({ viewport: { width: 390, height: 800 } }));
    return await openTab(context, { head: embed(parts), body: () => BLOCK, ...tab });
  };
  const armOf = (page: { evaluate<T>(ask: () => T): Promise<T> }) =>
    page.evaluate(() => document.documentElement.dataset.tandemArm);

  test("everyone is shown offers where there is no hold-out, and nothing is kept of it", async () => {
    const { page, asked } = await open({ config: { hold: 0 } });
    expect(await armOf(page)).toBe("offers");
    expect(await page.evaluate(() => localStorage.getItem("tandem_arm"))).toBeNull();
    expect(asked).toEqual([]);
  });

  test("a shopper of the hold-out stays one, and sees no offer and no strip", async () => {
    const context = await browser.newContext();
    const { page, cart } = await open({ config: { hold: 100 } }, { cart: anAjaxCart([{ ...ANCHOR }]) }, context);
    expect(await armOf(page)).toBe("hold-out");
    expect(await page.getByText("An offer of the page").isVisible()).toBe(false);
    expect(await page.locator("tandem-strip").count()).toBe(0);
    await expect.poll(() => cart.attributes).toEqual({ _tandem_arm: "hold-out" });
    const later = await open({ config: { hold: 1 } }, {}, context);
    expect(await armOf(later.page)).toBe("hold-out");
  });

  test("the arm joins the merchant's own attributes once a cart, and the note stays", async () => {
    const cart = { ...anAjaxCart([{ ...ANCHOR }], { gift: "yes" }), note: "Ring twice" };
    const { page, asked } = await open({}, { cart });
    await expect.poll(() => cart.attributes).toEqual({ gift: "yes", _tandem_arm: "offers" });
    expect(cart.note).toBe("Ring twice");
    expect(asked.filter(({ path }) => path === "/cart/update.js")).toHaveLength(1);
    asked.length = 0;
    await page.reload();
    await page.waitForTimeout(300);
    expect(asked).toEqual([]);
  });

  test("an empty cart is not touched until something comes in", async () => {
    const { page, asked, cart } = await open({});
    await page.waitForTimeout(200);
    expect(asked).toEqual([]);
    cart.items.push({ ...ANCHOR });
    await tellOfChange(page);
    await expect.poll(() => cart.attributes).toEqual({ _tandem_arm: "offers" });
  });

  test("without consent the draw is for the page, and the cart's own arm holds", async () => {
    const consent = "<script>Shopify = { customerPrivacy: { analyticsProcessingAllowed: () => false } }</script>";
    const head = async (cart: StandInCart) => consent + (await embed({ config: { hold: 50 } })(cart));
    const context = await browser.newContext();
    const { page } = await open({}, { head }, context);
    await page.waitForTimeout(200);
    expect(await page.evaluate(() => localStorage.getItem("tandem_arm"))).toBeNull();
    for (const arm of ["offers", "hold-out"]) {
      const told = await open({}, { head, cart: anAjaxCart([{ ...ANCHOR }], { _tandem_arm: arm }) }, context);
      expect(await armOf(told.page)).toBe(arm);
      await told.page.close();
    }
  });

  test("a preview shows offers and is not counted", async () => {
    const tab = { cart: anAjaxCart([{ ...ANCHOR }]), path: "/?tandem_arm=offers" };
    const { page, asked } = await open({ config: { hold: 100 } }, tab);
    expect(await armOf(page)).toBeUndefined();
    expect(await page.getByText("An offer of the page").isVisible()).toBe(true);
    expect(asked).toEqual([]);
  });

  test("the strip comes with a change of the cart, is swapped with the next one, and its add fills the set", async () => {
    const { page, cart, problems } = await open({}, {});
    expect(await page.locator("tandem-strip").count()).toBe(0);
    cart.items.push({ ...ANCHOR });
    await tellOfChange(page);
    const strip = page.getByRole("region", { name: "Complete your set" });
    await strip.getByText("Add Product 2 and save £6.00 on the set").waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await strip.getByRole("button", { name: "Add", exact: true }).click();
    await page.waitForURL("**/cart");
    expect(cart.items[1]).toMatchObject({
      variant_id: 45_000_000_000_021,
      properties: { _tandem_offer: "set1", _tandem_promise: "10@4000GBP", _tandem_arm: "offers" },
    });
    await page.waitForTimeout(200);
    expect(await page.locator("tandem-strip").count()).toBe(0);
    expect(problems).toEqual([]);
  });

  test("what is declined never comes back", async () => {
    const context = await browser.newContext();
    const { page } = await open({}, { cart: anAjaxCart([{ ...ANCHOR }]) }, context);
    await page.getByRole("button", { name: "No, thanks" }).click();
    expect(await page.locator("tandem-strip:visible").count()).toBe(0);
    await tellOfChange(page);
    await page.waitForTimeout(400);
    expect(await page.locator("tandem-strip:visible").count()).toBe(0);
    const later = await open({}, { cart: anAjaxCart([{ ...ANCHOR }]) }, context);
    await later.page.waitForTimeout(200);
    expect(await later.page.locator("tandem-strip:visible").count()).toBe(0);
  });

  test("goes into the theme's drawer before its total and out of its form, and comes back when that is painted anew", async () => {
    const body = () => '<cart-drawer><form><p class="drawer__foot">Total</p></form></cart-drawer>';
    const { page } = await open({}, { cart: anAjaxCart([{ ...ANCHOR }]), body });
    await page.locator("cart-drawer > tandem-strip + form").waitFor();
    await page.evaluate(() => {
      const drawer = document.querySelector("cart-drawer");
      if (drawer) drawer.innerHTML = '<form><p class="drawer__foot">Total</p></form>';
    });
    await page.locator("cart-drawer > tandem-strip").waitFor();
    expect(await page.locator("tandem-strip").count()).toBe(1);
  });
});
