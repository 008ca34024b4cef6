import { afterEach, describe, expect, test } from "vitest";
import { openCheckout, type Scene } from "./a-checkout.ts";
import { read, readAll } from "./read-page.ts";

let close = () => {};
afterEach(() => close());

async function open(scene: Scene) {
  const { extension, ...rest } = openCheckout(scene);
  close = () => extension[Symbol.dispose]();
  await extension.render();
  return rest;
}

const set = (id: string, pct: number, ...members: number[]) => ({
  ...{ id, kind: "bundle", pct },
  slots: members.map((one) => ({ p: [one], q: 1 })),
});
const sold = [2, 3, 4].map((id) => ({ id, title: `Thing ${id}`, price: "10.00" }));
const SEVERAL: Scene = {
  lines: [{ product: 1, unit: 20 }],
  published: { 1: { bundles: { v: 1, b: [set("low", 5, 1, 2), set("high", 10, 1, 3), set("plain", 0, 1, 4)] } } },
  sold,
};
const titles = () => [...document.querySelectorAll("s-product-thumbnail")].map((one) => one.getAttribute("src"));

describe("a checkout with several offers", () => {
  test("shows the one that saves most, unless the merchant wants more", async () => {
    await open(SEVERAL);
    const page = await read("Thing 3");
    expect(page).toContain("save £3.00 on the set");
    expect(page).not.toMatch(/Thing [24]/);
  });

  test("shows as many as the merchant wants, the greatest saving first and those without one last", async () => {
    await open({ ...SEVERAL, settings: { most: 3, heading: "More for you" } });
    expect(await read("Thing 4")).toMatch(/^More for you.*Thing 3.*Thing 2.*Thing 4/);
    expect(titles()).toEqual([3, 2, 4].map((id) => `https://cdn.example/${id}.png`));
  });

  test("never shows more than Tandem shows on a page", async () => {
    await open({ ...SEVERAL, settings: { most: 3 }, config: { v: 1, on: true, page: 2 } });
    expect(await read("Thing 2")).not.toContain("Thing 4");
  });

  test("asks twice for no product: what one offer asks for, another does not", async () => {
    const b = [set("a", 10, 1, 2, 3), set("b", 9, 1, 2)];
    await open({ ...SEVERAL, published: { 1: { bundles: { v: 1, b } } }, settings: { most: 3 } });
    expect((await read("Thing 3")).match(/Add both and save|Add Thing 2 and save/g)).toEqual(["Add both and save"]);
  });

  test("asks Shopify once, for all that its offers need, where the buyer is", async () => {
    const { asked } = await open({ ...SEVERAL, settings: { most: 3 } });
    await read("Thing 4");
    expect(asked).toEqual([
      { ids: [2, 3, 4].map((id) => `gid://shopify/Product/${id}`), facts: [], country: "US", language: "EN" },
    ]);
  });

  test("shows no pictures where the merchant wants none", async () => {
    await open({ ...SEVERAL, settings: { layout: "Compact" } });
    await read("Thing 3");
    expect(titles()).toEqual([]);
  });
});

describe("what one set gives up for another", () => {
  test("is no saving: an offer counts what it adds to what is taken off now", async () => {
    // 1 and 2 are a set at 10 %, charged already. With 3, all are a set at 15 %.
    const bundles = { v: 1, b: [set("two", 10, 1, 2), set("three", 15, 1, 2, 3)] };
    const lines = [
      { product: 1, unit: 20, reduced: 2 },
      { product: 2, unit: 10, reduced: 1 },
    ];
    await open({ lines, published: { 1: { bundles } }, sold });
    // 15 % of 40.00 is 6.00, and 3.00 are off already.
    const page = await read("Thing 3");
    expect(page).toContain("Add Thing 3 and save £3.00 on the set");
    expect(page).toContain("£1.50 of it comes off what is in your cart already.");
  });

  test("hides an offer that would save less than is taken off now", async () => {
    const bundles = { v: 1, b: [set("two", 20, 1, 2), set("three", 5, 1, 2, 3)] };
    const lines = [
      { product: 1, unit: 20, reduced: 4 },
      { product: 2, unit: 10, reduced: 2 },
    ];
    await open({ lines, published: { 1: { bundles } }, sold });
    expect(await readAll()).toBe("");
  });
});

describe("the editor", () => {
  test("shows an example where a shopper would see nothing, marked as one, that can't be taken", async () => {
    await open({ lines: [], isEditor: true });
    expect(await read("Example product")).toContain("Preview");
    expect(document.querySelector("s-button")?.hasAttribute("disabled")).toBe(true);
    close();
    await open({ ...SEVERAL, isEditor: true });
    expect(await read("Thing 3")).not.toContain("Preview");
  });
});

describe("while Shopify is asked", () => {
  test("there is room for one offer, and none where there is nothing to ask", async () => {
    const { extension, shopify } = openCheckout(SEVERAL);
    close = () => extension[Symbol.dispose]();
    shopify.query = () => new Promise(() => {});
    await extension.render();
    expect(document.querySelectorAll("s-skeleton-paragraph").length).toBeGreaterThan(0);
    close();
    await open({ lines: [{ product: 9 }] });
    expect(document.body.innerHTML).toBe("");
  });
});
