import { describe, expect, test } from "vitest";
import { makeLiquid } from "#app/liquid/make-liquid.ts";
import { aProduct, aSmallWorld } from "#test/local-store/a-small-world.ts";
import { toGid } from "#test/local-store/admin-api/gid.ts";
import { presentmentPrice } from "#test/local-store/cart/market-price.ts";
import { createLocalShop, type LocalShop } from "#test/local-store/local-shop.ts";
import { setMetafield } from "#test/local-store/storefront/set-metafield.ts";
import type { WorldMarket, WorldProduct } from "#test/local-store/world/types.ts";
import { metaobjectsObject } from "./metafields.ts";
import { findProduct } from "./product.ts";
import type { Scene } from "./scene.ts";
import { appObject } from "./shop.ts";

const HOME: WorldMarket = {
  id: 1,
  handle: "gb",
  name: "UK",
  currency: "GBP",
  countryCodes: ["GB"],
  rate: 1,
  primary: true,
};
const JAPAN: WorldMarket = {
  ...HOME,
  id: 2,
  handle: "jp",
  currency: "JPY",
  countryCodes: ["JP"],
  rate: 190.5,
  primary: false,
};
const MUG = 8_100_000_000_001;
const TEAPOT = 8_100_000_000_002;

function aScene(shop: LocalShop, overrides: Partial<Scene> = {}): Scene {
  const market = overrides.market ?? HOME;
  return {
    shop,
    appId: 7,
    metaobjects: [
      {
        type: "words",
        name: "Words",
        displayNameField: "title",
        fields: [{ key: "title", name: "Title", type: "single_line_text_field", required: true }],
      },
    ],
    nowMs: Date.parse("2026-11-22T12:00:00Z"),
    market,
    countryCode: "GB",
    locale: "en",
    customerId: null,
    companyId: null,
    designMode: false,
    variantId: null,
    outOfMarket: new Set(),
    price: (minor) => presentmentPrice(shop, market, minor),
    products: new Map(),
    ...overrides,
  };
}

function render(source: string, globals: object): Promise<string> {
  const liquid = makeLiquid({
    readSnippet: () => null,
    translate: { locale: "en", words: {}, fallback: {} },
    currency: "GBP",
    moneyFormat: "£{{amount}}",
    assetUrl: (name) => name,
    imageUrl: () => "",
    now: new Date(0),
    timeZone: "UTC",
  });
  return liquid.render(source, globals);
}

function aShop(...products: WorldProduct[]): LocalShop {
  return createLocalShop(aSmallWorld(products.length > 0 ? { products } : {}));
}

function publishCompanions(shop: LocalShop, ids: number[]): void {
  const value = JSON.stringify(ids.map((id) => toGid("Product", id)));
  const field = { namespace: "app--7", key: "bundle_products", type: "list.product_reference", value };
  setMetafield(shop, toGid("Product", MUG), field);
}

const COMPANIONS = `{% for one in product.metafields["$app"].bundle_products.value %}[{{ one.title }}]{% endfor %}`;

describe("products", () => {
  test("a price is the visitor's market's, in hundredths even where the currency has no smaller unit", async () => {
    const shop = aShop();
    const inPounds = { product: findProduct(aScene(shop), MUG) };
    const inYen = { product: findProduct(aScene(shop, { market: JAPAN }), MUG) };
    expect(await render("{{ product.price }}", inPounds)).toBe("1000");
    expect(await render("{{ product.variants.first.price }}", inYen)).toBe("190500");
  });

  test("stock decides what can be bought, and the first that can be bought is the one that is chosen", async () => {
    const mug = aProduct(1, "Mug");
    const [first] = mug.variants;
    if (!first) throw new Error("A product has a variant");
    mug.options = ["Size"];
    mug.variants = [
      { ...first, title: "S", optionValues: ["S"], inventoryQuantity: 0 },
      { ...first, id: first.id + 1000, title: "M", optionValues: ["M"] },
    ];
    const product = findProduct(aScene(aShop(mug)), MUG);
    const source =
      "{{ product.available }} {{ product.selected_or_first_available_variant.title }} {% for value in product.options_with_values.first.values %}{{ value }}:{{ value.available }}:{{ value.selected }} {% endfor %}";
    expect(await render(source, { product })).toBe("true M S:false:false M:true:true ");
  });

  test("the json filter writes a product as Shopify does, and does not walk in circles", async () => {
    const product = findProduct(aScene(aShop()), MUG);
    const written = JSON.parse(await render("{{ product | json }}", { product }));
    expect(written).toMatchObject({ id: MUG, title: "Mug", price: 1000, available: true });
    expect(written.variants[0]).toMatchObject({ price: 1000, option1: "Default Title" });
    expect(await render("{{ product.metafields.reviews | json }}", { product })).toContain("json not allowed");
  });
});

