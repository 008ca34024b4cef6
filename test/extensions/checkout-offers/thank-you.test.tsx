import { afterEach, describe, expect, test } from "vitest";
import type { Scene } from "./a-checkout.ts";
import { openThankYou } from "./an-order-page.ts";
import { choose, read, readAll } from "./read-page.ts";

let close = () => {};
afterEach(() => close());

async function open(scene: Scene) {
  const { extension, ...rest } = openThankYou(scene);
  close = () => extension[Symbol.dispose]();
  await extension.render();
  return { ...rest, shopify: extension.shopify };
}

const set = (id: string, pct: number, ...members: number[]) => ({
  ...{ id, kind: "bundle", pct },
  slots: members.map((one) => ({ p: [one], q: 1 })),
});
const SAUCER = { id: 2, title: "Saucer", price: "9.99" };
const SPOON = { id: 3, title: "Spoon", price: "5.00" };
const sold = [SAUCER, SPOON];
const MUG: Scene = {
  lines: [{ product: 1, unit: 20 }],
  published: { 1: { bundles: { v: 1, b: [set("pair", 5, 1, 2), set("other", 5, 1, 3)] } } },
  sold,
};
const hrefOf = (label: string) => {
  const link = [...document.querySelectorAll("s-link")].find(
    (one) => Reflect.get(one, "accessibilityLabel") === label || one.getAttribute("accessibilitylabel") === label,
  );
  return link ? new URL(String(link.getAttribute("href"))) : null;
};

describe("after an order", () => {
  test("what goes with it is shown with its price, and nothing is promised of what was paid", async () => {
    await open(MUG);
    const page = await read("Saucer");
    expect(page).toMatch(/^Goes with your order.*Saucer.*£9\.99.*Spoon.*£5\.00/);
    expect(page).not.toMatch(/save/i);
  });

  test("a link fills a cart with it, which carries what offer it came by", async () => {
    await open({ ...MUG, arm: "offers" });
    await read("Saucer");
    const link = hrefOf("Add to cart: Saucer");
    expect(link?.pathname).toBe("/cart/20:1");
    expect(Object.fromEntries(link?.searchParams ?? [])).toEqual({
      storefront: "true",
      "attributes[_tandem_offer]": "pair",
      "attributes[_tandem_arm]": "offers",
    });
  });

  test("a set that they make among themselves says its saving, its price and its own link", async () => {
    const own = { v: 1, b: [set("own", 10, 2, 3)] };
    await open({ ...MUG, sold: [{ ...SAUCER, bundles: own }, SPOON] });
    const page = await read("Saucer + Spoon");
    // 10 % of 9.99 and of 5.00: 0.99 and 0.50.
    expect(page).toContain("Bought together you save £1.49");
    expect(page).toContain("Regular price£14.99Your price£13.50");
    const link = hrefOf("Add the set to cart: Saucer + Spoon");
    expect(link?.pathname).toBe("/cart/20:1,30:1");
    expect(link?.searchParams.get("attributes[_tandem_offer]")).toBe("own");
  });

  test("a set with what was ordered is none: that is paid", async () => {
    const own = { v: 1, b: [set("own", 10, 2, 1)] };
    await open({ ...MUG, sold: [{ ...SAUCER, bundles: own }, SPOON] });
    expect(await read("Saucer")).not.toMatch(/save/i);
  });

  test("the link is of the variant that is chosen", async () => {
    const variants = [
      { id: 21, title: "White", price: "10.00" },
      { id: 22, title: "Gold", price: "30.00" },
    ];
    await open({ ...MUG, sold: [{ id: 2, title: "Saucer", variants }] });
    await read("White");
    expect(hrefOf("Add to cart: Saucer")?.pathname).toBe("/cart/21:1");
    choose("Option of Saucer", "22");
    expect(await read("Your price£30.00")).toContain("Gold");
    expect(hrefOf("Add to cart: Saucer")?.pathname).toBe("/cart/22:1");
  });

  test("there is no link where the shop has no storefront", async () => {
    const { extension } = openThankYou(MUG);
    close = () => extension[Symbol.dispose]();
    Object.assign(extension.shopify.shop, { storefrontUrl: undefined });
    await extension.render();
    await read("Saucer");
    expect(document.querySelectorAll("s-link")).toHaveLength(0);
  });

  test.each<[string, Partial<Scene>]>([
    ["where the order holds it all", { lines: [1, 2, 3].map((product) => ({ product })) }],
    ["to the hold-out", { arm: "hold-out" }],
    ["to a company", { isCompany: true }],
    ["while the app is off", { config: { v: 1, on: false } }],
    ["of what can't be bought", { sold: sold.map((one) => ({ ...one, isSold: false })) }],
  ])("nothing is shown %s", async (_what, changes) => {
    await open({ ...MUG, ...changes });
    expect(await readAll()).toBe("");
  });

  test("the merchant says how many, and sees an example where there is nothing", async () => {
    await open({ ...MUG, settings: { most: 1 } });
    expect(await read("Saucer")).not.toContain("Spoon");
    close();
    await open({ ...MUG, lines: [], isEditor: true, language: "fr" });
    expect(await read("Produit d’exemple")).toContain("Va avec votre commande");
  });
});
