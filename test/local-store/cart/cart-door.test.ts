import { describe, expect, test } from "vitest";
import { aProduct, aSmallWorld } from "#test/local-store/a-small-world.ts";
import { SHOP, startTestStore } from "#test/local-store/a-test-store.ts";
import type { WorldProduct, WorldVariant } from "#test/local-store/world/types.ts";
import { aShopper } from "./a-shopper.ts";
import { addDiscount } from "./merchant-discount.ts";

const MUG = 45_100_000_000_001;
const TEAPOT = 45_100_000_000_002;
const GONE = 45_100_000_000_009;

async function shopping(change: (mug: WorldProduct, variant: WorldVariant) => void = () => {}) {
  const mug = aProduct(1, "Mug");
  for (const variant of mug.variants) change(mug, variant);
  const { store } = await startTestStore({ worlds: [aSmallWorld({ products: [mug, aProduct(2, "Teapot")] })] });
  return { store, shopper: aShopper(store) };
}

describe("/cart/add", () => {
  test("a variant added by a script is in the cart of this browser alone", async () => {
    const { store, shopper } = await shopping();
    const answer = await shopper.post("/cart/add.js", { id: MUG, quantity: 2, properties: { Engraving: "Ada" } });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ variant_id: MUG, quantity: 2, title: "Mug", final_line_price: 2000 });
    expect(await shopper.cart()).toMatchObject({
      currency: "GBP",
      item_count: 2,
      total_price: 2000,
      items: [{ variant_id: MUG, properties: { Engraving: "Ada" } }],
    });
    expect((await aShopper(store).cart()).item_count).toBe(0);
  });

  test("several items are answered in the sequence asked for; the last one stands at the top of the cart", async () => {
    const { shopper } = await shopping();
    const items = [
      { id: MUG, quantity: 1, properties: { _tandem_offer: "v1" } },
      { id: String(TEAPOT), quantity: "2" },
    ];
    const answer = await (await shopper.post("/cart/add.js", { items })).json();
    expect(answer.items.map((item: { variant_id: number }) => item.variant_id)).toEqual([MUG, TEAPOT]);
    expect((await shopper.cart()).items.map((item) => item.variant_id)).toEqual([TEAPOT, MUG]);
  });

  test("a form with several items is taken as a whole and leads to the cart", async () => {
    const { shopper } = await shopping();
    const answer = await shopper.submit("/cart/add", {
      "items[0][id]": String(MUG),
      "items[0][quantity]": "1",
      "items[0][properties][_tandem_offer]": "v1",
      "items[1][id]": String(TEAPOT),
      "items[1][quantity]": "3",
    });
    expect([answer.status, answer.headers.get("location")]).toEqual([302, "/cart"]);
    const { items } = await shopper.cart();
    expect(items.map(({ variant_id, quantity, properties }) => ({ variant_id, quantity, properties }))).toEqual([
      { variant_id: TEAPOT, quantity: 3, properties: {} },
      { variant_id: MUG, quantity: 1, properties: { _tandem_offer: "v1" } },
    ]);
  });

  test.each([
    ["/collections/kitchen", "/collections/kitchen"],
    ["back", "/products/mug"],
    ["https://elsewhere.example/", "/cart"],
    ["//elsewhere.example/", "/cart"],
  ])("a form that wants to return to %s leads to %s", async (wanted, location) => {
    const { shopper } = await shopping();
    const answer = await shopper.submit("/cart/add", { id: String(MUG), return_to: wanted });
    expect(answer.headers.get("location")).toBe(location);
  });

  test("a form sent by a script as multipart data is read too", async () => {
    const { store, shopper } = await shopping();
    const form = new FormData();
    form.set("id", String(MUG));
    form.set("properties[Gift wrap]", "yes");
    const answer = await fetch(`${store.storefrontUrl}/cart/add.js`, { method: "POST", body: form });
    expect(await answer.json()).toMatchObject({ quantity: 1, properties: { "Gift wrap": "yes" } });
    expect((await shopper.cart()).item_count).toBe(0);
  });

  test("equal lines merge; other properties make another line", async () => {
    const { shopper } = await shopping();
    await shopper.post("/cart/add.js", { id: MUG, properties: { a: "1", b: "2" } });
    await shopper.post("/cart/add.js", { id: MUG, properties: { b: "2", a: "1" } });
    await shopper.post("/cart/add.js", { id: MUG });
    expect((await shopper.cart()).items.map(({ quantity }) => quantity)).toEqual([1, 2]);
  });

  test("what is sold out refuses the whole addition, in Shopify's words", async () => {
    const { shopper } = await shopping((_mug, variant) => Object.assign(variant, { inventoryQuantity: 0 }));
    const items = [{ id: TEAPOT }, { id: MUG }];
    const answer = await shopper.post("/cart/add.js", { items });
    expect(answer.status).toBe(422);
    const said = "The product 'Mug' is already sold out.";
    expect(await answer.json()).toEqual({ status: 422, message: said, description: said });
    expect((await shopper.cart()).item_count).toBe(0);
  });

  test("more than there is is refused, counted over all lines of the variant", async () => {
    const { shopper } = await shopping((_mug, variant) => Object.assign(variant, { inventoryQuantity: 3 }));
    await shopper.post("/cart/add.js", { id: MUG, quantity: 2 });
    const tooMany = await shopper.post("/cart/add.js", { id: MUG, quantity: 2, properties: { a: "1" } });
    expect([tooMany.status, (await tooMany.json()).description]).toEqual([422, "You can only add 1 Mug to the cart."]);
    await shopper.post("/cart/add.js", { id: MUG, quantity: 1 });
    const none = await shopper.post("/cart/add.js", { id: MUG });
    expect((await none.json()).description).toBe("The maximum quantity of this item is already in your cart.");
  });

  test("stock that is sold on or not counted is never too little", async () => {
    const { shopper } = await shopping((_mug, variant) =>
      Object.assign(variant, { inventoryQuantity: 0, inventoryPolicy: "continue" }),
    );
    expect((await shopper.post("/cart/add.js", { id: MUG, quantity: 500 })).status).toBe(200);
  });

  test.each([
    ["a variant that is gone", { id: GONE }, 404, "Cannot find variant"],
    ["no id at all", { quantity: 1 }, 400, "Required parameter missing or invalid: id"],
    ["a quantity of nothing", { id: MUG, quantity: 0 }, 422, "Quantity must be a whole number from 1."],
    [
      "a plan that is not offered",
      { id: MUG, selling_plan: 7 },
      422,
      "Mug cannot be purchased with this selling plan.",
    ],
  ])("%s is refused", async (_what, body, status, description) => {
    const { shopper } = await shopping();
    const answer = await shopper.post("/cart/add.js", body);
    expect([answer.status, (await answer.json()).description]).toEqual([status, description]);
  });

  test("a draft is no more for sale than what is gone", async () => {
    const { shopper } = await shopping((mug) => Object.assign(mug, { status: "draft" }));
    expect((await shopper.post("/cart/add.js", { id: MUG })).status).toBe(404);
  });

  test("quantity rules hold for the whole line", async () => {
    const quantityRule = { minimum: 2, maximum: 6, increment: 2 };
    const { shopper } = await shopping((_mug, variant) => Object.assign(variant, { quantityRule }));
    const add = async (quantity: number) => (await shopper.post("/cart/add.js", { id: MUG, quantity })).json();
    expect((await add(1)).description).toBe("Mug has a minimum of 2.");
    expect((await add(3)).description).toBe("Mug is sold in increments of 2.");
    expect((await add(4)).quantity).toBe(4);
    expect((await add(4)).description).toBe("Mug has a maximum of 6.");
  });

  test("without script a shopper reads why, and goes back", async () => {
    const { shopper } = await shopping((mug, variant) => {
      mug.title = "<script>Mug</script>";
      variant.inventoryQuantity = 0;
    });
    const answer = await shopper.submit("/cart/add", { id: String(MUG) });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain("&lt;script&gt;Mug&lt;/script&gt;&#39; is already sold out.");
    expect(page).toContain('href="/products/mug"');
  });

  test("a line hangs on another and goes with it", async () => {
    const { shopper } = await shopping();
    await shopper.post("/cart/add.js", { items: [{ id: MUG }, { id: TEAPOT, parent_id: MUG }] });
    const [child, parent] = (await shopper.cart()).items;
    expect(child?.parent_relationship).toEqual({ parent_key: parent?.key });
    await shopper.post("/cart/change.js", { id: parent?.key, quantity: 0 });
    expect((await shopper.cart()).items).toEqual([]);
  });
});

