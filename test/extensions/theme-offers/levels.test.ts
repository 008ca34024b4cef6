import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "#test/support/browser.ts";
import { renderBlock } from "./a-page.ts";
import { aProduct, FIRST_PRODUCT } from "./a-product.ts";
import { openBlock, textsOf } from "./open-block.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const withoutScript = { javaScriptEnabled: false };
const slot = (number: number, q = 1) => ({ p: [FIRST_PRODUCT + number], q });
const level = (kind: string, pct: number, ...slots: object[]) => ({ id: `offer-${kind}`, kind, slots, pct });

describe("the tiers block", () => {
  test("sets its levels side by side, each with what comes with the product, and marks the middle one", async () => {
    const { page, close } = await openBlock(
      browser,
      await renderBlock("tiers", { published: "page-of-several" }),
      withoutScript,
    );
    expect(await textsOf(page, ".tandem-level__title")).toEqual([
      "On its own",
      "With+ Product 2",
      "With+ Product 2+ Product 3",
    ]);
    expect(await textsOf(page, ".tandem-level .tandem-price__pay")).toEqual(["£20.00", "£57.00", "£108.00"]);
    expect(await textsOf(page, ".tandem-level--marked .tandem-level__mark")).toEqual(["Our suggestion"]);
    expect(await page.getByRole("radio", { checked: true }).inputValue()).toBe("2");
    const tops = await page
      .locator(".tandem-level")
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
    expect(new Set(tops).size).toBe(1);
    await close();
  });

  test("stacks them on a phone", async () => {
    const html = await renderBlock("tiers", { published: "page-of-several" });
    const { page, close } = await openBlock(browser, html, { viewport: { width: 390, height: 800 } });
    const tops = await page
      .locator(".tandem-level")
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
    expect(new Set(tops).size).toBe(3);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBe(0);
    await close();
  });

  test("adds the chosen level with one button, without a script too", async () => {
    const html = await renderBlock("tiers", { published: "page-of-several" });
    const { page, posts, close } = await openBlock(browser, html, withoutScript);
    expect(await page.locator("button:visible").count()).toBe(1);
    await page.getByText("+ Product 3").click();
    await page.locator("button:visible").click();
    const fields = Object.fromEntries(new URLSearchParams(posts[0]?.body));
    expect([0, 1, 2].map((row) => fields[`items[${row}][id]`])).toEqual([
      "45000000000011",
      "45000000000021",
      "45000000000031",
    ]);
    expect(fields["items[2][properties][_tandem_promise]"]).toBe("10@6000GBP");
    expect(fields["items[2][properties][_tandem_offer]"]).toBe("0f1e2d3c4b5a0003");
    await close();
  });

  test("leaves out a level that can't be had, and marks none of two", async () => {
    const html = await renderBlock("tiers", { published: "page-of-several", products: { 3: null } });
    const { page, close } = await openBlock(browser, html, withoutScript);
    expect(await page.locator(".tandem-level").count()).toBe(2);
    expect(await page.locator(".tandem-level__mark").count()).toBe(0);
    expect(await page.getByRole("radio", { checked: true }).inputValue()).toBe("1");
    await close();
  });

  test("is nothing with fewer than two levels", async () => {
    const html = await renderBlock("tiers", { published: "page-of-several", products: { 2: null, 3: null } });
    expect(html.trim()).toBe("");
  });

  test("goes on to the next offer where the best one can't be had", async () => {
    const published = [
      ...[level("tier", 0, slot(1)), level("tier", 5, slot(1), slot(2))],
      ...[level("tier", 0, slot(1)), level("tier", 8, slot(1), slot(3))].map((one) => ({ ...one, id: "next" })),
    ];
    const html = await renderBlock("tiers", { published, products: { 2: null } });
    const { page, close } = await openBlock(browser, html, withoutScript);
    expect(await page.locator("[data-tandem-offer]").getAttribute("data-tandem-offer")).toBe("next");
    expect(await textsOf(page, ".tandem-level .tandem-price__pay")).toEqual(["£20.00", "£73.60"]);
    await close();
  });
});

describe("the quantity breaks block", () => {
  test("says what so many pieces cost", async () => {
    const html = await renderBlock("quantity-breaks", { published: "page-of-several" });
    const { page, close } = await openBlock(browser, html, withoutScript);
    expect(await textsOf(page, ".tandem-level__title")).toEqual(["1 piece", "2 pieces", "3 pieces"]);
    expect(await textsOf(page, ".tandem-level .tandem-price__pay")).toEqual(["£20.00", "£38.00", "£55.20"]);
    expect(await textsOf(page, ".tandem-level [data-tandem-saving]:visible")).toEqual([
      "You save £2.00",
      "You save £4.80",
    ]);
    await close();
  });

  test("puts one line of so many into the cart", async () => {
    const html = await renderBlock("quantity-breaks", { published: "page-of-several" });
    const { page, posts, close } = await openBlock(browser, html, withoutScript);
    await page.getByText("3 pieces", { exact: true }).click();
    await page.locator("button:visible").click();
    expect(Object.fromEntries(new URLSearchParams(posts[0]?.body))).toMatchObject({
      "items[0][id]": "45000000000011",
      "items[0][quantity]": "3",
      "items[0][properties][_tandem_offer]": "0f1e2d3c4b5a0004",
      "items[0][properties][_tandem_promise]": "8@2000GBP",
    });
    await close();
  });

  test("leaves out what the quantity rule forbids", async () => {
    const rule = { min: 1, max: 2, increment: 1 };
    const products = { 1: aProduct(1, { variants: [{ title: "Default Title", quantity_rule: rule }] }) };
    const html = await renderBlock("quantity-breaks", { published: "page-of-several", products });
    const { page, close } = await openBlock(browser, html, withoutScript);
    expect(await textsOf(page, ".tandem-level__title")).toEqual(["1 piece", "2 pieces"]);
    await close();
  });

  test("follows the variant that is chosen, on its card too", async () => {
    const products = { 1: aProduct(1, { variants: [{ title: "S" }, { title: "L", price: 3000 }] }) };
    const html = await renderBlock("quantity-breaks", { published: "page-of-several", products });
    const { page, close } = await openBlock(browser, html);
    await page.locator("select:visible").selectOption({ label: "L · £30.00" });
    expect((await textsOf(page, ".tandem-level .tandem-price__pay"))[1]).toBe("£57.00");
    expect(await textsOf(page, ".tandem-set__total:visible .tandem-price__pay")).toEqual(["£57.00"]);
    await close();
  });
});
