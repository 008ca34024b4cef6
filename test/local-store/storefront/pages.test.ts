import { describe, expect, test } from "vitest";
import { aProduct, aSmallWorld } from "#test/local-store/a-small-world.ts";
import { generateWorld } from "#test/local-store/world/generate-world.ts";
import { startStorefront } from "./a-storefront.ts";

const PAGES: [path: string, status: number, has: RegExp][] = [
  ["/", 200, /Things that stay/],
  ["/collections", 200, /Collections/],
  ["/collections/all", 200, /Page 1 of \d+/],
  ["/collections/all?page=2", 200, /Page 2 of \d+/],
  ["/products/harbour-mug", 200, /Add to cart/],
  ["/collections/table/products/harbour-mug", 200, /Harbour Mug/],
  ["/cart", 200, /Your cart is empty/],
  ["/search?q=mug", 200, /results? for “mug”/],
  ["/pages/about", 200, /Birch &amp; Brook is a small shop/],
  ["/account/login", 200, /Sign in/],
  ["/products/gone", 404, /There is nothing here/],
  ["/products/%E0%A4%A", 404, /There is nothing here/],
];

describe("pages of a generated shop", () => {
  test("each stands at Shopify's address, whole and without an error in it", async () => {
    const world = generateWorld({ seed: 3, now: "2026-11-20T10:00:00Z", orders: 50 });
    const { get, stub } = await startStorefront({ worlds: [world], placements: "obvious" });
    for (const [path, status, has] of PAGES) {
      const page = await get(path);
      expect(page.status, path).toBe(status);
      expect(page.text, path).toMatch(has);
      expect(page.text, path).not.toMatch(/Liquid error|translation missing/i);
      expect(page.text, path).toMatch(/<\/html>\s*$/);
    }
    expect(stub.seen, "the app's server is never asked").toEqual([]);
  });

  test("every picture says how large it is, so that nothing moves when it comes", async () => {
    const world = generateWorld({ seed: 3, now: "2026-11-20T10:00:00Z", orders: 10 });
    const { get } = await startStorefront({ worlds: [world] });
    const { text } = await get("/collections/all");
    const pictures = text.match(/<img[^>]*>/g) ?? [];
    expect(pictures.length).toBeGreaterThan(10);
    expect(pictures.filter((tag) => !/ width="\d+" height="\d+"/.test(tag))).toEqual([]);
    const [, src = ""] = /src="([^"]+)"/.exec(pictures[0] ?? "") ?? [];
    const picture = await get(src.replaceAll("&amp;", "&"));
    expect(picture.headers.get("content-type")).toBe("image/svg+xml");
    expect(picture.headers.get("cache-control")).toContain("immutable");
  });
});

describe("a hostile shop", () => {
  test("what merchants write is text on every page, never markup", async () => {
    const title = `"><script>alert('1')</script>'&{{ shop.name }} מוצר 😀 ${"long ".repeat(40)}`;
    const product = { ...aProduct(1, "Mug"), title, vendor: title, handle: "mug", images: [] };
    const option = { ...product, options: [title] };
    option.variants = product.variants.flatMap((variant) => [
      { ...variant, title: `${title}A`, optionValues: [`${title}A`], priceMinor: 0 },
      { ...variant, id: variant.id + 9, title: `${title}B`, optionValues: [`${title}B`] },
    ]);
    const [collection] = aSmallWorld().collections;
    const collections = collection ? [{ ...collection, title }] : [];
    const world = aSmallWorld({ products: [option], collections, orders: [] });
    const { get, post } = await startStorefront({ worlds: [{ ...world, shop: { ...world.shop, name: title } }] });
    const id = String(option.variants[1]?.id);
    expect((await post("/cart/add", { id, quantity: "1", "properties[Note]": title })).status).toBe(302);
    for (const path of [
      "/",
      "/products/mug",
      "/collections/kitchen",
      "/cart",
      `/search?q=${encodeURIComponent(title)}`,
    ]) {
      const { text, status } = await get(path);
      expect(status, path).toBe(200);
      expect(text, path).not.toContain("<script>alert");
      expect(text, path).not.toMatch(/<[^>]*"><script/);
      expect(text, path).toContain("&lt;script&gt;alert(");
      expect(text, path).not.toMatch(/Liquid error/);
    }
  });

  test("a shop with two thousand variants shows its page", async () => {
    const product = aProduct(1, "Mug");
    const [first] = product.variants;
    if (!first) throw new Error("A product has a variant");
    product.options = ["Size", "Colour"];
    product.variants = Array.from({ length: 2000 }, (_, at) => {
      const optionValues = [`S${Math.floor(at / 50)}`, `C${at % 50}`];
      return { ...first, id: first.id + at, title: optionValues.join(" / "), optionValues };
    });
    const { get } = await startStorefront({ worlds: [aSmallWorld({ products: [product] })] });
    const { text } = await get(`/products/mug?variant=${first.id + 1234}`);
    expect(text).toMatch(/Size: <strong>S24<\/strong>/);
    expect(text.match(/data-variant=/g)).toHaveLength(90);
  });
});

describe("where a visitor is", () => {
  test("another country brings its market's currency, another language its words", async () => {
    const world = aSmallWorld();
    const europe = {
      id: 2,
      handle: "eu",
      name: "Europe",
      currency: "EUR",
      countryCodes: ["FR"],
      rate: 1.16,
      primary: false,
    };
    world.shop.markets.push(europe);
    const { get, post, store } = await startStorefront({ worlds: [world] });
    expect((await get("/products/mug")).text).toContain("£10.00");
    const moved = await post("/localization", { country_code: "FR", locale_code: "fr", return_to: "/products/mug" });
    expect(moved.headers.get("location")).toBe("/products/mug");
    const page = (await get("/products/mug")).text;
    expect(page).toContain("€11,60");
    expect(page).toContain("Ajouter au panier");
    store.setOutOfMarket("birch-and-brook", { market: "eu", productIds: [8_100_000_000_001] });
    expect((await get("/products/mug")).status).toBe(404);
    expect((await post("/localization", { return_to: "//evil.example" })).headers.get("location")).toBe("/");
  });

  test("a customer signs in with the address that the shop knows", async () => {
    const { get, post } = await startStorefront();
    expect(
      (await post("/account/login", { "customer[email]": "nobody@example.com" })).headers.get("location"),
    ).toContain("unknown");
    await post("/account/login", { "customer[email]": "ada.1@example.com" });
    expect((await get("/account")).text).toContain("Hello Ada Lovelace");
    await post("/account/logout", {});
    expect((await get("/account")).text).not.toContain("Ada");
  });
});