describe("/cart/change", () => {
  test.each([
    ["its place", { line: 2 }],
    ["its variant", { id: MUG }],
    ["its variant as text", { id: String(MUG) }],
  ])("a line is named by %s", async (_how, name) => {
    const { shopper } = await shopping();
    await shopper.post("/cart/add.js", { items: [{ id: MUG }, { id: TEAPOT }] });
    const answer = await shopper.post("/cart/change.js", { ...name, quantity: 5 });
    expect(await answer.json()).toMatchObject({ item_count: 6, items: [{ quantity: 1 }, { quantity: 5 }] });
  });

  test("new properties replace the old ones, and a line that becomes like another is one with it", async () => {
    const { shopper } = await shopping();
    await shopper.post("/cart/add.js", {
      items: [
        { id: MUG, properties: { a: "1" } },
        { id: MUG, quantity: 2 },
      ],
    });
    const [, engraved] = (await shopper.cart()).items;
    await shopper.post("/cart/change.js", { id: engraved?.key, properties: {} });
    expect((await shopper.cart()).items).toMatchObject([{ quantity: 3, properties: {} }]);
  });

  test("a link to remove a line works without script", async () => {
    const { shopper } = await shopping();
    await shopper.post("/cart/add.js", { id: MUG });
    const [line] = (await shopper.cart()).items;
    const answer = await shopper.get(`/cart/change?id=${encodeURIComponent(line?.key ?? "")}&quantity=0`);
    expect(answer.headers.get("location")).toBe("/cart");
    expect((await shopper.cart()).item_count).toBe(0);
  });

  test("a line that is not there is a bad request, and too many leave the line as it was", async () => {
    const { shopper } = await shopping();
    expect((await shopper.post("/cart/change.js", { line: 1, quantity: 2 })).status).toBe(400);
    await shopper.post("/cart/add.js", { id: MUG });
    expect((await shopper.post("/cart/change.js", { line: 1, quantity: 21 })).status).toBe(422);
    expect((await shopper.cart()).item_count).toBe(1);
  });
});

