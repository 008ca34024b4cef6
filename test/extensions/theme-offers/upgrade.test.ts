import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "#test/support/browser.ts";
import { findBarriers } from "#test/support/find-barriers.ts";
import type { PageParts } from "./a-page.ts";
import { aProduct, FIRST_PRODUCT, type LiquidProduct, type ProductParts } from "./a-product.ts";
import { anAjaxCart, openTab, type TabParts } from "./a-shop-tab.ts";
import { aCart, aLine, renderOn, textOf, withOffers } from "./a-whole-page.ts";

type Facts = { size?: string; material?: string | null; rating?: number; reviews?: number } & ProductParts;

/** A pan: what it is made of, how it is rated. */
function aPan(number: number, { size = "24 cm", material = "Iron", rating = 4.2, reviews = 12, ...parts }: Facts = {}) {
  const pan = aProduct(number, { title: `Pan ${number}`, ...parts });
  return {
    ...pan,
    options_with_values: [{ name: "Size", values: [size] }],
    metafields: {
      facts: { material: material ? { type: "single_line_text_field", value: material } : undefined },
      reviews: { rating: { value: { rating, scale_max: 5 } }, rating_count: { value: reviews } },
    },
  };
}

const ROWS = [{ s: "option", k: "Size" }, { s: "metafield", k: "facts.material", l: "Material" }, { s: "rating" }];
const ENTRY = { id: "0f1e2d3c4b5a0006", to: FIRST_PRODUCT + 4, why: ["alike"], rows: ROWS };

/** The page of the lesser pan. */
function aPanPage(better: LiquidProduct | null, entry: object = {}, lesser = aPan(1, { price: 2000 })) {
  return withOffers(lesser, { upgrade_products: [better], upgrade: { v: 1, u: [{ ...ENTRY, ...entry }] } });
}

const better = (facts: Facts = {}) => aPan(4, { price: 3200, size: "28 cm", material: "Steel", rating: 4.7, ...facts });
const render = (product: LiquidProduct, cart: object[] = [], parts: PageParts = {}) =>
  renderOn("upgrade", { product, cart: aCart(cart) }, parts);

describe("the comparison", () => {
  test("says what differs, how both are rated by how many, what they cost and what the step costs", async () => {
    const text = textOf(await render(aPanPage(better({ reviews: 1 }))));
    expect(text).toContain("Size 24 cm 28 cm Material Iron Steel");
    expect(text).toContain("Rating ★ 4.2 out of 5 12 reviews ★ 4.7 out of 5 1 review");
    expect(text).toContain("£32.00 £12.00 more");
  });

  test("is a table whose rows and columns are named", async () => {
    const html = await render(aPanPage(better()));
    expect(html.match(/scope="col"/g)).toHaveLength(2);
    expect(html.match(/scope="row"/g)).toHaveLength(4);
    expect(html).toContain("<caption");
  });

  test("leaves out what is equal and what one of them does not say", async () => {
    const text = textOf(await render(aPanPage(better({ size: "24 cm", material: null }))));
    expect(text).not.toContain("Size");
    expect(text).not.toContain("Material");
    expect(text).toContain("Rating");
  });

  test("is about rating and price where nothing else differs", async () => {
    const text = textOf(await render(aPanPage(better(), { rows: [] })));
    expect(text).toContain("Rating");
    expect(text).toContain("£12.00 more");
  });

  test.each([
    [["alike"], "one step up."],
    [["alike", "substitute"], "rarely both"],
    [["alike", "substitute", "moved-up"], "later moved up"],
  ])("says one honest reason for %s", async (why, reason) => {
    expect(textOf(await render(aPanPage(better(), { why })))).toContain(reason);
  });

  test("says yes and no, and amounts with their unit", async () => {
    const rows = [
      { s: "metafield", k: "facts.oven", l: "Oven" },
      { s: "metafield", k: "facts.tank", l: "Tank" },
    ];
    const facts = (oven: boolean, value: number) => ({
      facts: { oven: { type: "boolean", value: oven }, tank: { type: "volume", value: { value, unit: "l" } } },
    });
    const page = aPanPage({ ...better(), metafields: facts(true, 2) }, { rows }, {
      ...aPan(1),
      metafields: facts(false, 1.5),
    } as never);
    expect(textOf(await render(page))).toContain("Oven No Yes Tank 1.5 l 2 l");
  });

  test("writes a measure as the shop does, its unit abbreviated", async () => {
    const rows = [{ s: "metafield", k: "facts.rim", l: "Rim" }];
    const rim = (value: number) => ({ facts: { rim: { type: "dimension", value: { value, unit: "CENTIMETERS" } } } });
    const page = aPanPage({ ...better(), metafields: rim(28) }, { rows }, { ...aPan(1), metafields: rim(24) } as never);
    expect(textOf(await render(page))).toContain("Rim 24 cm 28 cm");
  });

  describe("in a language whose options have other names than the published ones", () => {
    const size = (value: string, name = "Größe") => ({ name, values: [value] });
    const colour = { name: "Farbe", values: ["Blau"] };
    const compare = async (lesserOptions: object[], betterOptions: object[], primary = false) => {
      const lesser = { ...aPan(1, { price: 2000 }), options_with_values: lesserOptions };
      const product = aPanPage({ ...better(), options_with_values: betterOptions } as never, {}, lesser as never);
      const request = { page_type: "product", locale: { primary } };
      return textOf(await renderOn("upgrade", { product, cart: aCart([]), request }));
    };

    test("the only option of both is it", async () => {
      expect(await compare([size("24 cm")], [size("28 cm")])).toContain("Größe 24 cm 28 cm");
    });

    test("one that has the name in one product tells the place in the other", async () => {
      const found = await compare([colour, size("24 cm", "Size")], [colour, size("28 cm")]);
      expect(found).toContain("Size 24 cm 28 cm");
    });

    test("the only name that both have is it", async () => {
      const pattern = { name: "Muster", values: ["Rund"] };
      expect(await compare([pattern, size("24 cm")], [size("28 cm"), colour])).toContain("Größe 24 cm 28 cm");
    });

    test("what can't be told is left out, and what is named otherwise in the shop's own language", async () => {
      const red = { ...colour, values: ["Rot"] };
      const several = await compare([size("24 cm"), colour], [size("28 cm"), red]);
      expect(several).not.toMatch(/Größe|Farbe/);
      expect(await compare([size("24 cm")], [size("28 cm")], true)).not.toContain("Größe");
    });
  });

  test("prints a hostile title and fact as text", async () => {
    const evil = `"><script>alert(1)</script>'`;
    const html = await render(aPanPage(better({ title: evil, material: evil })));
    expect(html).not.toContain("<script>");
    expect(textOf(html)).toContain("&lt;script&gt;");
  });

  test("speaks the shopper's language", async () => {
    const german = { locale: "de", currency: "EUR", moneyFormat: "{{amount_with_comma_separator}} €" };
    expect(textOf(await render(aPanPage(better()), [], german))).toContain("12,00 € mehr");
  });
});

