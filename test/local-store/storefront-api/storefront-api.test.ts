import { describe, expect, test } from "vitest";
import { SHOP, startTestStore } from "#test/local-store/a-test-store.ts";
import { toGid } from "#test/local-store/admin-api/gid.ts";
import { resolveNamespace } from "#test/local-store/admin-api/namespaces.ts";
import { twoMarkets } from "#test/local-store/checkout/a-checkout.ts";
import { setMetafield } from "#test/local-store/storefront/set-metafield.ts";
import { queryStorefront } from "./storefront-api.ts";

async function asking() {
  const { store } = await startTestStore({ worlds: [twoMarkets()] });
  store.install(SHOP);
  const shop = store.shop(SHOP);
  await fetch(`${store.storefrontUrl}/`);
  const [session] = Object.values(shop.shoppers.sessions);
  if (!session) throw new Error("The visit left no session");
  const ask = (query: string, variables = {}) =>
    queryStorefront(store, { shop, session, origin: "http://store" }, { query, variables });
  return { store, shop, ask };
}

const MUG = toGid("Product", 8_100_000_000_001);

describe("query()", () => {
  test("a product's variants and prices are those of the country that is asked for", async () => {
    const { ask } = await asking();
    const query = `query ($ids: [ID!]!, $country: CountryCode) @inContext(country: $country) {
      nodes(ids: $ids) { ... on Product { title availableForSale options { name optionValues { name } }
        variants(first: 5) { nodes { id price { amount currencyCode } quantityRule { minimum maximum increment } } } } } }`;
    const { data } = await ask(query, { ids: [MUG, toGid("Product", 1)], country: "DE" });
    expect(data).toMatchObject({
      nodes: [
        {
          title: "Mug",
          availableForSale: true,
          options: [{ name: "Title", optionValues: [{ name: "Default Title" }] }],
          variants: {
            nodes: [
              {
                price: { amount: "11.6", currencyCode: "EUR" },
                quantityRule: { minimum: 1, maximum: null, increment: 1 },
              },
            ],
          },
        },
        null,
      ],
    });
  });

  test("without a country it is the shop's own", async () => {
    const { ask } = await asking();
    const { data } = await ask(`{ product(handle: "mug") { priceRange { minVariantPrice { amount currencyCode } } } }`);
    expect(data).toEqual({
      product: { priceRange: { minVariantPrice: { amount: "10.0", currencyCode: "GBP" } } },
    });
  });

  test("a product that is not sold in the market is null", async () => {
    const { store, ask } = await asking();
    store.setOutOfMarket(SHOP, { market: "eu", productIds: [8_100_000_000_001] });
    const { data } = await ask(`query @inContext(country: FR) { product(handle: "mug") { title } }`);
    expect(data).toEqual({ product: null });
  });

  test("metafields are told where the toml opens them, and null elsewhere", async () => {
    const { shop, ask } = await asking();
    const namespace = resolveNamespace("$app", shop.installation?.appId ?? 0);
    setMetafield(shop, MUG, { namespace, key: "bundles", type: "json", value: "{}" });
    setMetafield(shop, MUG, { namespace, key: "bundle_rules", type: "json", value: "{}" });
    const { data } = await ask(`{ product(handle: "mug") {
      open: metafield(namespace: "$app", key: "bundles") { value type }
      closed: metafield(namespace: "$app", key: "bundle_rules") { value }
      metafields(identifiers: [{ namespace: "reviews", key: "rating_count" }, { namespace: "facts", key: "none" }]) { value } } }`);
    expect(data).toEqual({
      product: { open: { value: "{}", type: "json" }, closed: null, metafields: [{ value: "12" }, null] },
    });
  });

  test("what the schema has not is refused, and what the store has not says so", async () => {
    const { ask } = await asking();
    expect(await ask('{ product(handle: "mug") { colour } }')).toMatchObject({
      errors: [{ message: 'Cannot query field "colour" on type "Product".' }],
    });
    expect(await ask('{ product(handle: "mug") { seo { title } } }')).toMatchObject({
      errors: [{ message: "the local store does not know Product.seo yet" }],
    });
  });
});