describe("/cart/update", () => {
  test("attributes are put beside those that are there, and an empty one goes", async () => {
    const { shopper } = await shopping();
    await shopper.post("/cart/update.js", { attributes: { gift: "yes", _tandem_arm: "offers" }, note: "Ring twice" });
    await shopper.post("/cart/update.js", { attributes: { _tandem_arm: "hold-out", colour: "" } });
    expect(await shopper.cart()).toMatchObject({
      attributes: { gift: "yes", _tandem_arm: "hold-out" },
      note: "Ring twice",
    });
    await shopper.post("/cart/update.js", { attributes: { gift: "" }, note: "" });
    expect(await shopper.cart()).toMatchObject({ attributes: { _tandem_arm: "hold-out" }, note: "" });
  });

  test("quantities are set by key, by variant and by place; a variant that is not there is added", async () => {
    const { shopper } = await shopping();
    await shopper.post("/cart/update.js", { updates: { [MUG]: 2, [TEAPOT]: 1 } });
    await shopper.post("/cart/update.js", { updates: [4, 0] });
    expect((await shopper.cart()).items).toMatchObject([{ variant_id: TEAPOT, quantity: 4 }]);
  });

  test("one quantity that cannot be leaves all others, the note and the attributes as they were", async () => {
    const { shopper } = await shopping();
    await shopper.post("/cart/add.js", { items: [{ id: MUG }, { id: TEAPOT }] });
    const updates = { [MUG]: 3, [TEAPOT]: 999 };
    const answer = await shopper.post("/cart/update.js", { updates, note: "hello", attributes: { gift: "yes" } });
    expect(answer.status).toBe(422);
    expect(await shopper.cart()).toMatchObject({ item_count: 2, note: "", attributes: {} });
  });

  test("the cart's own form keeps the note and goes on to checkout when its button is pressed", async () => {
    const { shopper } = await shopping();
    await shopper.post("/cart/add.js", { id: MUG });
    const fields = { "updates[]": "2", note: "For Ada", "attributes[Delivery day]": "Friday" };
    expect((await shopper.submit("/cart", { ...fields, update: "" })).headers.get("location")).toBe("/cart");
    expect((await shopper.submit("/cart", { ...fields, checkout: "" })).headers.get("location")).toBe("/checkout");
    expect(await shopper.cart()).toMatchObject({
      item_count: 2,
      note: "For Ada",
      attributes: { "Delivery day": "Friday" },
    });
  });

  test("clearing takes the lines and leaves note and attributes", async () => {
    const { shopper } = await shopping();
    await shopper.post("/cart/add.js", { id: MUG });
    await shopper.post("/cart/update.js", { note: "Hello", attributes: { gift: "yes" } });
    const cleared = await (await shopper.post("/cart/clear.js", {})).json();
    expect(cleared).toMatchObject({ item_count: 0, note: "Hello", attributes: { gift: "yes" } });
  });
});

