import { expect } from "vitest";
import { aProduct, aSmallWorld } from "#test/local-store/a-small-world.ts";
import { credentials, SHOP, startTestStore } from "#test/local-store/a-test-store.ts";
import { toGid } from "#test/local-store/admin-api/gid.ts";
import type { LocalStore } from "#test/local-store/start-local-store.ts";

const idOf = (n: number) => 8_100_000_000_000 + n;
const slotsOf = (members: readonly number[]) => members.map((n) => ({ p: [idOf(n)], q: 1 }));
const set = (id: string, pct: number, ...members: number[]) => ({ id, kind: "bundle", pct, slots: slotsOf(members) });
const rule = (p: number, ...members: number[]) => ({ s: members.map(idOf), p });

const PRODUCTS = ["Mug", "Teapot", "Spoon", "Jug", "Grand mug of the harbour, hand-thrown"];
/** Mug and teapot are a set; spoon and jug go with the teapot, and are one among themselves; the grand mug is the better one. */
const PUBLISHED: [owner: number, key: string, value: unknown][] = [
  [1, "bundles", { v: 1, b: [set("mug-teapot", 12.5, 1, 2)] }],
  [2, "bundles", { v: 1, b: [set("teapot-spoon", 0, 2, 3), set("teapot-jug", 0, 2, 4)] }],
  [3, "bundles", { v: 1, b: [set("spoon-jug", 7.5, 3, 4)] }],
  [2, "bundle_rules", { v: 1, r: [rule(12.5, 1, 2)] }],
  [4, "bundle_rules", { v: 1, r: [rule(7.5, 3, 4)] }],
  [
    1,
    "upgrade",
    {
      v: 1,
      u: [
        { id: "grand", to: idOf(5), why: ["moved-up"], rows: [{ s: "metafield", k: "facts.material", l: "Material" }] },
      ],
    },
  ],
];

/** A shop on Shopify Plus with Tandem's discount, its offers, and its extensions on all pages. */
export async function startWithOffers(most = 1) {
  const products = PRODUCTS.map((title, at) => aProduct(at + 1, title));
  const [mug, , , , grand] = products;
  if (mug) mug.facts = { material: "Clay" };
  if (grand) Object.assign(grand, { handle: "grand-mug", facts: { material: "China" } });
  for (const variant of grand?.variants ?? []) variant.priceMinor = 1490;
  const world = aSmallWorld({ products });
  const app = { ...credentials, url: "http://127.0.0.1:9", manifest: "shopify.app.toml" };
  const worlds = [{ ...world, shop: { ...world.shop, plan: "plus" as const } }];
  const { store } = await startTestStore({ app, worlds });
  store.install(SHOP);
  await publish(store);
  const settings = { most };
  store.setExtensions(SHOP, [
    { extension: "checkout-offers", target: "purchase.checkout.block.render", settings },
    { extension: "order-offers", target: "purchase.thank-you.block.render" },
    { extension: "order-offers", target: "customer-account.order-status.block.render" },
  ]);
  return store;
}

async function publish(store: LocalStore): Promise<void> {
  const config = { namespace: "$app", key: "config", type: "json", value: JSON.stringify({ v: 1, on: true }) };
  await ask(store, "discountAutomaticAppCreate", "automaticAppDiscount: DiscountAutomaticAppInput!", {
    automaticAppDiscount: {
      ...{ title: "Sets", functionHandle: "bundle-discount", startsAt: "2026-11-01T00:00:00Z" },
      ...{ discountClasses: ["PRODUCT"], appliesOnSubscription: false, metafields: [config] },
      combinesWith: { orderDiscounts: true, productDiscounts: true, shippingDiscounts: true },
    },
  });
  const values = PUBLISHED.map(([n, key, value]) => ({ ownerId: toGid("Product", idOf(n)), key, value }));
  const shop = { ownerId: toGid("Shop", store.shop(SHOP).world.shop.id), key: "config", value: { v: 1, on: true } };
  await ask(store, "metafieldsSet", "metafields: [MetafieldsSetInput!]!", {
    metafields: [...values, shop].map((one) => ({ ...one, type: "json", value: JSON.stringify(one.value) })),
  });
}

async function ask(store: LocalStore, name: string, argument: string, variables: Record<string, unknown>) {
  const [variable = ""] = argument.split(":");
  const query = `mutation Make($${argument}) { ${name}(${variable}: $${variable}) { userErrors { message } } }`;
  const scopes = ["write_discounts", "write_products"];
  const { body } = await store.adminApi.execute(store.shop(SHOP), { query, variables }, { scopes });
  expect(JSON.parse(JSON.stringify(body))).toMatchObject({ data: { [name]: { userErrors: [] } } });
}
