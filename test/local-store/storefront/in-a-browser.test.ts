import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SHOP } from "#test/local-store/a-test-store.ts";
import { launchBrowser } from "#test/support/browser.ts";
import { findBarriers } from "#test/support/find-barriers.ts";
import { startStorefront } from "./a-storefront.ts";
import type * as standardActions from "./browser/actions.ts";
import { openInPieces } from "./in-pieces.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** A page that notes the standard events it hears, what it asks for, and how much it moved. */
async function openPage(width: number): Promise<{ page: Page; asked: string[]; heard(): Promise<string[]> }> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("pageerror", (error) => {
    throw error;
  });
  await page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    for (const name of ["page:view", "product:view", "cart:lines-update", "cart:note-update"]) {
      document.addEventListener(`shopify:${name}`, (event) => {
        heard.push([name, Reflect.get(event, "action"), Reflect.get(event, "context")].filter(Boolean).join(" "));
      });
    }
  });
  return { page, asked, heard: () => page.evaluate(() => Reflect.get(window, "heard")) };
}

function shiftOf(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise((done) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += Number(Reflect.get(entry, "value"));
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => done(sum), 100);
      }),
  );
}

describe.each([390, 1280])("at %i px", (width) => {
  test("a product goes into the drawer, is changed there, and the app's server hears nothing", async () => {
    const { store, stub } = await startStorefront({ placements: "obvious" });
    const { page, asked, heard } = await openPage(width);
    await page.goto(`${store.storefrontUrl}/products/mug`);
    expect(await shiftOf(page)).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.click(".buy__button");
    await page.waitForSelector("dialog[open] [data-line]");
    await page.fill("dialog [data-quantity-of]", "3");
    await page.press("dialog [data-quantity-of]", "Tab");
    await page.waitForFunction(() => document.querySelector("[data-cart-total]")?.textContent?.includes("30.00"));
    expect(await page.textContent("#cart-count")).toContain("3");
    expect(await heard()).toEqual([
      "page:view",
      "product:view",
      "cart:lines-update add product",
      "cart:lines-update update cart",
    ]);
    expect(asked.filter((url) => !url.startsWith(store.storefrontUrl))).toEqual([]);
    expect(stub.seen).toEqual([]);
    await page.close();
  });

  test("nothing moves on a page that comes in pieces", async () => {
    const { store } = await startStorefront({ placements: "obvious" });
    const { page } = await openPage(width);
    await page.goto(`${await openInPieces(store.storefrontUrl)}/products/mug`);
    expect(await shiftOf(page)).toBe(0);
    await page.close();
  });
});

describe("Shopify.actions", () => {
  test("an app changes the cart by them, and what the store declines is told", async () => {
    const { store } = await startStorefront();
    const { page, heard } = await openPage(1280);
    await page.goto(`${store.storefrontUrl}/products/mug`);
    const results = await page.evaluate(async () => {
      const { actions }: { actions: typeof standardActions } = Object(Reflect.get(window, "Shopify"));
      const line = { merchandiseId: "gid://shopify/ProductVariant/45100000000001", quantity: 2 };
      const attributes = [{ key: "_tandem_offer", value: "v1" }];
      const added = await actions.updateCart({ lines: [{ ...line, attributes }], note: "Gift", attributes: [] });
      const refused = await actions.updateCart({ lines: [{ ...line, quantity: 500 }] });
      return { added, refused, cart: (await actions.getCart()).cart };
    });
    expect(results.added.userErrors).toEqual([]);
    expect(results.cart).toMatchObject({
      totalQuantity: 2,
      note: "Gift",
      cost: { totalAmount: { amount: "20.00", currencyCode: "GBP" } },
      lines: [{ quantity: 2, attributes: [{ key: "_tandem_offer", value: "v1" }] }],
    });
    expect(results.refused.userErrors).toHaveLength(1);
    expect(results.refused.cart.totalQuantity).toBe(2);
    expect(await heard()).toContain("cart:lines-update add standard-action");
    await page.close();
  });

  test("an older storefront has none, and its theme still fills the drawer", async () => {
    const { store } = await startStorefront();
    const { page } = await openPage(1280);
    store.setStandardActions(SHOP, { on: false });
    await page.goto(`${store.storefrontUrl}/products/mug`);
    expect(await page.evaluate(() => "actions" in (Reflect.get(window, "Shopify") ?? {}))).toBe(false);
    await page.click(".buy__button");
    await page.waitForSelector("dialog[open] [data-line]");
    expect(Object.values(store.shop(SHOP).shoppers.carts)[0]?.lines).toHaveLength(1);
    await page.close();
  });
});

test("axe finds nothing on the theme's own pages", async () => {
  const { store } = await startStorefront();
  const { page } = await openPage(390);
  for (const path of [
    "/",
    "/products/mug",
    "/collections/kitchen",
    "/cart",
    "/search?q=mug",
    "/account/login",
    "/404",
  ]) {
    await page.goto(`${store.storefrontUrl}${path}`);
    expect(await findBarriers(page), path).toEqual([]);
  }
  await page.close();
});

test("without script a product is bought by plain forms and links", async () => {
  const { store } = await startStorefront();
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${store.storefrontUrl}/products/mug`);
  await page.click(".buy__button");
  expect(new URL(page.url()).pathname).toBe("/cart");
  expect(await page.textContent("[data-cart-total]")).toBe("£10.00 GBP");
  await page.fill(".line__quantity", "4");
  await page.fill("[name=note]", "For Ada");
  await page.click(".cart__update");
  expect(await page.textContent("[data-cart-total]")).toBe("£40.00 GBP");
  expect(await page.inputValue("[name=note]")).toBe("For Ada");
  await context.close();
});
