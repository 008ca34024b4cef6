import { describe, expect, test } from "vitest";
import { SHOP } from "#test/local-store/a-test-store.ts";
import { toGid } from "#test/local-store/admin-api/gid.ts";
import { startStorefront } from "./a-storefront.ts";
import { writeTestExtension } from "./a-test-extension.ts";
import { setMetafield } from "./set-metafield.ts";

const BLOCKS = [
  { block: "greeting", template: "product", section: "main", settings: { words: "<b>chosen</b>" } },
  { block: "anywhere", template: "product", section: "apps" },
];

async function start() {
  const extensionsFolder = writeTestExtension();
  return startStorefront({ extensionsFolder });
}

describe("an app's block in the theme", () => {
  test("it stands where the merchant put it, with its settings, snippets and the page's product", async () => {
    const { store, get } = await start();
    expect((await get("/products/mug")).text).not.toContain("shopify-app-block");
    store.setPlacements(SHOP, { blocks: BLOCKS, embeds: [] });
    const { text } = await get("/products/mug");
    expect(text).toMatch(
      /<div id="shopify-block-template--product__main__greeting_1" class="shopify-block shopify-app-block">\s*<p class="price">Hello Mug: £10.00, <b>chosen<\/b><\/p>\s*<p class="tail">/,
    );
    const order = ["product__title", "data-buy", "greeting_1", "product__text", "anywhere_2"].map((mark) =>
      text.indexOf(mark),
    );
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order).not.toContain(-1);
  });

  test("of its section it learns the id alone", async () => {
    const { store, get } = await start();
    store.setPlacements(SHOP, { blocks: BLOCKS, embeds: [] });
    expect((await get("/products/mug")).text).toContain('<p class="anywhere">product template--product__apps </p>');
  });

  test("its script and styles come once, however many blocks name them, and may be kept for good", async () => {
    const { store, get } = await start();
    store.setPlacements(SHOP, { blocks: BLOCKS, embeds: [] });
    const { text } = await get("/products/mug");
    const [src = ""] = text.match(/\/cdn\/extensions\/[^"]+greet\.js[^"]*/g) ?? [];
    expect(text.match(/greet\.js/g)).toHaveLength(1);
    expect(text).toMatch(/<script src="[^"]*greet\.js[^"]*" async><\/script>[\s\S]*<\/head>/);
    expect(text.match(/greet\.css/g)).toHaveLength(1);
    const file = await get(src);
    expect(file.text).toContain("window.greets");
    expect(file.headers.get("cache-control")).toContain("max-age=31536000");
    expect((await get("/cdn/extensions/u-1/greet/assets/..%2Fshopify.extension.toml")).status).toBe(404);
    expect((await get("/")).text).not.toContain("greet.js");
  });

  test("the app can switch it off, and it goes with the app", async () => {
    const { store, shop, get } = await start();
    store.setPlacements(SHOP, { blocks: BLOCKS, embeds: [{ block: "greet-embed" }] });
    const owner = toGid("AppInstallation", shop.admin.appInstallationId);
    setMetafield(shop, owner, { namespace: "tandem", key: "enabled", type: "boolean", value: "false" });
    const off = (await get("/products/mug")).text;
    expect(off).not.toContain('class="price">Hello');
    expect(off).not.toContain("greet.css");
    expect(off).toContain('class="anywhere"');
    store.uninstall(SHOP);
    const gone = (await get("/products/mug")).text;
    expect(gone).not.toMatch(/shopify-app-block|greet\.js|window\.greeted/);
  });

  test("it speaks the visitor's language from its own files", async () => {
    const { store, post, get } = await start();
    store.setPlacements(SHOP, { blocks: BLOCKS, embeds: [] });
    await post("/localization", { locale_code: "fr" });
    expect((await get("/products/mug")).text).toContain("Bonjour Mug");
  });

  test("where its schema forbids it, it cannot be put", async () => {
    const { store } = await start();
    const wish = { block: "greeting", template: "cart", section: "main" };
    expect(() => store.setPlacements(SHOP, { blocks: [wish], embeds: [] })).toThrow(/may not stand on cart/);
    expect(() => store.setPlacements(SHOP, { blocks: [{ ...wish, block: "none" }], embeds: [] })).toThrow(
      /no block none/,
    );
  });

  test("an embed stands in the head of every page once the merchant turned it on", async () => {
    const { store, get } = await start();
    store.setPlacements(SHOP, { blocks: [], embeds: [{ block: "greet-embed" }] });
    expect((await get("/products/mug")).text).toMatch(/window\.greeted = "Mug";[\s\S]*<\/head>/);
    expect((await get("/cart")).text).toContain("window.greeted = null;");
  });

  test("the obvious places are those of the schema", async () => {
    const { store, shop, get } = await start();
    store.setPlacements(SHOP, "obvious");
    expect(shop.theme.arrangedBy).toBe("store");
    const product = (await get("/products/mug")).text;
    expect(product.indexOf('class="price">Hello')).toBeLessThan(product.indexOf('class="anywhere"'));
    expect((await get("/")).text).toContain('class="anywhere">index');
  });
});
