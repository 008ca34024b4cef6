import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "#test/support/browser.ts";
import { findBarriers } from "#test/support/find-barriers.ts";
import type { PageParts } from "./a-page.ts";
import { aProduct, FIRST_PRODUCT, type LiquidProduct } from "./a-product.ts";
import { openTab } from "./a-shop-tab.ts";
import { aCart, aLine, renderOn, textOf, withOffers } from "./a-whole-page.ts";

type List = (LiquidProduct | null)[];
type Scene = { picks?: List; why?: object; companions?: List; popular?: List; cart?: object[] } & PageParts;

/** The block on the page of product 1. */
async function render({ picks, why, companions = [], popular = [], cart = [], ...parts }: Scene): Promise<string> {
  const fields = { picks: { value: picks }, picks_why: { value: { v: 1, w: why ?? {} } } };
  const globals = {
    product: withOffers(aProduct(1), { bundle_products: companions }),
    cart: aCart(cart),
    customer: picks ? { metafields: { $app: fields } } : null,
    shop: { metafields: { $app: { fallback_products: { value: popular } } } },
  };
  return await renderOn("picks", globals, parts);
}

const some = (...numbers: number[]): LiquidProduct[] => numbers.map((number) => aProduct(number));
const titlesIn = (html: string) => [...html.matchAll(/<bdi>(.*?)<\/bdi>/g)].map(([, title]) => title);

describe("the heading says where the products come from", () => {
  test.each<[string, Scene]>([
    ["Picked for you", { picks: some(2, 3), companions: some(3, 4), popular: some(4, 5) }],
    ["Customers also bought", { companions: some(3, 4), popular: some(4, 5) }],
    ["Popular right now", { companions: some(3), popular: some(4, 5) }],
    ["Popular right now", { companions: some(3, 4), popular: some(4, 5), settings: { also_bought: false } }],
    ["Gerade beliebt", { popular: some(4, 5), locale: "de" }],
  ])("%s", async (heading, scene) => {
    expect(textOf(await render(scene))).toMatch(new RegExp(`^${heading}`));
  });
});

describe("a list of picks", () => {
  test("leaves out what can't be bought, the page's own product and what is in the cart", async () => {
    const popular = [
      ...some(1, 2),
      null,
      aProduct(3, { variants: [{ available: false }] }),
      aProduct(4, { "gift_card?": true }),
      aProduct(5, { requires_selling_plan: true }),
      ...some(6, 7, 8),
    ];
    const html = await render({ popular, cart: [aLine(aProduct(6))] });
    expect(titlesIn(html)).toEqual(["Product 2", "Product 7", "Product 8"]);
  });

  test("shows at most as many as the merchant wants, and nothing where fewer than two are left", async () => {
    expect(titlesIn(await render({ popular: some(2, 3, 4, 5), settings: { most: 3 } }))).toHaveLength(3);
    expect(await render({ popular: some(2) })).not.toContain("tandem");
    expect(await render({ popular: some(2, 3), config: { on: false } })).not.toContain("tandem");
  });

  test("gives the reason of a pick, and none that it does not know", async () => {
    const why = { [FIRST_PRODUCT + 2]: "goes-with", [FIRST_PRODUCT + 3]: '"><b>' };
    const html = await render({ picks: some(2, 3), why });
    expect(textOf(html)).toContain("Product 2 Goes with what you bought");
    expect(html).not.toContain("<b>");
  });

  test("says from which price, and what was the regular one", async () => {
    const varied = aProduct(2, { variants: [{ price: 500 }, { price: 900 }] });
    const reduced = aProduct(3, { variants: [{ title: "Default Title", price: 500, compare_at_price: 800 }] });
    const text = textOf(await render({ popular: [{ ...varied, price: 500 } as LiquidProduct, reduced] }));
    expect(text).toContain("From Regular price Your price £5.00");
    expect(text).toContain("Regular price £8.00 Your price £5.00");
  });

  test("prints a hostile title as text", async () => {
    const html = await render({ popular: [aProduct(2, { title: "<script>alert(1)</script>" }), aProduct(3)] });
    expect(html).not.toContain("<script>");
  });

  test("adds from here only what has nothing to choose, and only if the merchant wants it", async () => {
    const popular = [aProduct(2), aProduct(3, { variants: [{ title: "S" }, { title: "L" }] })];
    expect(await render({ popular })).not.toContain("<form");
    const html = await render({ popular, settings: { quick_add: true } });
    expect([...html.matchAll(/items\[0\]\[id\]" value="(\d+)"/g)].map(([, id]) => id)).toEqual(["45000000000021"]);
  });
});

describe("picks in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  test("scroll in one line, one stop of the tab key a card, and the page stays as wide as the screen", async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
    const { page, problems } = await openTab(context, { body: () => render({ popular: some(2, 3, 4, 5, 6) }) });
    expect(await page.locator(".tandem-picks :is(a, button, input, [tabindex])").count()).toBe(5);
    for (let stop = 0; stop < 5; stop++) await page.keyboard.press("Tab");
    const box = await page.getByRole("link", { name: "Product 6" }).boundingBox();
    expect((box?.x ?? 999) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await findBarriers(page)).toEqual([]);
    expect(problems).toEqual([]);
  });
});
