import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { listOffers } from "#app/pipeline/offers/store.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { USER_AGENT } from "#test/local-store/open-app.ts";
import { aLevel, anOffer } from "#test/pipeline/publishing/an-offer.ts";
import { launchBrowser } from "#test/support/browser.ts";
import { look } from "#test/support/look.ts";
import { withTestDatabase } from "#test/support/test-database.ts";
import { aHostileWorld, type Handle, TITLES } from "./a-hostile-world.ts";
import { lastOrder, openShopper, readMinor, untilAdded } from "./a-shopper.ts";
import { openWorldWithOffers, type StoreWithOffers } from "./a-store-with-offers.ts";

withTestDatabase();
// A shopper opens several pages, and Tandem publishes in between.
vi.setConfig({ testTimeout: 120_000 });

let shop: StoreWithOffers;
let browser: Browser;
const id = (handle: Handle) => shop.product(handle).id;

beforeAll(async () => {
  shop = await openWorldWithOffers(aHostileWorld());
  await shop.publish([
    anOffer({
      offerId: "set",
      levels: [aLevel(7.5, [id("script"), id("quotes"), id("right-to-left"), id("emoji")])],
    }),
    anOffer({ offerId: "choose", levels: [aLevel(5, [id("long"), id("many")])] }),
    anOffer({
      offerId: "tier",
      kind: "tier",
      levels: [
        aLevel(0, [id("no-picture")]),
        aLevel(5, [id("no-picture"), id("free")]),
        aLevel(10, [id("no-picture"), id("free"), id("long")]),
      ],
    }),
    anOffer({
      offerId: "several",
      kind: "quantity",
      levels: [1, 2, 4].map((quantity, at) => aLevel([0, 5, 10][at] ?? 0, [[id("emoji"), quantity]])),
    }),
    anOffer({
      offerId: "better",
      kind: "upgrade",
      levels: [aLevel(0, [id("quotes"), id("long")])],
      upgrade: {
        signals: ["alike"],
        facts: [{ source: "rating", key: "reviews.rating", label: TITLES.script, from: "4", to: "5" }],
      },
    }),
  ]);
  await shop.campaign({
    title: TITLES.script.slice(0, 60),
    text: TITLES.quotes,
    productIds: [BigInt(id("right-to-left")), BigInt(id("free")), BigInt(id("long"))],
    choose: null,
    savingPercent: 10,
    ...{ fromDay: null, untilDay: null },
  });
  // What happens here is no news for Tandem: its next run would judge these offers by the shop's few orders.
  await shop.app.kill();
  browser = await launchBrowser();
}, 240_000);
afterAll(async () => {
  await browser.close();
  await shop.app.stop();
});