describe("nothing is shown", () => {
  const cases: [string, LiquidProduct, object[], PageParts][] = [
    ["for a better one that is sold out", aPanPage(better({ variants: [{ available: false }] })), [], {}],
    ["for one that is unpublished or not for this market", aPanPage(null), [], {}],
    ["for a gift card", aPanPage(better({ "gift_card?": true })), [], {}],
    ["for one that is sold by subscription only", aPanPage(better({ requires_selling_plan: true })), [], {}],
    ["for one that is in the cart already", aPanPage(better()), [aLine(better())], {}],
    ["while offers are off", aPanPage(better()), [], { config: { on: false } }],
    ["before its first day", aPanPage(better(), { from: "2026-11-25" }), [], {}],
    ["to buyers for a company", aPanPage(better()), [], { customer: { "b2b?": true } }],
    ["to who is not in its audience", aPanPage(better(), { audience: "vip" }), [], {}],
  ];
  test.each(cases)("%s", async (_, product, cart, parts) => {
    const customer = parts.customer ? { customer: parts.customer } : {};
    expect(textOf(await renderOn("upgrade", { product, cart: aCart(cart), ...customer }, parts))).toBe("");
  });
});

describe("Upgrade now", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  const line = {
    key: "1:a",
    product_id: FIRST_PRODUCT + 1,
    variant_id: 45_000_000_000_011,
    quantity: 3,
    properties: { Engraving: "For Ada", _tandem_offer: "old", _tandem_promise: "5" },
  };
  const betterPan = better({ variants: [{ title: "Default Title", url: "/products/pan-4?variant=9" } as never] });
  const open = async (parts: TabParts, inCart: boolean) => {
    const lesser = aPanPage(betterPan);
    const html = await render(lesser, inCart ? [aLine(lesser)] : []);
    return await openTab(await browser.newContext(), {
      body: () => html,
      cart: anAjaxCart(inCart ? [{ ...line }] : []),
      ...parts,
    });
  };

  test("is a link to the better one, with and without script", async () => {
    const { page, problems } = await open({}, false);
    expect(await page.getByRole("link", { name: "Upgrade now" }).getAttribute("href")).toBe(
      "/products/pan-4?variant=9",
    );
    expect(await page.getByRole("button", { name: "Upgrade now" }).count()).toBe(0);
    expect(await findBarriers(page)).toEqual([]);
    expect(problems).toEqual([]);
    const plain = await openTab(await browser.newContext({ javaScriptEnabled: false }), {
      body: () => render(aPanPage(betterPan), [aLine(aPan(1))]),
    });
    expect(await plain.page.getByRole("link", { name: "Upgrade now" }).isVisible()).toBe(true);
  });

  test("takes the place of the one in the cart, as many and with the shopper's own properties", async () => {
    const { page, cart } = await open({}, true);
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole("button", { name: "Upgrade now" }).click();
    await page.waitForURL("**/cart");
    expect(cart.items).toHaveLength(1);
    expect(cart.items[0]).toMatchObject({ variant_id: betterPan.variants[0]?.id, quantity: 3 });
    expect(cart.items[0]?.properties).toEqual({ Engraving: "For Ada", _tandem_offer: ENTRY.id });
  });

  test("leaves the cart as it was where the better one can't come in, and says why", async () => {
    const refuse = (path: string) =>
      path === "/cart/add.js" ? { status: 422, description: "Only 2 are left." } : null;
    const { page, cart, asked } = await open({ refuse }, true);
    await page.getByRole("button", { name: "Upgrade now" }).click();
    await page.getByText("Only 2 are left. That did not work. Your cart is as it was.").waitFor();
    expect(cart.items).toEqual([line]);
    expect(asked.map(({ path }) => path)).not.toContain("/cart/change.js");
    expect(await page.evaluate(() => document.activeElement?.matches("[data-tandem-switch]"))).toBe(true);
  });

  test("says that both are in the cart where the old one can't be taken out", async () => {
    const refuse = (path: string) => (path === "/cart/change.js" ? { status: 500, description: "" } : null);
    const { page, cart } = await open({ refuse }, true);
    await page.getByRole("button", { name: "Upgrade now" }).click();
    await page.getByText("Both are in your cart now.").waitFor();
    expect(cart.items).toHaveLength(2);
  });
});
