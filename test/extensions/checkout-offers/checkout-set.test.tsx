import { createResult } from "@shopify/ui-extensions-tester/checkout";
import { afterEach, expect, test, vi } from "vitest";
import { openCheckout, PAIR, type Scene } from "./a-checkout.ts";
import { press, read } from "./read-page.ts";

let close = () => {};
afterEach(() => close());

async function open(scene: Scene) {
  const { extension, ...rest } = openCheckout(scene);
  close = () => extension[Symbol.dispose]();
  await extension.render();
  return rest;
}

const MUG: Scene = {
  lines: [{ product: 1, unit: 20 }],
  published: { 1: { bundles: PAIR } },
  sold: [{ id: 2, title: "Saucer", price: "9.99" }],
};

test("a set that lacks one product says what it saves, what of it comes off the cart, and its price, before it is taken", async () => {
  await open({ ...MUG, arm: "offers" });
  const page = await read("Saucer");
  expect(page).toContain("Complete your set");
  // 5 % of 20.00 and of 9.99: 1.00 and 0.49.
  expect(page).toContain("Add Saucer and save £1.49 on the set");
  expect(page).toContain("£1.00 of it comes off what is in your cart already.");
  expect(page).toContain("Regular price£9.99Your price£9.50");
});

test("one tap adds what is missing, with the marks that the theme's forms send", async () => {
  const { shopify } = await open({ ...MUG, arm: "offers" });
  const apply = vi.fn().mockResolvedValue(createResult("applyCartLinesChange"));
  shopify.applyCartLinesChange = apply;
  await press("Add: Add Saucer and save £1.49 on the set");
  expect(apply.mock.calls).toEqual([
    [
      {
        type: "addCartLine",
        merchandiseId: "gid://shopify/ProductVariant/20",
        quantity: 1,
        attributes: [
          { key: "_tandem_offer", value: "pair" },
          { key: "_tandem_arm", value: "offers" },
          { key: "_tandem_promise", value: "5@999GBP" },
        ],
      },
    ],
  ]);
  expect(await read("Added")).toContain("Added to your cart.");
});
