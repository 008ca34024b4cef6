import { createResult } from "@shopify/ui-extensions-tester/checkout";
import { afterEach, describe, expect, test, vi } from "vitest";
import { openCheckout, type Scene } from "./a-checkout.ts";
import { press, read, readAll } from "./read-page.ts";

let close = () => {};
afterEach(() => close());

async function open(scene: Scene) {
  const { extension, ...rest } = openCheckout(scene);
  close = () => extension[Symbol.dispose]();
  await extension.render();
  return rest;
}

const UP = {
  ...{ id: "up", to: 4, why: ["moved-up", "alike"] },
  rows: [
    { s: "option", k: "Size" },
    { s: "metafield", k: "facts.material", l: "Material" },
    { s: "metafield", k: "facts.washable", l: "Washable" },
    { s: "metafield", k: "facts.origin", l: "Made in" },
    { s: "weight" },
    { s: "rating" },
    { s: "price" },
  ],
};
const facts = (material: string, washable: boolean, rating: string) => [
  { key: "facts.material", type: "single_line_text_field", value: material },
  { key: "facts.washable", type: "boolean", value: String(washable) },
  { key: "facts.origin", type: "single_line_text_field", value: "Leeds" },
  { key: "reviews.rating", type: "rating", value: `{"value":"${rating}","scale_min":"1.0","scale_max":"5.0"}` },
  { key: "reviews.rating_count", type: "number_integer", value: "12" },
];
const MUG = { id: 1, title: "Mug", price: "20.00", options: { Size: ["Small"] }, facts: facts("Clay", false, "4.1") };
const FINE = {
  id: 4,
  title: "Fine mug",
  price: "26.00",
  options: { Size: ["Large"] },
  facts: facts("China", true, "4.8"),
};
const CART: Scene = {
  lines: [{ product: 1, unit: 20, quantity: 2, attributes: [{ key: "Engraving", value: "Ann" }] }],
  published: { 1: { upgrade: { v: 1, u: [UP] } } },
  sold: [MUG, FINE],
};
const GO = "Upgrade now: One step up: Fine mug";