describe("references", () => {
  test("a product that is deleted, hidden or not sold in the market comes back as nothing", async () => {
    const hidden = { ...aProduct(3, "Hidden"), publishedAt: null };
    const draft = { ...aProduct(4, "Draft"), status: "draft" as const };
    const shop = aShop(aProduct(1, "Mug"), aProduct(2, "Teapot"), hidden, draft);
    publishCompanions(shop, [TEAPOT, hidden.id, draft.id, 8_100_000_000_099]);
    const here = { product: findProduct(aScene(shop), MUG) };
    expect(await render(COMPANIONS, here)).toBe("[Teapot][][][]");
    const elsewhere = { product: findProduct(aScene(shop, { outOfMarket: new Set([TEAPOT]) }), MUG) };
    expect(await render(COMPANIONS, elsewhere)).toBe("[][][][]");
  });

  test("a list is read up to fifty", async () => {
    const shop = aShop();
    publishCompanions(
      shop,
      Array.from({ length: 60 }, () => TEAPOT),
    );
    const product = findProduct(aScene(shop), MUG);
    const size = `{{ product.metafields["$app"].bundle_products.value.size }}`;
    expect(await render(size, { product })).toBe("50");
  });
});

describe("metafields", () => {
  test("each type is read as Liquid reads it", async () => {
    const shop = aShop();
    const owner = toGid("Product", MUG);
    const json = { namespace: "app--7", key: "bundles", type: "json", value: '{"v":1,"b":[{"pct":10}]}' };
    setMetafield(shop, owner, json);
    const product = findProduct(aScene(shop), MUG);
    const source = `{{ product.metafields["$app"].bundles.value.b.first.pct }} {{ product.metafields.reviews.rating.value.rating }} {{ product.metafields.reviews.rating.value.scale_max }} {{ product.metafields.reviews.rating_count.value | plus: 1 }} {{ product.metafields["$app"].bundles.type }} {{ product.metafields.nothing.here.value }}`;
    expect(await render(source, { product })).toBe("10 4.5 5 13 json ");
  });

  test("an app's block reads the data of its installation, and metaobjects by type and handle", async () => {
    const shop = aShop();
    const scene = aScene(shop);
    const installation = toGid("AppInstallation", shop.admin.appInstallationId);
    setMetafield(shop, installation, { namespace: "tandem", key: "enabled", type: "boolean", value: "true" });
    shop.admin.metaobjects["app--7--words/w1"] = {
      id: 1,
      type: "app--7--words",
      handle: "w1",
      fields: { title: "Breakfast set" },
      createdAt: "",
      updatedAt: "",
    };
    const globals = { app: appObject(scene), metaobjects: metaobjectsObject(scene) };
    const source = `{{ app.metafields.tandem.enabled.value }} {{ metaobjects["$app:words"]["w1"].title.value }}|{{ metaobjects["$app:words"]["gone"].title.value }}|{{ metaobjects["$app:none"].x }}`;
    expect(await render(source, globals)).toBe("true Breakfast set||");
  });
});
