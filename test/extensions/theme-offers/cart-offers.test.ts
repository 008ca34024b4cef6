import { describe, expect, test } from "vitest";
import type { PageParts } from "./a-page.ts";
import { aProduct, FIRST_PRODUCT, type LiquidProduct } from "./a-product.ts";
import { aCart, aLine, renderOn, textOf, withOffers } from "./a-whole-page.ts";

const slot = (number: number, q = 1) => ({ p: [FIRST_PRODUCT + number], q });
const aSet = (id: string, slots: object[], parts: object = {}) => ({ id, kind: "bundle", slots, pct: 10, ...parts });

/** Product 1, £20, as the cart's line, with the sets that stand on its page. */
function anAnchor(sets: object[], companions: (LiquidProduct | null)[] = [aProduct(2), aProduct(3)]): LiquidProduct {
  return withOffers(aProduct(1), { bundles: { v: 1, b: sets }, bundle_products: companions });
}

const render = (lines: object[], parts: PageParts = {}, cart: object = {}) =>
  renderOn("cart-offers", { cart: { ...aCart(lines, parts.currency), ...cart } }, parts);
const offersIn = (html: string) => [...html.matchAll(/data-tandem-offer="(\w+)"/g)].map(([, id]) => id);

describe("a set that the cart nearly fills", () => {
  test("is offered with what is missing, its price, and the saving on the whole set", async () => {
    const text = textOf(await render([aLine(anAnchor([aSet("s", [slot(1), slot(2)])]))]));
    // 10 % of £20 and of £40.
    expect(text).toContain("Add Product 2 and save £6.00 on the set");
    expect(text).toContain("Regular price £40.00 Your price £36.00");
    expect(text).toContain("£2.00 of it comes off what is in your cart already.");
  });

  test("is a plain form of what is missing, with our marks", async () => {
    const html = await render([aLine(anAnchor([aSet("s", [slot(1), slot(2), slot(3, 2)])]))]);
    expect(html).toContain('<form action="/cart/add" method="post">');
    expect(html).toContain('name="items[1][quantity]" value="2"');
    expect(html).toContain('name="items[0][properties][_tandem_offer]" value="s"');
    expect(html).toContain('name="items[0][properties][_tandem_promise]" value="10@4000GBP"');
    expect(html).not.toContain('value="45000000000011"');
    expect(textOf(html)).toContain("Add both and save £18.00 on the set");
  });

  test("comes in the order of what it saves, and no product is asked for twice", async () => {
    const sets = [
      aSet("small", [slot(1), slot(2)], { pct: 5 }),
      aSet("great", [slot(1), slot(3)], { pct: 20 }),
      aSet("again", [slot(1), slot(3)], { pct: 15 }),
    ];
    expect(offersIn(await render([aLine(anAnchor(sets))], { settings: { most: 3 } }))).toEqual(["great", "small"]);
    expect(offersIn(await render([aLine(anAnchor(sets))]))).toEqual(["great"]);
  });

  test("counts what is given up for it: the step from one level to the next", async () => {
    const levels = [
      aSet("t", [slot(1), slot(2)], { kind: "tier" }),
      aSet("t", [slot(1), slot(2), slot(3)], { kind: "tier", pct: 15 }),
    ];
    const cart = [aLine(anAnchor(levels), { reduced: 200 }), aLine(aProduct(2), { reduced: 400 })];
    // 15 % of £120 is £18; £6 of it the cart has already.
    expect(textOf(await render(cart))).toContain("Add Product 3 and save £12.00 on the set");
  });

  test("takes the least of percent and cap, and whole coins of a currency without a minor unit", async () => {
    const capped = aSet("s", [slot(1), slot(2)], { caps: { [`p${FIRST_PRODUCT + 1}`]: 5, v45000000000021: 0 } });
    expect(textOf(await render([aLine(anAnchor([capped]))]))).toContain("save £1.00 on the set");
    const yen = { currency: "JPY", moneyFormat: "¥{{amount_no_decimals}}" };
    const cheap = withOffers(aProduct(1, { price: 99_900 }), {
      bundles: { v: 1, b: [aSet("s", [slot(1), slot(2)])] },
      bundle_products: [aProduct(2, { price: 55_500 })],
    });
    // 99.9 → 99 and 55.5 → 55.
    expect(textOf(await render([aLine(cheap)], yen))).toContain("save ¥154 on the set");
  });

  test("lets the shopper choose a variant; where their prices differ, the saving is told in percent", async () => {
    const variants = [{ title: "Oak" }, { title: "Ash" }];
    const same = await render([aLine(anAnchor([aSet("s", [slot(1), slot(2)])], [aProduct(2, { variants })]))]);
    expect(same).toContain('<select class="tandem-row__select" name="items[0][id]"');
    expect(textOf(same)).toContain("save £6.00 on the set");
    const dearer = aProduct(2, { variants: [{ title: "Oak" }, { title: "Ash", price: 9000 }] });
    const varied = textOf(await render([aLine(anAnchor([aSet("s", [slot(1), slot(2)])], [dearer]))]));
    expect(varied).toContain("save 10% on the set");
    expect(varied).not.toContain("£2.00");
  });

  test("prints a hostile title as text, in the shopper's language", async () => {
    const evil = aProduct(2, { title: `<img src=x onerror=alert(1)>"'🧺` });
    const html = await render([aLine(anAnchor([aSet("s", [slot(1), slot(2)])], [evil]))], { locale: "fr" });
    expect(html).not.toContain("<img src=x");
    expect(textOf(html)).toContain("Complétez votre ensemble");
  });
});

