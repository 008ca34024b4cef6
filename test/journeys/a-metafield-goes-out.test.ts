import { afterAll, beforeAll, expect, test } from "vitest";
import { toGid } from "#app/kernel/ids.ts";
import { saveMetafields } from "#app/shopify/save-metafields.server.ts";
import { generateWorld } from "#test/local-store/world/generate-world.ts";
import { type ConnectedApp, startConnectedApp } from "#test/support/connected-app.ts";
import { withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();

const world = generateWorld({ seed: 6, now: new Date().toISOString(), orders: 20 });
const shop = world.shop.domain;
const [first, second] = world.products.map((product) => toGid("Product", product.id));
let app: ConnectedApp;

beforeAll(async () => {
  app = await startConnectedApp({ worlds: [world], work: false });
  await app.open(shop);
});
afterAll(() => app.stop());

/** Our metafields of one product, as Shopify holds them. */
const published = () => Object.values(app.store.shop(shop).admin.metafields[first ?? ""] ?? {});

test("a product's metafield is in Shopify, app-owned and typed by the manifest", async () => {
  const value = JSON.stringify([second]);
  expect(await saveMetafields(shop, [{ ownerId: first ?? "", key: "bundle_products", value }])).toEqual({
    saved: [{ ownerId: first, key: "bundle_products", compareDigest: expect.any(String) }],
  });
  expect(published()).toMatchObject([
    { key: "bundle_products", type: "list.product_reference", value: `["${second}"]` },
  ]);
});

test("a refused metafield leaves all of its call unwritten, and says which and why", async () => {
  const outcome = await saveMetafields(shop, [
    { ownerId: first ?? "", key: "bundles", value: '{"v":1}' },
    { ownerId: second ?? "", key: "bundles", value: "not json" },
  ]);
  expect(outcome).toEqual({
    refused: [
      { ownerId: second, key: "bundles", reason: "Value is invalid JSON.", isOwnerGone: false, missingId: null },
    ],
  });
  expect(published().map((metafield) => metafield.key)).toEqual(["bundle_products"]);
});

test("what is missing is told apart: the owner, or what the value refers to", async () => {
  const gone = toGid("Product", 1);
  const outcome = await saveMetafields(shop, [
    { ownerId: gone, key: "bundles", value: '{"v":1}' },
    { ownerId: second ?? "", key: "bundle_products", value: JSON.stringify([gone]) },
  ]);
  expect(outcome).toMatchObject({
    refused: [
      { ownerId: gone, isOwnerGone: true },
      { ownerId: second, isOwnerGone: false, missingId: gone },
    ],
  });
});
