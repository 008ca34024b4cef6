import { describe, expect, test } from "vitest";
import { type PageParts, renderBlock } from "./a-page.ts";
import { aProduct, FIRST_PRODUCT, type LiquidVariant } from "./a-product.ts";

const slot = (number: number, q = 1) => ({ p: [FIRST_PRODUCT + number], q });
const bundle = (parts: object = {}) => ({ id: "b1", kind: "bundle", slots: [slot(1), slot(2)], pct: 5, ...parts });

const tier = (pct: number, numbers: number[]) =>
  bundle({ id: "t1", kind: "tier", pct, slots: numbers.map((one) => slot(one)) });

/** Whether a shopper sees anything at all of the block. */
async function isShown(parts: PageParts): Promise<boolean> {
  return (await renderBlock("bundle", { published: [bundle()], ...parts })).trim() !== "";
}

/** The second product, changed in all its variants. */
function second(variant: Partial<LiquidVariant>): PageParts {
  return {
    products: {
      2: aProduct(2, {
        variants: [
          { title: "A", ...variant },
          { title: "B", ...variant },
        ],
      }),
    },
  };
}

const rule = (min: number, max: number | null, increment: number) => second({ quantity_rule: { min, max, increment } });
const company = { "b2b?": true, metafields: {} };
const inAudience = { metafields: { $app: { audiences: { value: ["vip"] } } } };

describe("a bundle that can be had", () => {
  test.each<[string, PageParts]>([
    ["as it is published", {}],
    [
      "in one variant that is left, where the others are sold out",
      {
        products: { 2: aProduct(2, { variants: [{ title: "A", available: false }, { title: "B" }] }) },
      },
    ],
    [
      "where the quantity rule allows so many",
      { ...rule(2, 6, 2), published: [bundle({ slots: [slot(1), slot(2, 4)] })] },
    ],
    ["by a company, where companies see offers too", { customer: company, config: { b2b: true } }],
    ["by a shopper of its audience", { customer: inAudience, published: [bundle({ audience: "vip" })] }],
    [
      "from its first day on, as the shop's own clock has it",
      {
        published: [bundle({ from: "2026-12-01" })],
        // Still November in London, and December in Auckland.
        ...{ now: "2026-11-30T12:00:00Z", timeZone: "Pacific/Auckland" },
      },
    ],
    ["until the day before its last", { published: [bundle({ until: "2026-11-25" })] }],
    [
      "to the last second before its end date, as the shop's own clock has it",
      { published: [bundle({ until: "2026-11-30" })], now: "2026-11-30T04:59:59Z", timeZone: "America/New_York" },
    ],
    ["beside a tier of other products", { published: [bundle({ pct: 0 }), tier(9, [1, 3])] }],
    ["beside a tier with more in it", { published: [bundle({ pct: 0 }), tier(9, [1, 2, 3])] }],
    ["beside a tier that saves no more", { published: [bundle(), tier(5, [1, 2])] }],
    ["beside a tier for others", { published: [bundle({ pct: 0 }), { ...tier(9, [1, 2]), audience: "vip" }] }],
    [
      "with a saving, beside a tier of some of its products",
      { published: [bundle({ slots: [slot(1), slot(2), slot(3)] }), tier(9, [1, 2])] },
    ],
    ["of products that cost nothing", { products: { 1: aProduct(1, { price: 0 }), 2: aProduct(2, { price: 0 }) } }],
  ])("is shown %s", async (_, parts) => {
    expect(await isShown(parts)).toBe(true);
  });
});

describe("a bundle that can't be had", () => {
  test.each<[string, PageParts]>([
    ["with a product deleted, unpublished or not sold in this market", { products: { 2: null } }],
    ["with a product sold out", second({ available: false })],
    ["with a gift card", { products: { 2: aProduct(2, { "gift_card?": true }) } }],
    ["with a product sold by subscription only", { products: { 2: aProduct(2, { requires_selling_plan: true }) } }],
    ["with variants sold by subscription only", second({ requires_selling_plan: true })],
    ["with fewer than may be bought", rule(2, null, 1)],
    ["with more than may be bought", { ...rule(1, 2, 1), published: [bundle({ slots: [slot(1), slot(2, 3)] })] }],
    [
      "between the steps of a quantity rule",
      { ...rule(2, null, 2), published: [bundle({ slots: [slot(1), slot(2, 3)] })] },
    ],
    ["beside a tier that saves more on the same products", { published: [bundle(), tier(9, [2, 1])] }],
    [
      "without a saving, beside a tier that saves on some of its products",
      { published: [bundle({ pct: 0, slots: [slot(1), slot(2), slot(3)] }), tier(9, [1, 3]), tier(0, [1])] },
    ],
    ["by a company", { customer: company }],
    ["with offers switched off", { config: { on: false } }],
    ["before its first day", { published: [bundle({ from: "2026-11-25" })] }],
    ["from its last day on, that pages in a cache don't outlive it", { published: [bundle({ until: "2026-11-24" })] }],
    [
      "from the first second of its end date, as the shop's own clock has it",
      { published: [bundle({ until: "2026-11-30" })], now: "2026-11-30T05:00:00Z", timeZone: "America/New_York" },
    ],
    ["by somebody unknown, for an audience", { published: [bundle({ audience: "vip" })] }],
    ["by a shopper of another audience", { customer: inAudience, published: [bundle({ audience: "wholesale" })] }],
    ["after everything was taken back", { published: "off" }],
  ])("is not shown %s, and leaves no box behind", async (_, parts) => {
    expect(await isShown(parts)).toBe(false);
  });

  test("says so to the merchant in the theme editor", async () => {
    const html = await renderBlock("bundle", { published: "off", designMode: true });
    expect(html).toContain("Tandem: no bundle is shown for this product.");
  });
});

describe("a hostile shop", () => {
  const HOSTILE = `<script>alert(1)</script>"'><b onmouseover='x' &amp; <!-- tandem --> \u202eevil 👩‍👩‍👧 ${"x".repeat(180)}`;

  test("does nothing to the page with its titles", async () => {
    const products = [1, 2].map((number) =>
      aProduct(number, {
        title: HOSTILE,
        variants: [{ title: HOSTILE }, { title: "</select>" }],
        featured_image: null,
      }),
    );
    for (const name of ["bundle", "tiers", "quantity-breaks"]) {
      const html = await renderBlock(name, {
        products: { 1: products[0] ?? null, 2: products[1] ?? null },
        published: name === "bundle" ? "pair" : "page-of-several",
        settings: { heading: HOSTILE },
      });
      expect(html).toContain("&lt;script&gt;");
      expect(html.match(/<\/?(script|b)\b|<!--/g)).toBeNull();
    }
  });

  test("does nothing to the page with the merchant's words either", async () => {
    const words = { w: { title: HOSTILE, call_to_action: HOSTILE } };
    const html = await renderBlock("bundle", { published: [bundle({ words: "w" })], words });
    expect(html.match(/&lt;script&gt;/g)?.length).toBeGreaterThanOrEqual(2);
    expect(html.match(/<\/?(script|b)\b|<!--/g)).toBeNull();
  });
});