describe("nothing is offered", () => {
  const pair = aSet("s", [slot(1), slot(2)]);
  const anchor = anAnchor([pair]);
  const cases: [string, object[], PageParts][] = [
    ["for an empty cart", [], {}],
    ["for a set that is filled", [aLine(anchor), aLine(aProduct(2))], {}],
    [
      "that is in the cart already, though too few of it",
      [aLine(anAnchor([aSet("s", [slot(1), slot(2, 2)])])), aLine(aProduct(2))],
      {},
    ],
    ["for a set that lacks three", [aLine(anAnchor([aSet("s", [slot(1), slot(2), slot(3), slot(4)])]))], {}],
    ["that is sold out", [aLine(anAnchor([pair], [aProduct(2, { variants: [{ available: false }] })]))], {}],
    ["that is unpublished or not for this market", [aLine(anAnchor([pair], [null]))], {}],
    ["that is a gift card", [aLine(anAnchor([pair], [aProduct(2, { "gift_card?": true })]))], {}],
    [
      "that is sold by subscription only",
      [aLine(anAnchor([pair], [aProduct(2, { requires_selling_plan: true })]))],
      {},
    ],
    ["for a subscription in the cart", [aLine(anchor, { selling_plan_allocation: { price: 1 } })], {}],
    ["without a saving", [aLine(anAnchor([aSet("s", [slot(1), slot(2)], { pct: 0 })]))], {}],
    ["for more of one product", [aLine(anAnchor([aSet("s", [slot(1, 3)], { kind: "quantity" })]))], {}],
    ["where another set would have to go", [aLine(anchor, { reduced: 200 }), aLine(aProduct(5), { reduced: 500 })], {}],
    ["when the cart saves as much already", [aLine(anchor, { reduced: 600 })], {}],
    ["on its last day, for the page may be old tomorrow", [aLine(anAnchor([{ ...pair, until: "2026-11-24" }]))], {}],
    ["while offers are off", [aLine(anchor)], { config: { on: false } }],
  ];
  test.each(cases)("%s", async (_, lines, parts) => {
    const html = await render(lines, parts);
    expect(textOf(html)).toBe("");
    expect(html).toContain(" hidden");
  });

  test("but the merchant is told so in the theme editor", async () => {
    const html = await renderOn("cart-offers", { cart: aCart([]), request: { design_mode: true } });
    expect(textOf(html)).toContain("Shoppers see nothing here.");
  });
});
