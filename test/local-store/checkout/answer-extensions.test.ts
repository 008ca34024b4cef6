import { describe, expect, test } from "vitest";
import { SHOP } from "#test/local-store/a-test-store.ts";
import { toGid } from "#test/local-store/admin-api/gid.ts";
import { MUG, TEAPOT } from "#test/local-store/cart/a-shopper.ts";
import { addDiscount } from "#test/local-store/cart/merchant-discount.ts";
import { begin, pay, shopping } from "./a-checkout.ts";

/** A shopper in checkout with two mugs, and what an extension's change of the cart is answered. */
async function inCheckout() {
  const { store, shopper, shop } = await shopping();
  await shopper.post("/cart/add.js", { id: MUG, quantity: 2, properties: { Engraving: "Ada" } });
  const path = await begin(shopper);
  const change = async (kind: string, wish: object) =>
    (await shopper.post(`${path}/changes`, { kind, change: wish })).json();
  const [cart] = Object.values(shop.shoppers.carts);
  if (!cart) throw new Error("The shopper has a cart");
  const lineId = cart.lines[0]?.id ?? "";
  return { store, shop, shopper, path, change, cart, lineId };
}

describe("an extension's changes of the cart", () => {
  test("a line added is priced by today's discounts, and the page's parts and its state say the same", async () => {
    const { shop, change } = await inCheckout();
    addDiscount(shop, { title: "Tea time", value: { percent: "10" } }, "2026-11-01T00:00:00Z");
    const attributes = [{ key: "_tandem_offer", value: "v1" }];
    const answer = await change("lines", {
      ...{ type: "addCartLine", merchandiseId: toGid("ProductVariant", TEAPOT), quantity: 1, attributes },
    });
    expect(answer).toMatchObject({
      result: { type: "success" },
      state: {
        lines: [
          { merchandise: { title: "Teapot" }, cost: { totalAmount: { amount: 9, currencyCode: "GBP" } }, attributes },
          { merchandise: { title: "Mug" }, quantity: 2, discountAllocations: [{ title: "Tea time" }] },
        ],
        subtotal: { amount: 27 },
        total: { amount: 30.95 },
      },
      parts: { total: { html: expect.stringContaining('value="3095GBP"') } },
    });
  });

  test("a line gets another variant and keeps its quantity and properties", async () => {
    const { change, cart, lineId } = await inCheckout();
    const merchandiseId = toGid("ProductVariant", TEAPOT);
    expect(await change("lines", { type: "updateCartLine", id: lineId, merchandiseId })).toMatchObject({
      result: { type: "success" },
    });
    expect(cart.lines).toMatchObject([{ variantId: TEAPOT, quantity: 2, properties: { Engraving: "Ada" } }]);
  });

  test("a line is taken out by as many as are asked for", async () => {
    const { change, cart, lineId } = await inCheckout();
    await change("lines", { type: "removeCartLine", id: lineId, quantity: 1 });
    expect(cart.lines).toMatchObject([{ quantity: 1 }]);
  });

  test("attributes, codes and the note are the cart's", async () => {
    const { change, cart } = await inCheckout();
    await change("attribute", { type: "updateAttribute", key: "_tandem_arm", value: "offers" });
    await change("code", { type: "addDiscountCode", code: "TEA" });
    await change("note", { type: "updateNote", note: "Ring twice" });
    expect(cart).toMatchObject({ attributes: { _tandem_arm: "offers" }, discountCodes: ["TEA"], note: "Ring twice" });
    await change("attribute", { type: "removeAttribute", key: "_tandem_arm" });
    await change("code", { type: "removeDiscountCode", code: "tea" });
    expect(cart).toMatchObject({ attributes: {}, discountCodes: [] });
  });

  test("what stock, the cart or the checkout forbids is an error with words, and changes nothing", async () => {
    const { store, change, cart, lineId } = await inCheckout();
    const add = { type: "addCartLine", merchandiseId: toGid("ProductVariant", MUG), quantity: 19 };
    expect((await change("lines", add)).result).toEqual({
      type: "error",
      message: "You can only add 18 Mug to the cart.",
    });
    expect(
      (await change("lines", { type: "removeCartLine", id: "gid://shopify/CartLine/none", quantity: 1 })).result,
    ).toMatchObject({ type: "error" });
    store.setLineInstructions(SHOP, { canUpdateCartLine: false });
    const locked = await change("lines", { type: "updateCartLine", id: lineId, quantity: 5 });
    expect(locked.result).toMatchObject({ type: "error", message: "This checkout does not allow this change." });
    expect(locked.state.instructions.lines).toMatchObject({ canAddCartLine: true, canUpdateCartLine: false });
    expect(cart.lines).toMatchObject([{ quantity: 2 }]);
  });

  test("a checkout that is paid takes no changes", async () => {
    const { shopper, path } = await inCheckout();
    await pay(shopper, path);
    const answer = await shopper.post(`${path}/changes`, { kind: "note", change: { type: "removeNote" } });
    expect(answer.status).toBe(409);
  });
});
