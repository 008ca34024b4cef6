import { createResult } from "@shopify/ui-extensions-tester/checkout";
import { afterEach, describe, expect, test, vi } from "vitest";
import { openCheckout, PAIR, type Scene } from "./a-checkout.ts";
import { choose, press, read, readAll } from "./read-page.ts";

let close = () => {};
afterEach(() => close());

async function open(scene: Scene) {
  const { extension, ...rest } = openCheckout(scene);
  close = () => extension[Symbol.dispose]();
  await extension.render();
  return rest;
}

const SAUCER = { id: 2, title: "Saucer", price: "9.99" };
const MUG: Scene = { lines: [{ product: 1, unit: 20 }], published: { 1: { bundles: PAIR } }, sold: [SAUCER] };
const entry = (changes: object) => ({ v: 1, b: [{ ...PAIR.b[0], ...changes }] });
const slot = (id: number, q = 1) => ({ p: [id], q });

describe("a set that lacks one product", () => {
  test("says what it saves, what of it comes off the cart, and its price, before it is taken", async () => {
    await open(MUG);
    const page = await read("Saucer");
    expect(page).toContain("Complete your set");
    // 5 % of 20.00 and of 9.99: 1.00 and 0.49.
    expect(page).toContain("Add Saucer and save £1.49 on the set");
    expect(page).toContain("£1.00 of it comes off what is in your cart already.");
    expect(page).toContain("Regular price£9.99Your price£9.50");
  });

  test("is added with one tap, with the marks that the theme's forms send", async () => {
    const { shopify } = await open({ ...MUG, arm: "offers" });
    const apply = vi.fn().mockResolvedValue(createResult("applyCartLinesChange"));
    shopify.applyCartLinesChange = apply;
    await press("Add: Add Saucer and save £1.49 on the set");
    const attributes = [
      { key: "_tandem_offer", value: "pair" },
      { key: "_tandem_arm", value: "offers" },
      { key: "_tandem_promise", value: "5@999GBP" },
    ];
    const merchandiseId = "gid://shopify/ProductVariant/20";
    expect(apply.mock.calls).toEqual([[{ type: "addCartLine", merchandiseId, quantity: 1, attributes }]]);
    expect(await read("Added")).toContain("Added to your cart.");
  });

  test("that Shopify refuses is said to have failed, and can be tried again", async () => {
    const { shopify } = await open(MUG);
    const refused = createResult("applyCartLinesChange", { type: "error", message: "Sold out" });
    shopify.applyCartLinesChange = vi.fn().mockResolvedValue(refused);
    await press("Add: Add Saucer and save £1.49 on the set");
    const page = await read("That could not be added. Please try again.");
    expect(page).not.toContain("Sold out");
    expect(document.querySelector("s-banner")?.textContent).toBe("That could not be added. Please try again.");
  });

  test("is declined once and for all of this checkout", async () => {
    const { shopify } = await open(MUG);
    await press("No, thanks: Add Saucer and save £1.49 on the set");
    await vi.waitFor(async () => expect(await shopify.storage.read("declined")).toEqual(["pair"]));
    expect(await readAll()).toBe("");
    close();
    await open({ ...MUG, declined: ["pair"] });
    expect(await readAll()).toBe("");
  });

  test("follows the variant that is chosen, with its price and its own cap", async () => {
    const variants = [
      { id: 21, title: "White", price: "10.00" },
      { id: 22, title: "Gold", price: "30.00" },
      { id: 23, title: "Gone", price: "5.00", isSold: false },
    ];
    const bundles = entry({ caps: { v22: 2 } });
    const { shopify } = await open({ ...MUG, published: { 1: { bundles } }, sold: [{ ...SAUCER, variants }] });
    shopify.applyCartLinesChange = vi.fn().mockResolvedValue(createResult("applyCartLinesChange"));
    expect(await read("save £1.50 on the set")).not.toContain("Gone");
    choose("Option of Saucer", "22");
    await read("Add Saucer and save £1.60 on the set");
    await press("Add: Add Saucer and save £1.60 on the set");
    const [change] = vi.mocked(shopify.applyCartLinesChange).mock.calls[0] ?? [];
    expect(change).toMatchObject({ merchandiseId: "gid://shopify/ProductVariant/22" });
    expect(change).toHaveProperty("attributes.1.value", "2@3000GBP");
  });

  test("is said in the merchant's own words, in the shopper's language", async () => {
    const words = { festive: { title: "Für die Festtafel", call: "Beides nehmen" } };
    await open({ ...MUG, published: { 1: { bundles: entry({ words: "festive" }) } }, words, language: "de" });
    const page = await read("Saucer");
    expect(page).toContain("Für die Festtafel: Saucer dazulegen und £1.49 am Set sparen");
    expect(page).toContain("Beides nehmen");
    expect(page).toContain("£1.00 davon gehen von dem ab, was schon im Warenkorb liegt.");
  });
});