describe("an upgrade", () => {
  test("says what it is, what all of it costs more, why, and in what the two differ", async () => {
    await open(CART);
    const page = await read("Fine mug");
    expect(page).toContain("One step up: Fine mug");
    expect(page).toContain("2 × Fine mug£12.00 more");
    expect(page).toContain("Shoppers who bought this one later moved up to that one.");
    expect(page).toContain("It takes the place of the one in your cart.");
    const details = document.querySelector("s-details")?.textContent;
    expect(details).toBe(
      [
        "Compare",
        "SizeOne step up: LargeThis one: Small",
        "MaterialOne step up: ChinaThis one: Clay",
        "WashableOne step up: YesThis one: No",
        "RatingOne step up: 4.8 out of 5 · 12 reviewsThis one: 4.1 out of 5 · 12 reviews",
      ].join(""),
    );
  });

  test("asks for the facts that it compares", async () => {
    const { asked } = await open(CART);
    await read("Fine mug");
    const keys = ["rating", "rating_count"].map((key) => ({ namespace: "reviews", key }));
    const own = ["material", "washable", "origin"].map((key) => ({ namespace: "facts", key }));
    expect(asked[0]?.facts).toEqual([...keys, ...own]);
  });

  test("takes the line's place in one change: same quantity, the shopper's own words, its own marks", async () => {
    const attributes = [
      { key: "Engraving", value: "Ann" },
      { key: "_tandem_offer", value: "older" },
      { key: "_tandem_promise", value: "5@2000GBP" },
    ];
    const { shopify } = await open({
      ...CART,
      lines: [{ product: 1, unit: 20, quantity: 2, attributes }],
      arm: "offers",
    });
    shopify.applyCartLinesChange = vi.fn().mockResolvedValue(createResult("applyCartLinesChange"));
    await press(GO);
    await read("Added to your cart.");
    expect(vi.mocked(shopify.applyCartLinesChange).mock.calls).toEqual([
      [
        {
          ...{ type: "updateCartLine", id: "gid://shopify/CartLine/0", quantity: 2 },
          merchandiseId: "gid://shopify/ProductVariant/40",
          attributes: [
            { key: "Engraving", value: "Ann" },
            { key: "_tandem_offer", value: "up" },
            { key: "_tandem_arm", value: "offers" },
          ],
        },
      ],
    ]);
  });

  test("that Shopify refuses leaves the cart as it was, and says so", async () => {
    const { shopify } = await open(CART);
    const refused = createResult("applyCartLinesChange", { type: "error", message: "no" });
    shopify.applyCartLinesChange = vi.fn().mockResolvedValue(refused);
    await press(GO);
    expect(await read("did not work")).toContain("That did not work. Your cart is as it was.");
  });

  test("counts a set that it breaks: what is saved now is saved no more", async () => {
    const pair = { id: "pair", kind: "bundle", pct: 10, slots: [1, 2].map((id) => ({ p: [id], q: 1 })) };
    const published = { 1: { upgrade: { v: 1, u: [UP] }, bundles: { v: 1, b: [pair] } } };
    const lines = [
      { product: 1, unit: 20, reduced: 2 },
      { product: 2, unit: 10, reduced: 1 },
    ];
    await open({ ...CART, lines, published });
    // 6.00 more for the better one, and 3.00 that the set took off.
    expect(await read("Fine mug")).toContain("£9.00 more");
  });

  test("is of the variant that is called as the one in the cart", async () => {
    const variants = (id: number, price: string) => [
      { id, title: "Blue", price },
      { id: id + 1, title: "Red", price },
    ];
    const sold = [
      { ...MUG, variants: variants(10, "20.00") },
      { ...FINE, variants: variants(40, "26.00") },
    ];
    const { shopify } = await open({ ...CART, lines: [{ product: 1, variant: 11, unit: 20 }], sold });
    shopify.applyCartLinesChange = vi.fn().mockResolvedValue(createResult("applyCartLinesChange"));
    expect(await read("Fine mug")).toContain("Red");
    await press(GO);
    const [change] = vi.mocked(shopify.applyCartLinesChange).mock.calls[0] ?? [];
    expect(change).toMatchObject({ merchandiseId: "gid://shopify/ProductVariant/41" });
  });

  test("costs less where it does", async () => {
    await open({ ...CART, sold: [MUG, { ...FINE, price: "18.50" }] });
    expect(await read("Fine mug")).toContain("£3.00 less");
  });
});

describe("no upgrade is shown", () => {
  test.each<[string, Partial<Scene>]>([
    [
      "to what is in the cart",
      {
        lines: [
          { product: 1, unit: 20 },
          { product: 4, unit: 26 },
        ],
      },
    ],
    ["of a subscription", { lines: [{ product: 1, unit: 20, plan: true }] }],
    ["of a line that another discount has", { lines: [{ product: 1, unit: 20, reduced: 3 }] }],
    ["to what is sold out", { sold: [MUG, { ...FINE, isSold: false }] }],
    ["that can't be bought so often", { sold: [MUG, { ...FINE, variants: [limited(1)] }] }],
    ["to the hold-out", { arm: "hold-out" }],
    ["that was declined", { declined: ["up"] }],
  ])("%s", async (_what, changes) => {
    await open({ ...CART, ...changes });
    expect(await readAll()).toBe("");
  });

  test("where checkout lets no lines be changed", async () => {
    const { extension, shopify } = openCheckout(CART);
    close = () => extension[Symbol.dispose]();
    shopify.instructions.value.lines.canUpdateCartLine = false;
    await extension.render();
    expect(await readAll()).toBe("");
  });
});

function limited(maximum: number) {
  return { id: 40, title: "Box", price: "26.00", rule: { maximum } };
}
