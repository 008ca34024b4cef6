import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aSmallWorld } from "#test/local-store/a-small-world.ts";
import { SHOP, startTestStore } from "#test/local-store/a-test-store.ts";
import { MUG } from "#test/local-store/cart/a-shopper.ts";
import { launchBrowser } from "#test/support/browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const FOLDER = "test/local-store/ui-extensions";

async function startCheckout() {
  const world = aSmallWorld();
  const { store } = await startTestStore({
    worlds: [{ ...world, shop: { ...world.shop, plan: "plus" } }],
    extensionsFolder: FOLDER,
  });
  store.install(SHOP);
  store.setExtensions(SHOP, "obvious");
  return store;
}

async function openCheckout(url: string, width = 390): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  page.on("console", (message) => console.log(message.text()));
  page.on("pageerror", (error) => console.log(error));
  await page.request.post(`${url}/cart/add.js`, { data: { id: MUG } });
  await page.goto(`${url}/checkout`);
  return page;
}

test("an extension adds a line, and the page's total follows without a reload", async () => {
  const store = await startCheckout();
  const page = await openCheckout(store.storefrontUrl);
  await page.getByRole("button", { name: "Add a teapot" }).click();
  await page.getByText("2 things").waitFor();
  expect(await page.locator(".totals .total dd").textContent()).toBe("£23.95");
  await page.context().close();
});
