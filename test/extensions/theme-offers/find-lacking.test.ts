import { afterEach, describe, expect, test, vi } from "vitest";
import type { CartLine } from "#extensions/theme-script/src/add-to-cart.ts";
import { findLacking } from "#extensions/theme-script/src/find-lacking.ts";
import { launchBrowser } from "#test/support/browser.ts";
import { renderBlock } from "./a-page.ts";
import { anAjaxCart, openTab } from "./a-shop-tab.ts";

const line = (variant: number, quantity = 1): CartLine => ({ variantId: String(variant), quantity, properties: {} });
const there = (variant: number, quantity = 1, parts: object = {}) => ({
  ...{ key: `${variant}:a`, product_id: 0, variant_id: variant, quantity, properties: {}, total_discount: 0 },
  ...parts,
});

/** Which of these lines the script would add to a cart of `items`. */
async function lackingOf(items: object[], lines: CartLine[]): Promise<number[]> {
  vi.stubGlobal("fetch", async (url: string) => {
    expect(url).toBe("/de/cart.js");
    return Response.json(anAjaxCart(items as []));
  });
  return (await findLacking(lines, "/de/cart")).map(({ variantId }) => Number(variantId));
}

describe("of a set, the cart lacks", () => {
  afterEach(() => vi.unstubAllGlobals());
  const set = [line(1), line(2, 2)];

  test.each<[string, object[], CartLine[], number[]]>([
    ["all, where it has nothing of it", [there(9)], set, [1, 2]],
    ["the rest, where one stands at its full price", [there(1)], set, [2]],
    ["the rest, where more than enough is there", [there(2, 5)], set, [1]],
    ["what is there in too small a quantity, or on two lines", [there(2), there(2)], set, [1, 2]],
    ["what another set takes something off", [there(1, 1, { total_discount: 100 })], set, [1, 2]],
    ["what is there by subscription", [there(1, 1, { selling_plan_allocation: {} })], set, [1, 2]],
    ["all of another set, where it has all of this one", [there(1), there(2, 2)], set, [1, 2]],
    ["the second of two alike, where it has one", [there(1)], [line(1), line(1), line(3)], [1, 3]],
    ["a quantity of one product, however many are there", [there(1, 3)], [line(1, 3)], [1]],
  ])("%s", async (_, items, lines, lacking) => {
    if (lines.length > 1) expect(await lackingOf(items, lines)).toEqual(lacking);
    else expect((await findLacking(lines, "")).map(({ variantId }) => Number(variantId))).toEqual(lacking);
  });

  test("all, where the cart can't be asked", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new Error("away")));
    expect(await findLacking(set, "/cart")).toEqual(set);
  });
});

test("a shopper who has the product already completes the set with what is missing", async () => {
  const browser = await launchBrowser();
  const mug = there(45_000_000_000_011);
  const html = await renderBlock("bundle", { published: "pair" });
  const { page, asked, problems } = await openTab(await browser.newContext(), {
    body: () => html,
    cart: anAjaxCart([mug]),
  });
  await page.getByRole("button", { name: "Complete the set" }).click();
  await page.waitForURL("**/cart");
  const properties = { _tandem_offer: "0f1e2d3c4b5a0001", _tandem_promise: "5@4000GBP" };
  const items = [{ id: 45_000_000_000_021, quantity: 1, properties }];
  expect(asked.map(({ path, body }) => [path, body])).toContainEqual(["/cart/add.js", { items }]);
  expect(problems).toEqual([]);
  await browser.close();
});
