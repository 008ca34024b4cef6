import { readdirSync, readFileSync } from "node:fs";
import { parse, validate } from "graphql";
import { describe, expect, test, vi } from "vitest";
import { Bundles, ShopConfig, Upgrade } from "#app/pipeline/publishing/wire.ts";
import { parsePromise } from "#app/pipeline/results/parse-promise.ts";
import { askOwned, saveAnswer } from "#extensions/checkout-offers/src/offers/ask-customer-account.ts";
import { isOpen } from "#extensions/checkout-offers/src/offers/check-open.ts";
import { composeCartLink } from "#extensions/checkout-offers/src/offers/compose-cart-link.ts";
import { composeQuery } from "#extensions/checkout-offers/src/offers/compose-query.ts";
import { setMarks } from "#extensions/checkout-offers/src/offers/marks.ts";
import { readCart } from "#extensions/checkout-offers/src/offers/read-cart.ts";
import { readPublished } from "#extensions/checkout-offers/src/offers/read-published.ts";
import { readSchema } from "#test/local-store/graphql/read-schema-file.ts";
import { toCartLine } from "./a-checkout.ts";

const WIRE = "test/fixtures/wire/v1";

describe("what is published", () => {
  const golden = readdirSync(WIRE).map((file) => [file, JSON.parse(readFileSync(`${WIRE}/${file}`, "utf8")).published]);

  test.each(golden)("is read by hand as the wire's own parsers read it: %s", (_file, published) => {
    for (const [owner, values] of Object.entries<Record<string, unknown>>(published)) {
      const type = owner.startsWith("gid://shopify/Product/") ? "product" : "shop";
      const entries = Object.entries(values).map(([key, value]) => ({
        target: { type, id: owner },
        metafield: { namespace: "$app", key, value: JSON.stringify(value) },
      }));
      const id = Number(owner.split("/").at(-1));
      const read = readPublished(entries);
      if (values.bundles) expect(read.bundles.get(id)).toEqual(Bundles.parse(values.bundles).b);
      if (values.upgrade) expect(read.upgrades.get(id)).toEqual(Upgrade.parse(values.upgrade).u);
      if (!owner.startsWith("gid://shopify/Shop/") || !values.config) continue;
      const { on, page = 3, b2b = false } = ShopConfig.parse(values.config);
      expect(read.config).toEqual({ isOn: on, page, isForCompanies: b2b });
    }
  });

  test.each([null, "{", "[]", '{"v":2,"b":[]}', '{"v":1,"b":[{"id":"a","kind":"bundle","pct":5,"slots":[{"p":[]}]}]}'])(
    "is nothing where it can't be read: %s",
    (value) => {
      const metafield = { namespace: "$app", key: "bundles", value };
      const { bundles } = readPublished([{ target: { type: "product", id: "gid://shopify/Product/1" }, metafield }]);
      expect(bundles.get(1)).toEqual([]);
    },
  );

  test("is not what another app wrote under the same key", () => {
    const metafield = { namespace: "custom", key: "config", value: '{"v":1,"on":true}' };
    expect(readPublished([{ target: { type: "shop", id: "1" }, metafield }]).config.isOn).toBe(false);
  });
});

describe("days of a shop whose time zone nobody knows", () => {
  test.each([
    ["begins once its day has begun everywhere", { from: "2026-12-01" }, "2026-12-01T11:59:59Z", false],
    ["and then it does", { from: "2026-12-01" }, "2026-12-01T12:00:00Z", true],
    ["ends once its last day has begun anywhere", { until: "2026-12-31" }, "2026-12-30T09:59:59Z", true],
    ["and then it does", { until: "2026-12-31" }, "2026-12-30T10:00:00Z", false],
  ])("an offer %s", (_what, when, now, open) => {
    expect(isOpen(when, new Date(now), [])).toBe(open);
  });
});

