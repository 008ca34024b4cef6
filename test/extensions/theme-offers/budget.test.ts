import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "#test/support/browser.ts";
import { anAjaxCart, openTab, type StandInCart, type StandInLine, type TabParts } from "./a-shop-tab.ts";
import { aCart, renderOn } from "./a-whole-page.ts";

const offers = (...ids: string[]) =>
  ids.map((id) => `<div class="tandem"><div data-tandem-offer="${id}"><p>${id}</p></div></div>`).join("");
const aTaken = (id: string): StandInLine => ({
  ...{ key: "1:a", product_id: 1, variant_id: 1, quantity: 1 },
  properties: { _tandem_offer: id },
});
const WATCH = `<script>
  window.shift = 0;
  new PerformanceObserver((list) => { for (const one of list.getEntries()) window.shift += one.value; })
    .observe({ type: "layout-shift", buffered: true });
</script>`;

describe("the attention budget", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  const open = async (context: BrowserContext, body: string, config: object = {}, tab: TabParts = {}) => {
    const head = async (cart: StandInCart) => {
      const items = cart.items.map((line) => ({ ...line, product: { metafields: {} } }));
      const own = { ...aCart(items), item_count: items.length, attributes: cart.attributes };
      return WATCH + (await renderOn("embed", { cart: own }, { config: { hold: 0, ...config } }));
    };
    return await openTab(context, { head, body: () => body, ...tab });
  };
  const shownOn = (page: Page) => page.locator("[data-tandem-offer]:visible").allInnerTexts();

  test("shows the first offers of a page and no more, before anything is painted", async () => {
    const { page } = await open(await browser.newContext(), `${offers("a", "b", "c", "d")}<p>Below</p>`);
    expect(await shownOn(page)).toEqual(["a", "b", "c"]);
    expect(await page.evaluate("window.shift")).toBe(0);
    const two = await open(await browser.newContext(), offers("a", "b", "c"), { page: 2 });
    expect(await shownOn(two.page)).toEqual(["a", "b"]);
  });

  test("counts levels of one offer as one", async () => {
    const { page } = await open(await browser.newContext(), offers("a", "a", "b", "c", "d"));
    expect(await shownOn(page)).toEqual(["a", "a", "b", "c"]);
  });

  test("shows no new offer when a session has seen its share, but those it knows", async () => {
    const { page } = await open(await browser.newContext(), offers("a", "b"), { session: 2 });
    expect(await shownOn(page)).toEqual(["a", "b"]);
    await page.evaluate(
      (html) => {
        document.querySelectorAll(".tandem").forEach((one) => {
          one.remove();
        });
        document.body.insertAdjacentHTML("beforeend", html);
      },
      offers("c", "b"),
    );
    expect(await shownOn(page)).toEqual(["b"]);
    // The same tab, the next page.
    await page.reload();
    expect(await shownOn(page)).toEqual(["a", "b"]);
    expect(await page.evaluate(() => sessionStorage.getItem("tandem_seen"))).toBe('["a","b"]');
  });

  test("hides what the shopper declined, and what was bought with a cart that is no more", async () => {
    const context = await browser.newContext();
    const first = await open(context, offers("a", "b"), {}, { cart: anAjaxCart([aTaken("a")]) });
    await expect.poll(() => first.page.evaluate(() => localStorage.getItem("tandem_cart"))).toBe('["cart-1","a"]');
    const kept = await open(context, offers("a", "b"), {}, { cart: anAjaxCart([aTaken("a")]) });
    expect(await shownOn(kept.page)).toEqual(["a", "b"]);
    const after = { ...anAjaxCart(), token: "cart-2" };
    const bought = await open(context, offers("a", "b"), {}, { cart: after });
    expect(await shownOn(bought.page)).toEqual(["b"]);
    await expect.poll(() => bought.page.evaluate(() => localStorage.getItem("tandem_no"))).toBe('["a"]');
    const later = await open(context, offers("a", "b"), {}, { cart: after });
    expect(await shownOn(later.page)).toEqual(["b"]);
  });

  test("offers again what was only taken out of the cart", async () => {
    const context = await browser.newContext();
    const first = await open(context, offers("a"), {}, { cart: anAjaxCart([aTaken("a")]) });
    await expect.poll(() => first.page.evaluate(() => localStorage.getItem("tandem_cart"))).toContain("a");
    const out = await open(context, offers("a"));
    await expect.poll(() => out.page.evaluate(() => localStorage.getItem("tandem_cart"))).toBeNull();
    expect(await shownOn((await open(context, offers("a"))).page)).toEqual(["a"]);
  });

  test("hides an offer when its end date begins, in a page out of a cache and in one that stays open", async () => {
    const context = await browser.newContext({ timezoneId: "Asia/Tokyo" });
    await context.clock.install({ time: new Date("2026-11-30T04:58:00Z") });
    const ending = (id: string, zone: string) =>
      `<div class="tandem"><div data-tandem-offer="${id}" data-tandem-ends="2026-11-30T00:00:00${zone}">${id}</div></div>`;
    const { page } = await open(context, ending("a", "-04:00") + ending("b", "-05:00") + offers("c"));
    expect(await shownOn(page)).toEqual(["b", "c"]);
    await page.clock.runFor(125_000);
    expect(await shownOn(page)).toEqual(["c"]);
  });

  test("judges what comes later too, and counts nothing in the theme editor", async () => {
    const { page } = await open(await browser.newContext(), offers("a", "b", "c"));
    await page.evaluate((html) => document.body.insertAdjacentHTML("beforeend", html), offers("d", "a"));
    expect(await shownOn(page)).toEqual(["a", "b", "c", "a"]);
    const head = () => renderOn("embed", { cart: aCart([]), request: { design_mode: true } });
    const editor = await open(await browser.newContext(), offers("a", "b", "c", "d"), {}, { head });
    expect(await shownOn(editor.page)).toHaveLength(4);
  });
});

describe("the bytes of a page with every block", () => {
  const weigh = (names: string[]) =>
    names.reduce((sum, name) => sum + gzipSync(readFileSync(`extensions/theme-offers/assets/${name}`)).length, 0);

  test("script and styles take at most 6 KB each on their way", () => {
    expect(weigh(["tandem.js", "tandem-cart.js"])).toBeLessThanOrEqual(6 * 1024);
    expect(weigh(["tandem.css"])).toBeLessThanOrEqual(6 * 1024);
  });
});
