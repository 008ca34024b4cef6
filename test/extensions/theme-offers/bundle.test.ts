import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "#test/support/browser.ts";
import { type PageParts, renderBlock } from "./a-page.ts";
import { aProduct, FIRST_PRODUCT } from "./a-product.ts";
import { fieldsOf, openBlock, textsOf } from "./open-block.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** The bundle block as a shopper without script has it. */
async function openBundle(parts: PageParts) {
  return await openBlock(browser, await renderBlock("bundle", parts), { javaScriptEnabled: false });
}

const slot = (number: number, q = 1) => ({ p: [FIRST_PRODUCT + number], q });
const bundle = (parts: object) => ({
  id: "0f1e2d3c4b5a0009",
  kind: "bundle",
  slots: [slot(1), slot(2)],
  pct: 5,
  ...parts,
});

describe("the bundle block", () => {
  test("shows each product with its price in the set, the total and the saving", async () => {
    const { page, close } = await openBundle({ published: "pair" });
    expect(await textsOf(page, ".tandem-row__title")).toEqual(["Product 1", "Product 2"]);
    expect(await textsOf(page, ".tandem-row__price")).toEqual([
      "Regular price £20.00 Your price £19.00",
      "Regular price £40.00 Your price £38.00",
    ]);
    expect(await textsOf(page, ".tandem-set__total")).toEqual([
      "2 pieces together Regular price £60.00 Your price £57.00 You save £3.00",
    ]);
    await close();
  });

  test("puts the whole set into the cart with a plain form, each line with its marks", async () => {
    const { page, posts, close } = await openBundle({ published: "pair" });
    await page.getByRole("button", { name: "Complete the set" }).click();
    expect(posts.map(({ url }) => url)).toEqual(["/cart/add"]);
    expect(Object.fromEntries(new URLSearchParams(posts[0]?.body))).toEqual({
      "items[0][id]": "45000000000011",
      "items[0][quantity]": "1",
      "items[0][properties][_tandem_offer]": "0f1e2d3c4b5a0001",
      "items[0][properties][_tandem_promise]": "5@2000GBP",
      "items[1][id]": "45000000000021",
      "items[1][quantity]": "1",
      "items[1][properties][_tandem_offer]": "0f1e2d3c4b5a0001",
      "items[1][properties][_tandem_promise]": "5@4000GBP",
    });
    await close();
  });

  test("reduces no variant further than its cap", async () => {
    const { page, close } = await openBundle({ published: "capped" });
    // 10 % of 20.00, 6 % of 40.00, 7.5 % of 60.00.
    expect(await textsOf(page, ".tandem-row__price .tandem-price__pay")).toEqual(["£18.00", "£37.60", "£55.50"]);
    const fields = await fieldsOf(page);
    expect([0, 1, 2].map((row) => fields[`items[${row}][properties][_tandem_promise]`])).toEqual([
      "10@2000GBP",
      "6@4000GBP",
      "7.5@6000GBP",
    ]);
    await close();
  });

  test("promises without a script only what is sure: the least percent of the variants, and no price", async () => {
    const second = aProduct(2, { variants: [{ title: "Small" }, { title: "Large", price: 5000 }] });
    const caps = { [`v${second.variants[1]?.id}`]: 3 };
    const { page, close } = await openBundle({ published: [bundle({ caps })], products: { 2: second } });
    const fields = await fieldsOf(page);
    expect(fields["items[1][properties][_tandem_promise]"]).toBe("3");
    expect(await textsOf(page, "select option")).toEqual(["Small · £40.00", "Large · £50.00"]);
    await close();
  });

  test("of a choice, each place has its own select", async () => {
    const { page, close } = await openBundle({ published: "choice" });
    const selects = page.locator("select");
    expect(await selects.evaluateAll((all) => all.map((one) => (one as HTMLSelectElement).value))).toEqual([
      "45000000000011",
      "45000000000021",
      "45000000000041",
    ]);
    expect(await textsOf(page, ".tandem-set__total .tandem-price__pay")).toEqual(["£126.00"]);
    await close();
  });

  test("a product with more than 100 variants is chosen on its own page, and the set has no form", async () => {
    const variants = Array.from({ length: 101 }, (_, index) => ({ title: `Shade ${index}` }));
    const { page, close } = await openBundle({ published: "pair", products: { 2: aProduct(2, { variants }) } });
    expect(await page.locator("form, button, select").count()).toBe(0);
    const link = page.getByRole("link", { name: "Choose options Product 2" });
    expect(await link.getAttribute("href")).toBe("/products/product-2");
    expect(await textsOf(page, ".tandem-set__note")).toEqual([
      "Put all of them into your cart: the saving comes off there.",
    ]);
    await close();
  });

  test("the page's own product keeps its chosen variant, however many it has", async () => {
    const variants = Array.from({ length: 101 }, (_, index) => ({ title: `Shade ${index}` }));
    const { page, close } = await openBundle({ published: "pair", products: { 1: aProduct(1, { variants }) } });
    expect((await fieldsOf(page))["items[0][id]"]).toBe("45000000000011");
    await close();
  });

  test("what is in the cart already is not offered again", async () => {
    const cart = [1, 2].map((number) => ({ product_id: FIRST_PRODUCT + number, quantity: 1 }));
    const { page, close } = await openBundle({ published: "pair", cart });
    expect(await page.locator("form, button").count()).toBe(0);
    expect(await textsOf(page, ".tandem-set__note")).toEqual(["✓ In your cart. View cart"]);
    await close();
  });

  test.each([
    ["at its full price", {}, ["items[1][id]"]],
    ["with a saving of another set", { final_line_price: 1900 }, ["items[0][id]", "items[1][id]"]],
    ["by subscription", { selling_plan_allocation: { price: 1900 } }, ["items[0][id]", "items[1][id]"]],
    ["in another variant", { variant_id: 1 }, ["items[0][id]", "items[1][id]"]],
  ])(
    "what is in the cart %s is part of the set and not bought twice only if it can be reduced",
    async (_, line, ids) => {
      const there = { product_id: FIRST_PRODUCT + 1, variant_id: 45_000_000_000_011, quantity: 1 };
      const price = { original_line_price: 2000, final_line_price: 2000 };
      const { page, close } = await openBundle({ published: "pair", cart: [{ ...there, ...price, ...line }] });
      expect(Object.keys(await fieldsOf(page)).filter((name) => name.endsWith("[id]"))).toEqual(ids);
      expect(await textsOf(page, "small")).toEqual(ids.length === 1 ? ["In your cart."] : []);
      // Together they cost what they cost, whoever is in the cart already.
      expect(await textsOf(page, ".tandem-set__total .tandem-price__pay")).toEqual(["£57.00"]);
      await close();
    },
  );

  test("shows as many bundles as the merchant wants, best first, each under its own id", async () => {
    const published = [bundle({ id: "b1" }), bundle({ id: "b2", slots: [slot(1), slot(3)] }), bundle({ id: "b3" })];
    const { page, close } = await openBundle({ published, settings: { most: 2 } });
    const offers = await page
      .locator("[data-tandem-offer]")
      .evaluateAll((all) => all.map((one) => ({ ...(one as HTMLElement).dataset })));
    expect(offers).toEqual(
      ["b1", "b2"].map((id) => ({ tandemOffer: id, tandemKind: "bundle", tandemPlacement: "product" })),
    );
    expect(await textsOf(page, "h2")).toEqual(["Goes well together", "Also goes well together"]);
    await close();
  });

  test("a saving of nothing is not mentioned", async () => {
    const { page, close } = await openBundle({ published: "no-saving" });
    expect(await page.locator(".tandem-saving:visible, s:visible").count()).toBe(0);
    expect(await textsOf(page, ".tandem-set__total .tandem-price__pay")).toEqual(["£60.00"]);
    await close();
  });

  test("without a saving a price stands beside what the shop compares it to", async () => {
    const products = { 2: aProduct(2, { variants: [{ title: "Default Title", compare_at_price: 4500 }] }) };
    const { page, close } = await openBundle({ published: "no-saving", products });
    expect(await textsOf(page, ".tandem-row__price s:visible")).toEqual(["£45.00"]);
    await close();
  });

  test("says the merchant's own words and the last day it is here, in the shopper's language", async () => {
    const parts: PageParts = {
      published: "dated",
      now: "2026-12-05T12:00:00Z",
      customer: { metafields: { $app: { audiences: { value: ["vip", "wholesale"] } } } },
      words: { festive: { title: "Fest & Freude", call_to_action: "Ja, gern" } },
    };
    const { page, close } = await openBundle({ ...parts, locale: "de" });
    expect(await textsOf(page, "h2")).toEqual(["Fest & Freude"]);
    expect(await textsOf(page, ".tandem-until")).toEqual(["Bis Mittwoch, 30. Dezember"]);
    expect(await textsOf(page, "button")).toEqual(["Ja, gern"]);
    await close();
  });

  test.each([
    ["#1f6b42", false],
    ["#ffe066", true],
  ])("a saving on %s is written in black: %s", async (badge, isBlack) => {
    const html = await renderBlock("bundle", { published: "pair", settings: { badge } });
    expect(html).toContain(`--tandem-badge:${badge}`);
    expect(html.includes("--tandem-badge-text:#000")).toBe(isBlack);
  });

  test("a currency without a minor unit is counted in whole units", async () => {
    const products = { 1: aProduct(1, { price: 100_000 }), 2: aProduct(2, { price: 33_300 }) };
    const parts = {
      published: [bundle({ pct: 7.5 })],
      products,
      currency: "JPY",
      moneyFormat: "¥{{amount_no_decimals}}",
    };
    const { page, close } = await openBundle(parts);
    // 7.5 % of 1,000 is 75; of 333 it is 24.975, which is 24.
    expect(await textsOf(page, ".tandem-row__price .tandem-price__pay")).toEqual(["¥925", "¥309"]);
    await close();
  });
});
