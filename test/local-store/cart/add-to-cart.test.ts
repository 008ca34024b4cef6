import { describe, expect, test } from "vitest";
import { aShopper, MUG, shopping, TEAPOT } from "./a-shopper.ts";

const GONE = 45_100_000_000_009;

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