describe("a set that lacks two products", () => {
  const THREE: Scene = {
    ...MUG,
    published: { 1: { bundles: entry({ slots: [slot(1), slot(2), slot(3, 2)] }) } },
    sold: [SAUCER, { id: 3, title: "Spoon", price: "5.00" }],
  };
  const ADD = "Add both: Add both and save £1.99 on the set";

  test("adds them one by one", async () => {
    const { shopify } = await open(THREE);
    shopify.applyCartLinesChange = vi.fn().mockResolvedValue(createResult("applyCartLinesChange"));
    expect(await read("Spoon")).toContain("2 × Spoon");
    await press(ADD);
    await read("Added to your cart.");
    const changes = vi.mocked(shopify.applyCartLinesChange).mock.calls.map(([change]) => change);
    expect(changes).toMatchObject([{ quantity: 1 }, { merchandiseId: "gid://shopify/ProductVariant/30", quantity: 2 }]);
  });

  test("says which is in where the second is refused", async () => {
    const { shopify } = await open(THREE);
    shopify.applyCartLinesChange = vi
      .fn()
      .mockResolvedValueOnce(createResult("applyCartLinesChange"))
      .mockResolvedValue(createResult("applyCartLinesChange", { type: "error", message: "Sold out" }));
    await press(ADD);
    expect(await read("could not")).toContain("Saucer is in your cart now. The other could not be added.");
  });
});

describe("a set without a saving", () => {
  test("goes well with the cart, and no saving is spoken of", async () => {
    await open({ ...MUG, published: { 1: { bundles: entry({ pct: 0 }) } } });
    const page = await read("Saucer");
    expect(page).toContain("Saucer goes well with what is in your cart");
    expect(page).not.toMatch(/sav/i);
  });
});

describe("nothing is shown", () => {
  test("is found out in a while in which an offer would be there", async () => {
    await open(MUG);
    expect(await readAll()).toContain("Saucer");
  });

  test.each<[string, Partial<Scene>]>([
    ["while the app is off", { config: { v: 1, on: false } }],
    ["where the shop was told nothing yet", { config: null }],
    ["to the hold-out", { arm: "hold-out" }],
    ["to a company", { isCompany: true }],
    [
      "of what is in the cart",
      {
        lines: [
          { product: 1, unit: 20 },
          { product: 2, unit: 9.99 },
        ],
      },
    ],
    ["to a subscription", { lines: [{ product: 1, unit: 20, plan: true }] }],
    ["that is sold out", { sold: [{ ...SAUCER, isSold: false }] }],
    ["that is a gift card", { sold: [{ ...SAUCER, isGiftCard: true }] }],
    ["that is sold by subscription only", { sold: [{ ...SAUCER, onlyBySubscription: true }] }],
    ["that this market lacks", { sold: [] }],
    ["that is priced in another currency", { sold: [{ ...SAUCER, currency: "EUR" }] }],
    [
      "of which one can't be bought",
      { sold: [{ ...SAUCER, variants: [{ id: 20, title: "Box", price: "9.99", rule: { minimum: 6 } }] }] },
    ],
    ["with more variants than a select holds", { sold: [{ ...SAUCER, variants: manyVariants(101) }] }],
    ["that is over", { published: { 1: { bundles: entry({ until: "2020-01-01" }) } } }],
    ["that has not begun", { published: { 1: { bundles: entry({ from: "2999-01-01" }) } } }],
    ["that is for others", { published: { 1: { bundles: entry({ audience: "vip" }) } }, audiences: ["new"] }],
    ["where another discount has the line", { lines: [{ product: 1, unit: 20, reduced: 5 }] }],
    ["of a quantity break", { published: { 1: { bundles: entry({ kind: "quantity", slots: [slot(1, 3)] }) } } }],
  ])("%s", async (_what, changes) => {
    await open({ ...MUG, ...changes });
    expect(await readAll()).toBe("");
  });

  describe("to a company, where the shop says so,", () => {
    const bundles = entry({ audience: "vip" });
    const company = { isCompany: true, config: { v: 1, on: true, b2b: true }, audiences: ["vip"] };
    const scene = { ...MUG, ...company, published: { 1: { bundles } } };

    test.each([
      ["that pays other prices than everybody", "18.00", ""],
      ["but what it pays the same price for as everybody is", "20.00", "save £1.49 on the set"],
    ])("%s", async (_what, price, said) => {
      await open({ ...scene, sold: [SAUCER, { id: 1, title: "Mug", price }] });
      if (said) expect(await readAll()).toContain(said);
      else expect(await readAll()).toBe("");
    });
  });

  test("and nothing is asked of Shopify, where checkout lets no lines be added", async () => {
    const { extension, shopify, asked } = openCheckout(MUG);
    close = () => extension[Symbol.dispose]();
    shopify.instructions.value.lines.canAddCartLine = false;
    await extension.render();
    expect(await readAll()).toBe("");
    expect(asked).toEqual([]);
  });

  test("but a line in the console, where Shopify doesn't answer", async () => {
    const said = vi.spyOn(console, "error").mockImplementation(() => {});
    const { extension, shopify } = openCheckout(MUG);
    close = () => extension[Symbol.dispose]();
    shopify.query = async () => ({ errors: [{ message: "away", extensions: { requestId: "", code: "" } }] });
    await extension.render();
    expect(await readAll()).toBe("");
    expect(said).toHaveBeenCalledWith("Tandem shows no offers:", expect.objectContaining({ message: "away" }));
    said.mockRestore();
  });
});

function manyVariants(count: number) {
  return Array.from({ length: count }, (_, at) => ({ id: 100 + at, title: `No. ${at}`, price: "9.99" }));
}