describe("what is asked of Shopify", () => {
  const problems = (schema: string, text: string) =>
    validate(readSchema(schema), parse(text)).map(({ message }) => message);
  const place = { country: "GB", language: "pt-BR" };

  test("is in its Storefront API, with and without words", () => {
    const need = { products: [1], words: ["a", "b"], facts: ["facts.material"] };
    for (const words of [need.words, []]) {
      const { query } = composeQuery({ ...need, words }, place);
      expect(problems("storefront-graphql_2026-07", query)).toEqual([]);
    }
    expect(composeQuery(need, place).variables).toEqual({
      ...{ ids: ["gid://shopify/Product/1"], facts: [{ namespace: "facts", key: "material" }] },
      ...{ country: "GB", language: "PT_BR", w0: "a", w1: "b" },
    });
  });

  test.each([
    ["fr-CA", "FR"],
    ["zh-TW", "ZH_TW"],
    ["de", "DE"],
  ])("is asked in a language that it knows: %s", (isoCode, code) => {
    const { variables } = composeQuery({ products: [], words: [], facts: [] }, { ...place, language: isoCode });
    expect(variables.language).toBe(code);
  });

  test("is in its Customer Account API", async () => {
    const texts: string[] = [];
    const fetch = vi.fn(async (_url: string, { body }: { body: string }) => {
      texts.push(JSON.parse(body).query);
      return Response.json({ data: { customer: { orders: { nodes: [] } }, metafieldsSet: { userErrors: [] } } });
    });
    await askOwned(fetch);
    await saveAnswer(fetch, "gid://shopify/Order/5", { id: "a", useful: true, said: "" });
    expect(texts).toHaveLength(2);
    expect(texts.flatMap((text) => problems("customer_2026-07", text))).toEqual([]);
  });

  test("an answer that Shopify didn't keep is an error", async () => {
    const nothing = async () => Response.json({ data: { metafieldsSet: null } });
    await expect(saveAnswer(nothing, "1", { id: "a", useful: true, said: "" })).rejects.toThrow("not kept");
  });
});

describe("a line", () => {
  test("has the price before discounts of one, in whole minor units", () => {
    const [line] = readCart([toCartLine({ product: 1, quantity: 3, unit: 79.98, reduced: 3.19 }, 0)], "GBP");
    expect(line).toMatchObject({ unitMinor: 7998, reducedMinor: 319, isPlain: true });
  });

  test("whose units don't share one price is left alone", () => {
    const one = toCartLine({ product: 1, quantity: 3, unit: 10 }, 0);
    const uneven = { ...one, cost: { totalAmount: { amount: 10, currencyCode: "GBP" as const } } };
    expect(readCart([uneven], "GBP")[0]?.isPlain).toBe(false);
  });

  test("of another app's bundle is left alone", () => {
    const part = { ...toCartLine({ product: 1 }, 0), parentRelationship: { parent: { id: "1" } } };
    expect(readCart([part], "GBP")[0]?.isPlain).toBe(false);
  });
});

describe("marks", () => {
  const entry = { id: "a", kind: "bundle" as const, slots: [], pct: 7.5 };

  test.each([
    ["GBP", 1999, 1999],
    ["JPY", 500, 50_000],
    ["KWD", 12_345, 1234],
  ])("promise in Liquid's hundredths, as Tandem reads them: %s", (currency, unitMinor, hundredths) => {
    const added = { productId: 1, variantId: 10, quantity: 1, unitMinor };
    const promise = setMarks(entry, added, { currency, arm: null }).find(({ key }) => key === "_tandem_promise");
    expect(parsePromise(promise?.value ?? null)).toEqual({ percent: 7.5, unit: { hundredths, currency } });
  });
});

describe("a link", () => {
  test("keeps the storefront's own path, and names no arm where there is none", () => {
    const link = composeCartLink("https://shop.example/fr/", [{ variantId: 1, quantity: 2 }], "a", null);
    expect(decodeURIComponent(link ?? "")).toBe(
      "https://shop.example/fr/cart/1:2?storefront=true&attributes[_tandem_offer]=a",
    );
  });
});
