// @vitest-environment node
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SHOP } from "#test/local-store/a-test-store.ts";
import { openCheckout } from "#test/local-store/ui-extensions/a-checkout-with-extensions.ts";
import { launchBrowser } from "#test/support/browser.ts";
import { findBarriers } from "#test/support/find-barriers.ts";
import { look } from "#test/support/look.ts";
import { payInBrowser } from "#test/support/pay-in-browser.ts";
import { startWithOffers } from "./a-store-with-offers.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Four pages, each pictured by axe, beside other tests on two cores. */
const TIMEOUT_MS = 120_000;

const total = (page: Page) => page.locator(".totals .total dd").textContent();

test(
  "a shopper completes a set in checkout, and goes on from there",
  async () => {
    const width = 390;
    const store = await startWithOffers();
    const { page, asked } = await openCheckout(browser, store.storefrontUrl, width);
    // 12.5 % of 10.00, twice.
    await page.getByText("Add Teapot and save £2.50 on the set").waitFor();
    await page.getByText("£1.25 of it comes off what is in your cart already.").waitFor();
    await look(page, `checkout-offer-${width}`);
    expect(await findBarriers(page)).toEqual([]);
    const before = await total(page);
    await page.getByRole("button", { name: "Add: Add Teapot and save £2.50 on the set" }).click();
    await page.getByText("Added to your cart.").waitFor();
    // A teapot for 8.75, and 1.25 off the mug.
    const pounds = (text: string | null) => Math.round(Number(text?.replace("£", "")) * 100);
    await expect.poll(async () => pounds(await total(page)) - pounds(before)).toBe(750);
    await look(page, `checkout-added-${width}`);
    await payInBrowser(page, "ada.1@example.com");

    await page.getByText("Bought together you save £1.50").waitFor();
    await look(page, `thank-you-offers-${width}`);
    expect(await findBarriers(page)).toEqual([]);
    const order = store.shop(SHOP).world.orders.at(-1);
    expect(JSON.stringify(order)).toContain("12.5@1000GBP");
    const link = await page.getByRole("link", { name: "Add the set to cart: Spoon + Jug" }).getAttribute("href");

    await page.getByRole("link", { name: "See your order" }).click();
    await page.getByRole("link", { name: "Sign in" }).click();
    await page.fill("[name='customer[email]']", "ada.1@example.com");
    await page.getByRole("button", { name: /sign in/i }).click();
    await page.getByRole("button", { name: "Was this suggestion useful? Yes" }).click();
    await page.getByText("Thank you for telling us.").waitFor();
    await page.getByLabel("Is there anything you would like to say? (optional)").fill("The jug was new to me");
    await look(page, `order-status-question-${width}`);
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByLabel("Is there anything you would like to say? (optional)").waitFor({ state: "detached" });
    await page.reload();
    await page.getByText("Thank you for telling us.").waitFor();
    expect(await page.getByRole("button", { name: /useful/ }).count()).toBe(0);

    await page.goto(link ?? "");
    expect(page.url()).toContain("/cart");
    expect(await page.locator("body").textContent()).toContain("£18.50");
    expect(store.shop(SHOP).checkoutSetup.problems).toEqual([]);
    expect(asked.filter((url) => !url.startsWith(store.storefrontUrl))).toEqual([]);
  },
  TIMEOUT_MS,
);

test(
  "a shopper takes the better one in checkout, on a wide screen",
  async () => {
    const width = 1280;
    const store = await startWithOffers(3);
    const { page } = await openCheckout(browser, store.storefrontUrl, width);
    await page.getByText("£4.90 more").waitFor();
    await page.getByText("Compare").click();
    await page.getByText("China").waitFor();
    await look(page, `checkout-upgrade-${width}`);
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole("button", { name: /^No, thanks: Add Teapot/ }).click();
    await page.getByText("Add Teapot").waitFor({ state: "detached" });
    const before = await total(page);
    await page.getByRole("button", { name: /^Upgrade now/ }).click();
    const pounds = (text: string | null) => Math.round(Number(text?.replace("£", "")) * 100);
    await expect.poll(async () => pounds(await total(page)) - pounds(before)).toBe(490);
    await page.reload();
    await page.getByText("Grand mug").first().waitFor();
    expect(await page.getByText("Add Teapot").count()).toBe(0);
    expect(store.shop(SHOP).checkoutSetup.problems).toEqual([]);
  },
  TIMEOUT_MS,
);
