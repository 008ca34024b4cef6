import { beforeEach, expect, test } from "vitest";
import { credentials, SHOP, startTestStore } from "#test/local-store/a-test-store.ts";
import { toGid } from "#test/local-store/admin-api/gid.ts";
import type { LocalStore } from "#test/local-store/start-local-store.ts";
import { aShopper } from "./a-shopper.ts";

const MUG = 45_100_000_000_001;
const TEAPOT = 45_100_000_000_002;
const PRODUCTS = [8_100_000_000_001, 8_100_000_000_002];

let store: LocalStore;

/** The app's own Function, with its discount and a rule for mug and teapot as publishing writes them. */
beforeEach(async () => {
  // The manifest by its path: the handles of Functions are read from the extensions beside it.
  const app = { ...credentials, url: "http://127.0.0.1:9", manifest: "shopify.app.toml" };
  ({ store } = await startTestStore({ app }));
  store.install(SHOP);
  await ask(
    "discountAutomaticAppCreate",
    `mutation Make($discount: DiscountAutomaticAppInput!) {
    discountAutomaticAppCreate(automaticAppDiscount: $discount) { userErrors { message } }
  }`,
    {
      discount: {
        title: "Sets",
        functionHandle: "bundle-discount",
        startsAt: "2026-11-01T00:00:00Z",
        discountClasses: ["PRODUCT"],
        combinesWith: { orderDiscounts: true, productDiscounts: true, shippingDiscounts: false },
        appliesOnSubscription: false,
        metafields: [{ namespace: "$app", key: "config", type: "json", value: JSON.stringify({ v: 1, on: true }) }],
      },
    },
  );
  const value = JSON.stringify({ v: 1, r: [{ s: PRODUCTS, p: 12.5 }] });
  await ask(
    "metafieldsSet",
    `mutation Set($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) { userErrors { message } }
  }`,
    { metafields: [{ ownerId: toGid("Product", PRODUCTS[0] ?? 0), key: "bundle_rules", type: "json", value }] },
  );
});

async function ask(name: string, query: string, variables: object) {
  const shop = store.shop(SHOP);
  const scopes = ["write_discounts", "write_products"];
  const { body } = await store.adminApi.execute(shop, { query, variables: { ...variables } }, { scopes });
  expect(JSON.parse(JSON.stringify(body))).toMatchObject({ data: { [name]: { userErrors: [] } } });
}

test("a set that is complete in the cart is charged as the app published it, and a broken one is not", async () => {
  const shopper = aShopper(store);
  await shopper.post("/cart/add.js", { items: [{ id: MUG, quantity: 2 }, { id: TEAPOT }] });
  const whole = await shopper.cart();
  // A set of one each: 10.00 + 10.00 at 12.5 % less; the second mug is not in it.
  expect([whole.original_total_price, whole.total_discount, whole.total_price]).toEqual([3000, 250, 2750]);
  expect(whole.items.map(({ final_line_price }) => final_line_price)).toEqual([875, 1875]);
  await shopper.post("/cart/change.js", { id: String(TEAPOT), quantity: 0 });
  expect((await shopper.cart()).total_discount).toBe(0);
});

test("a discount that the app has taken back is gone from carts at once, and so is every discount of an app that left", async () => {
  const shopper = aShopper(store);
  await shopper.post("/cart/add.js", { items: [{ id: MUG }, { id: TEAPOT }] });
  expect((await shopper.cart()).total_discount).toBe(250);
  store.uninstall(SHOP);
  expect((await shopper.cart()).total_discount).toBe(0);
});