describe("links", () => {
  test("a permalink fills the cart in the place of what was in it, with a code, and leads to checkout", async () => {
    const { store, shopper } = await shopping();
    addDiscount(
      store.shop(SHOP),
      { title: "Spring", code: "SPRING", value: { percent: "10" } },
      "2026-11-01T00:00:00Z",
    );
    await shopper.post("/cart/add.js", { id: MUG, quantity: 9 });
    const link = `/cart/${MUG}:1,${TEAPOT}:2?discount=SPRING&attributes[source]=letter&note=Hi`;
    expect((await shopper.get(link)).headers.get("location")).toBe("/checkout");
    expect(await shopper.cart()).toMatchObject({
      items: [
        { variant_id: MUG, quantity: 1 },
        { variant_id: TEAPOT, quantity: 2 },
      ],
      total_price: 2700,
      attributes: { source: "letter" },
      note: "Hi",
    });
  });

  test("a discount link brings its code to this browser's cart and leads where it says", async () => {
    const { store, shopper } = await shopping();
    addDiscount(
      store.shop(SHOP),
      { title: "Spring", code: "SPRING", value: { percent: "10" } },
      "2026-11-01T00:00:00Z",
    );
    const answer = await shopper.get("/discount/spring?redirect=/products/mug");
    expect(answer.headers.get("location")).toBe("/products/mug");
    await shopper.post("/cart/add.js", { id: MUG });
    expect(await shopper.cart()).toMatchObject({
      total_price: 900,
      total_discount: 100,
      discount_codes: [{ code: "spring", applicable: true }],
      items: [{ final_line_price: 900, line_level_discount_allocations: [{ amount: 100 }] }],
    });
    await shopper.post("/cart/update.js", { discount: "" });
    expect((await shopper.cart()).total_price).toBe(1000);
  });

  test("a code that nothing knows is kept and said not to apply", async () => {
    const { shopper } = await shopping();
    await shopper.post("/cart/add.js", { id: MUG });
    await shopper.post("/cart/update.js", { discount: "NOPE" });
    expect((await shopper.cart()).discount_codes).toEqual([{ code: "NOPE", applicable: false }]);
  });
});

test("a language before the address changes nothing", async () => {
  const { shopper } = await shopping();
  await shopper.post("/de/cart/add.js", { id: MUG });
  expect((await (await shopper.get("/de/cart.js")).json()).item_count).toBe(1);
});

test("a host that is no shop's has no cart", async () => {
  const { store } = await shopping();
  const answer = await fetch(`${store.storefrontUrl}/cart.js`, { headers: { "x-local-store-host": "x.localhost" } });
  expect(answer.status).toBe(404);
});
