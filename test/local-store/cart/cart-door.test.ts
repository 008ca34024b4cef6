import { describe, expect, test } from "vitest";
import { SHOP } from "#test/local-store/a-test-store.ts";
import { MUG, shopping, TEAPOT } from "./a-shopper.ts";
import { addDiscount } from "./merchant-discount.ts";

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
