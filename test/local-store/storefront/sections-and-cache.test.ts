import { describe, expect, test } from "vitest";
import { SHOP } from "#test/local-store/a-test-store.ts";
import { startStorefront } from "./a-storefront.ts";

const MUG = "45100000000001";

describe("sections by themselves", () => {
  test("a script gets those it asks for, at most five, and nothing for those that aren't there", async () => {
    const { get } = await startStorefront();
    const ids = ["template--product__main", "cart-drawer", "sections--header-group__header", "gone", "apps", "footer"];
    const { text } = await get(`/products/mug?sections=${ids.join(",")}`);
    const sections: Record<string, string | null> = JSON.parse(text);
    expect(Object.keys(sections)).toEqual(ids.slice(0, 5));
    expect(sections["template--product__main"]).toMatch(/^<section id="shopify-section-template--product__main"/);
    expect(sections.gone).toBeNull();
    expect(sections["cart-drawer"]).toContain("Your cart is empty");
    const single = await get("/products/mug?section_id=cart-drawer");
    expect(single.text).toMatch(/^<div id="shopify-section-cart-drawer"/);
  });

  test("a change of the cart brings the sections as they are after it", async () => {
    const { get } = await startStorefront();
    const { text } = await get("/cart/add.js", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ items: [{ id: Number(MUG), quantity: 2 }], sections: ["cart-drawer"] }),
    });
    const { sections } = JSON.parse(text);
    expect(sections["cart-drawer"]).toContain("Mug");
    expect(sections["cart-drawer"]).toContain("£20.00");
  });

  test("a product's own address with .js tells what scripts ask", async () => {
    const { get } = await startStorefront();
    expect(JSON.parse((await get("/products/mug.js")).text)).toMatchObject({ handle: "mug", price: 1000 });
    expect((await get("/products/gone.js")).status).toBe(404);
    const none = await get("/recommendations/products.json?product_id=1&intent=related");
    expect(JSON.parse(none.text)).toEqual({ intent: "related", products: [] });
  });
});

describe("pages that are kept", () => {
  const rename = (title: string) => ({ productId: 8_100_000_000_001, set: { title } });

  test("a kept page stays as it was until its time is over", async () => {
    const { store, clock, get } = await startStorefront();
    store.setPageCache(SHOP, { seconds: 600 });
    expect((await get("/products/mug")).text).toContain(">Mug<");
    store.updateProduct(SHOP, rename("Cup"));
    expect((await get("/products/mug")).text).toContain(">Mug<");
    await clock.advance(601_000);
    expect((await get("/products/mug")).text).toContain(">Cup<");
  });

  test("the cart's page and a signed-in customer's pages are never kept", async () => {
    const { store, get, post } = await startStorefront();
    store.setPageCache(SHOP, { seconds: 600 });
    await get("/cart");
    await post("/cart/add", { id: MUG, quantity: "1" });
    expect((await get("/cart")).text).toContain("£10.00");
    await post("/cart/clear", {});
    await post("/account/login", { "customer[email]": "ada.1@example.com" });
    await get("/products/mug");
    store.updateProduct(SHOP, rename("Cup"));
    expect((await get("/products/mug")).text).toContain(">Cup<");
  });

  test("nothing is kept unless it was asked for", async () => {
    const { store, get } = await startStorefront();
    await get("/products/mug");
    store.updateProduct(SHOP, rename("Cup"));
    expect((await get("/products/mug")).text).toContain(">Cup<");
  });
});
