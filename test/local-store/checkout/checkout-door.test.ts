import { describe, expect, test } from "vitest";
import { SHOP } from "#test/local-store/a-test-store.ts";
import { MUG, TEAPOT } from "#test/local-store/cart/a-shopper.ts";
import { addDiscount } from "#test/local-store/cart/merchant-discount.ts";
import { begin, CONTACT, pay, read, shopping } from "./a-checkout.ts";

describe("from the cart to the order", () => {
  test("a form puts a mug into the cart, checkout is paid, and the app hears of the order with its discounts and marks", async () => {
    const { store, stub, shopper, shop } = await shopping();
    store.install(SHOP);
    addDiscount(shop, { title: "Tea time", value: { percent: "4" } }, "2026-11-01T00:00:00Z");
    await shopper.submit("/cart/add", { id: String(MUG), quantity: "2", "properties[_tandem_offer]": "v1" });
    await shopper.post("/cart/update.js", { attributes: { gift: "yes", _tandem_arm: "offers" }, note: "Ring twice" });
    const path = await begin(shopper);
    const cartToken = (await shopper.cart()).token;
    const paid = await pay(shopper, path);
    expect([paid.status, paid.headers.get("location")]).toEqual([302, `${path}/thank-you`]);

    const order = shop.world.orders.at(-1);
    expect(order).toMatchObject({
      name: "#1002",
      email: "grace@example.com",
      countryCode: "GB",
      shippingMinor: 395,
      cartToken,
      checkoutToken: path.split("/").at(-1),
      note: "Ring twice",
      attributes: [
        { key: "gift", value: "yes" },
        { key: "_tandem_arm", value: "offers" },
      ],
      lines: [
        {
          variantId: MUG,
          quantity: 2,
          unitPriceMinor: 1000,
          discounts: [{ kind: "automatic", title: "Tea time", amountMinor: 80 }],
          attributes: [{ key: "_tandem_offer", value: "v1" }],
        },
      ],
    });
    await store.webhooks.settled();
    const told = stub.seen.find(({ headers }) => headers["x-shopify-topic"] === "orders/create");
    expect(JSON.parse(told?.body ?? "{}")).toMatchObject({
      id: order?.id,
      note: "Ring twice",
      total_price: "23.15",
      discount_applications: [{ type: "automatic", title: "Tea time" }],
      line_items: [{ properties: [{ name: "_tandem_offer", value: "v1" }] }],
    });
    expect(shop.index.variant(MUG)?.variant.inventoryQuantity).toBe(18);
  });

  test("afterwards the cart is empty, and the page thanks as often as it is opened", async () => {
    const { shopper, shop } = await shopping();
    await shopper.post("/cart/add.js", { id: MUG });
    const path = await begin(shopper);
    await pay(shopper, path);
    expect((await shopper.cart()).item_count).toBe(0);
    expect((await shopper.get(path)).headers.get("location")).toBe(`${path}/thank-you`);
    const { html } = await read(shopper, `${path}/thank-you`);
    expect(html).toContain("#1002");
    expect(html).toContain("Grace Hopper");
    await shopper.submit(path, { ...CONTACT, action: "pay" });
    expect(shop.world.orders).toHaveLength(2);
  });

  test("a signed-in customer's order is theirs", async () => {
    const { shopper, shop } = await shopping();
    await shopper.post("/cart/add.js", { id: MUG });
    const [session] = Object.values(shop.shoppers.sessions);
    if (session) session.customerId = 6_900_000_000_001;
    const path = await begin(shopper);
    expect((await read(shopper, path)).html).toContain("ada.1@example.com");
    await pay(shopper, path, { email: "other@example.com" });
    expect(shop.world.orders.at(-1)).toMatchObject({ customerId: 6_900_000_000_001, email: "other@example.com" });
  });
});

describe("what checkout refuses", () => {
  test("an empty cart leads back to the cart", async () => {
    const { shopper } = await shopping();
    expect(await begin(shopper)).toBe("/cart");
    expect((await shopper.get(`/checkouts/${"0".repeat(32)}`)).headers.get("location")).toBe("/cart");
  });

  test("missing details are said beside their fields, and what was typed stays", async () => {
    const { shopper, shop } = await shopping();
    await shopper.post("/cart/add.js", { id: MUG });
    const path = await begin(shopper);
    const answer = await pay(shopper, path, { email: "not an address", zip: "" });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('id="email-error">Enter a valid email');
    expect(html).toContain('aria-describedby="zip-error"');
    expect(html).toContain('value="Grace Hopper"');
    expect(shop.world.orders).toHaveLength(1);
  });

  test("what sold out in between is said, and the shopper can take what is left", async () => {
    const { store, shopper, shop } = await shopping();
    await shopper.post("/cart/add.js", { items: [{ id: MUG, quantity: 3 }, { id: TEAPOT }] });
    const path = await begin(shopper);
    const { total } = await read(shopper, path);
    store.placeOrder(SHOP, {
      lines: [
        { variantId: MUG, quantity: 19 },
        { variantId: TEAPOT, quantity: 20 },
      ],
    });
    const answer = await shopper.submit(path, { ...CONTACT, total, action: "pay" });
    const html = await answer.text();
    expect(html).toContain("Only 1 of Mug is left.");
    expect(html).toContain("Teapot is sold out.");
    expect(shop.world.orders).toHaveLength(2);
    await shopper.submit(path, { ...CONTACT, action: "take-what-is-left" });
    await pay(shopper, path);
    expect(shop.world.orders.at(-1)?.lines).toMatchObject([{ variantId: MUG, quantity: 1 }]);
  });

  test("a price that changed since the page was seen is shown before it is charged", async () => {
    const { store, shopper, shop } = await shopping();
    await shopper.post("/cart/add.js", { id: MUG });
    const path = await begin(shopper);
    const { total } = await read(shopper, path);
    const variants = [{ variantId: MUG, set: { priceMinor: 1250 } }];
    store.updateProduct(SHOP, { productId: 8_100_000_000_001, variants });
    const answer = await shopper.submit(path, { ...CONTACT, total, action: "pay" });
    expect(await answer.text()).toContain("The total is now £16.45. Check it and pay again.");
    await pay(shopper, path);
    expect(shop.world.orders.at(-1)?.lines).toMatchObject([{ unitPriceMinor: 1250 }]);
  });
});
