import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SHOP } from "#test/local-store/a-test-store.ts";
import { toGid } from "#test/local-store/admin-api/gid.ts";
import { resolveNamespace } from "#test/local-store/admin-api/namespaces.ts";
import { TEAPOT } from "#test/local-store/cart/a-shopper.ts";
import { setMetafield } from "#test/local-store/storefront/set-metafield.ts";
import { launchBrowser } from "#test/support/browser.ts";
import { findBarriers } from "#test/support/find-barriers.ts";
import { look } from "#test/support/look.ts";
import { payInBrowser } from "#test/support/pay-in-browser.ts";
import { EVERYWHERE, GREETING, openCheckout, startWithExtensions } from "./a-checkout-with-extensions.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const total = (page: Page) => page.locator(".totals .total dd").textContent();

describe("in checkout", () => {
  test("an extension adds a line, and the page's total follows without a reload", async () => {
    const { store, stub, shop } = await startWithExtensions(EVERYWHERE);
    const namespace = resolveNamespace("$app", shop.installation?.appId ?? 0);
    const teapot = toGid("Product", 8_100_000_000_002);
    setMetafield(shop, teapot, { namespace, key: "bundles", type: "json", value: '{"of":"the teapot"}' });
    const { page, asked } = await openCheckout(browser, store.storefrontUrl);
    await page.getByLabel("Email").fill("half typed");
    await page.getByRole("button", { name: "Add a teapot" }).click();
    await page.getByText("2 things").waitFor();
    expect(await total(page)).toBe("£23.95");
    expect(await page.locator("[name=total]").inputValue()).toBe("2395GBP");
    expect(await page.locator(".bar .to-summary").textContent()).toContain("£23.95");
    expect(await page.getByLabel("Email").inputValue()).toBe("half typed");
    const summary = await page.locator(".summary").textContent();
    expect(summary).toContain("Why: Goes well");
    expect(summary).not.toContain("_mark");
    await page.getByText("Now £23.95 in all").waitFor();
    await page.getByText('{"of":"the teapot"}').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    expect(asked.filter((url) => !url.startsWith(store.storefrontUrl))).toEqual([]);
    expect(stub.seen).toEqual([]);
    await payInBrowser(page, "ada.1@example.com");
    await page.getByText("#1002: 2 lines").waitFor();
    expect(shop.checkoutSetup.problems).toEqual([]);
  });

  test("what sold out between sight and tap is answered as an error, and nothing changes", async () => {
    const { store, shop } = await startWithExtensions([GREETING]);
    const { page } = await openCheckout(browser, store.storefrontUrl);
    await page.getByText("1 thing").waitFor();
    store.placeOrder(SHOP, { lines: [{ variantId: TEAPOT, quantity: 20 }] });
    await page.getByRole("button", { name: "Add a teapot" }).click();
    await page.getByRole("alert").getByText("The product 'Teapot' is already sold out.").waitFor();
    expect(await total(page)).toBe("£13.95");
    expect(Object.values(shop.shoppers.carts)[0]?.lines).toHaveLength(1);
  });

  test("lines that may not be changed are said to be so", async () => {
    const { store } = await startWithExtensions([{ ...GREETING, settings: { heading: "Hello" } }]);
    store.setLineInstructions(SHOP, { canAddCartLine: false });
    const { page } = await openCheckout(browser, store.storefrontUrl);
    await page.getByRole("heading", { name: "Hello" }).waitFor();
    expect(await page.getByRole("button", { name: "Add a teapot" }).count()).toBe(0);
  });

  test("in the editor it is told so, and nothing can be bought", async () => {
    const { store } = await startWithExtensions([GREETING]);
    const { page } = await openCheckout(browser, store.storefrontUrl);
    await page.goto(`${page.url()}?editor=1`);
    await page.getByText("In the editor").waitFor();
    expect(await page.getByRole("button", { name: "Pay now" }).count()).toBe(0);
  });

  test("without Shopify Plus none runs before payment, and the page can be bought from as before", async () => {
    const { store } = await startWithExtensions(EVERYWHERE);
    store.setPlan(SHOP, { plan: "basic" });
    const { page, asked } = await openCheckout(browser, store.storefrontUrl);
    expect(asked.filter((url) => url.includes("extension"))).toEqual([]);
    await payInBrowser(page, "ada.1@example.com");
    await page.getByText("#1002: 1 lines").waitFor();
  });

  test("what an extension does wrong is listed: elements and properties that are none, and the network", async () => {
    const { store, shop } = await startWithExtensions([{ ...GREETING, extension: "clumsy" }]);
    const { page, asked } = await openCheckout(browser, store.storefrontUrl);
    await expect.poll(() => shop.checkoutSetup.problems.length).toBe(3);
    const problems = shop.checkoutSetup.problems.map(({ problem }) => problem).join("\n");
    expect(problems).toContain("<s-text> has no property colour");
    expect(problems).toContain("<s-nothing> is not an element that the local store draws");
    expect(problems).toContain("Failed to fetch https://example.com/");
    expect(asked.filter((url) => !url.startsWith(store.storefrontUrl))).toEqual([]);
    await page.close();
  });

  test.each([390, 1280])("each element can be read and used at %i px", async (width) => {
    const { store, shop } = await startWithExtensions([{ ...GREETING, extension: "gallery" }]);
    const { page } = await openCheckout(browser, store.storefrontUrl, width);
    await page.locator("[data-rendered]").waitFor();
    await page.getByText("Compare").click();
    await page.getByText("It is the better one.").waitFor();
    await look(page, `extension-elements-${width}`);
    expect(await page.getByRole("link", { name: "Why this?" }).getAttribute("href")).toBe("/pages/why");
    expect(await page.getByLabel("Colour").inputValue()).toBe("red");
    expect(await findBarriers(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(shop.checkoutSetup.problems).toEqual([]);
  });
});

describe("on order status", () => {
  async function order() {
    const { store, shop } = await startWithExtensions(EVERYWHERE);
    const { page } = await openCheckout(browser, store.storefrontUrl);
    await payInBrowser(page, "ada.1@example.com");
    await page.getByRole("link", { name: "See your order" }).click();
    return { store, shop, page };
  }

  test("a signed-in customer's answer is kept with the order", async () => {
    const { store, shop, page } = await order();
    await page.getByText("#1002, pre_authenticated").waitFor();
    await page.getByRole("link", { name: "Sign in" }).click();
    await page.fill("[name='customer[email]']", "ada.1@example.com");
    await page.getByRole("button", { name: /sign in/i }).click();
    await page.getByText("#1002, fully_authenticated").waitFor();
    await page.getByLabel("What was right?").fill("The mug");
    await page.getByRole("button", { name: "It was right" }).click();
    await page.getByText("Thank you").waitFor();
    const orderId = shop.world.orders.at(-1)?.id ?? 0;
    const namespace = resolveNamespace("$app", shop.installation?.appId ?? 0);
    const kept = shop.admin.metafields[toGid("Order", orderId)]?.[`${namespace}.suggestion`];
    expect(JSON.parse(kept?.value ?? "{}")).toMatchObject({ useful: true, said: "The mug" });
    expect(await findBarriers(page)).toEqual([]);
    await page.goto(`${store.storefrontUrl}/account/orders`);
    await page.getByRole("link", { name: "#1002" }).waitFor();
  });

  test("who came by the link alone sees the order and may not answer", async () => {
    const { page, shop } = await order();
    await page.getByRole("button", { name: "It was right" }).click();
    await page.getByText("The Customer Account API wants a signed-in customer").waitFor();
    expect(Object.keys(shop.admin.metafields).filter((gid) => gid.includes("/Order/"))).toEqual([]);
  });
});