/** Notes what the console complains of. */
function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(`${page.url()}: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
  return complaints;
}

/** No title was taken for HTML or script, and nothing is wider than the screen. */
async function expectSafe(page: Pick<Page, "locator">, where: string): Promise<void> {
  const found = await page.locator("html").evaluate((html) => ({
    wasRun: Reflect.get(window, "wasRun"),
    strangers: html.querySelectorAll("img[onerror]").length,
    calculated: (html.textContent ?? "").includes("54439"),
    tooWide: html.scrollWidth - html.clientWidth,
  }));
  expect(found, where).toEqual({ wasRun: undefined, strangers: 0, calculated: false, tooWide: 0 });
}

const PAGES = ["/", "/collections/all", "/collections/kitchen", "/collections", "/search?q=%3Cscript%3E", "/cart"];

describe.each([390, 1280])("at %i px", (width) => {
  test("every page of the storefront shows its products by their titles, and nothing of them runs", async () => {
    const shopper = await openShopper(browser, shop.app.store, { width });
    const complaints = listen(shopper.page);
    const check = async (path: string) => {
      await shopper.go(path);
      await expectSafe(shopper.page, path);
      await look(shopper.page, `hostile${path.replaceAll(/\W+/g, "-").replace(/-$/, "") || "-home"}-${width}`);
    };
    for (const path of PAGES) await check(path);
    for (const [handle, title] of Object.entries(TITLES)) {
      await check(`/products/${handle}`);
      expect((await shopper.page.getByRole("heading", { level: 1 }).textContent())?.trim()).toBe(title);
    }
    expect(complaints).toEqual([]);
    expect(shopper.stray).toEqual([]);
    await shopper.leave();
  });

  test("every kind of offer is there, and one with 2,000 variants has its options chosen on its own page", async () => {
    const shopper = await openShopper(browser, shop.app.store, { width });
    const on = async (path: string, kind: string) => {
      await shopper.go(path);
      const offer = shopper.page.locator(`[data-tandem-kind=${kind}]`);
      expect(await offer.isVisible(), kind).toBe(true);
      return offer;
    };
    await on("/products/no-picture", "tier");
    await on("/products/emoji", "quantity");
    await on("/products/quotes", "upgrade");
    await on("/", "campaign");
    const set = await on("/products/long", "bundle");
    expect(await set.getByRole("link", { name: "Choose options" }).getAttribute("href")).toMatch(/\/products\/many/);
    expect(await set.locator("form").count()).toBe(0);
    await shopper.leave();
  });

  test.each([true, false])("a set in yen is charged what was shown (script: %s)", async (script) => {
    const shopper = await openShopper(browser, shop.app.store, { width, script });
    const { page } = shopper;
    const complaints = listen(page);
    await shopper.go("/products/script");
    const set = page.locator("[data-tandem-kind=bundle]");
    const text = await set.locator("[data-tandem-total] [data-tandem-pay]").innerText();
    expect(text).toMatch(/^¥[\d,]+( JPY)?$/);
    await set.locator("[data-tandem-add]").click();
    if (script) await untilAdded(set);
    else await page.waitForURL("**/cart");
    await shopper.go("/cart");
    if (script) await expectSafe(page, "cart");
    await look(page, `hostile-cart-filled-${width}`);
    expect(readMinor(await shopper.pay())).toBe(readMinor(text));
    if (script) await expectSafe(page, "thank-you");
    await look(page, `hostile-thank-you-${width}`);
    expect(lastOrder(shop.app.store, shop.shop).paidMinor).toBe(readMinor(text));
    expect(complaints).toEqual([]);
    await shopper.leave();
  });

  test("the drawer and the checkout name them too", async () => {
    const shopper = await openShopper(browser, shop.app.store, { width });
    const { page } = shopper;
    const complaints = listen(page);
    for (const handle of ["script", "quotes", "right-to-left", "free"]) {
      await shopper.go(`/products/${handle}`);
      await page.locator("[data-buy] [name=add]").click();
      await page.locator("dialog[open] [data-line]").first().waitFor();
    }
    await page.locator("tandem-strip").waitFor();
    await expectSafe(page, "drawer");
    await look(page, `hostile-drawer-${width}`);
    await shopper.go("/products/long");
    await page.locator("[data-buy] [name=add]").click();
    await page.locator("dialog[open] [data-line]").first().waitFor();
    await shopper.go("/checkout");
    await expectSafe(page, "checkout");
    await look(page, `hostile-checkout-${width}`);
    expect(await page.locator("body").innerText()).toContain(TITLES.long);
    expect(complaints).toEqual([]);
    await shopper.leave();
  });
});

// At the width of a phone: what is too wide anywhere is too wide there.
test("every page of the admin names them as they are called", async () => {
  const width = 390;
  await shop.app.start();
  const offers = await listOffers(db(), shop.shop, {});
  const own = offers.map(({ offerId, origin }) => `/${origin === "merchant" ? "campaigns" : "offers"}/${offerId}`);
  const { url } = shop.app.store;
  const page = await browser.newPage({ viewport: { width, height: 900 }, userAgent: USER_AGENT });
  const complaints = listen(page);
  for (const path of ["", "/bundles", "/upgrades", "/campaigns", "/promises", "/activity", "/settings", ...own]) {
    await page.goto(`${url}/store/hostile/apps/tandem/app${path}`);
    const frame = page.frameLocator("iframe");
    await frame.getByRole("heading", { level: 1 }).first().waitFor();
    await expectSafe(frame, path);
    await look(page, `hostile-admin${path.replaceAll("/", "-")}-${width}`);
    if (path === "/bundles") await frame.getByText(TITLES.script).first().waitFor();
  }
  expect(complaints).toEqual([]);
  await page.close();
});
