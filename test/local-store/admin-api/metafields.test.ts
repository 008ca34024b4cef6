import { afterEach, expect, test } from "vitest";
import { aTestShop, type TestShop, type Tree } from "./a-test-shop.ts";

let opened: TestShop | null = null;
const open = () => {
  opened = aTestShop();
  return opened;
};
afterEach(async () => {
  await opened?.close();
  opened = null;
});

const MUG = "gid://shopify/Product/8100000000001";
const TEAPOT = "gid://shopify/Product/8100000000002";
const SET = `mutation ($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) {
  metafields { id namespace key type value compareDigest } userErrors { code field message elementIndex } } }`;

async function set(shop: TestShop, ...metafields: Record<string, unknown>[]): Promise<Tree | undefined> {
  return (await shop.data(SET, { metafields })).metafieldsSet;
}

test("a field without namespace goes into the app's own, typed by its definition", async () => {
  const shop = open();
  const result = await set(shop, { ownerId: MUG, key: "bundles", value: '{"v":1}' });
  expect(result).toMatchObject({
    metafields: [{ namespace: "app--4242", key: "bundles", type: "json", value: '{"v":1}' }],
    userErrors: [],
  });
  const read = await shop.data(`{ product(id: "${MUG}") {
    own: metafield(key: "bundles") { value ownerType definition { name } sizeInBytes }
    dollar: metafield(namespace: "$app", key: "bundles") { jsonValue }
    listed: metafields(first: 5, keys: ["$app.bundles"]) { nodes { key } } } }`);
  expect(read.product).toEqual({
    own: { value: '{"v":1}', ownerType: "PRODUCT", definition: { name: "Bundles" }, sizeInBytes: 7 },
    dollar: { jsonValue: { v: 1 } },
    listed: { nodes: [{ key: "bundles" }] },
  });
});

test("setting a field again keeps its id and changes its digest", async () => {
  const shop = open();
  const first = await set(shop, { ownerId: MUG, key: "bundles", value: "1" });
  const second = await set(shop, { ownerId: MUG, key: "bundles", value: "2" });
  expect(second?.metafields?.[0]?.id).toBe(first?.metafields?.[0]?.id);
  expect(second?.metafields?.[0]?.compareDigest).not.toBe(first?.metafields?.[0]?.compareDigest);
});

test("one wrong field of a call leaves all of them unset", async () => {
  const shop = open();
  const result = await set(
    shop,
    { ownerId: MUG, key: "bundles", value: "{}" },
    { ownerId: TEAPOT, key: "bundles", value: "{" },
  );
  expect(result?.userErrors).toEqual([
    {
      code: "INVALID_VALUE",
      field: ["metafields", "1", "value"],
      message: "Value is invalid JSON.",
      elementIndex: null,
    },
  ]);
  expect(shop.shop.admin.metafields).toEqual({});
});

test("a call takes 25 fields and ten megabytes", async () => {
  const shop = open();
  const fields = (count: number, value: string) =>
    Array.from({ length: count }, (_, n) => ({ ownerId: MUG, namespace: "big", key: `key-${n}`, type: "json", value }));
  expect((await set(shop, ...fields(25, "{}")))?.userErrors).toEqual([]);
  expect((await set(shop, ...fields(26, "{}")))?.userErrors).toMatchObject([
    { code: "LESS_THAN_OR_EQUAL_TO", message: "Exceeded the maximum metafields input limit of 25." },
  ]);
  const halfMegabyte = JSON.stringify("x".repeat(500_000));
  expect((await set(shop, ...fields(22, halfMegabyte)))?.userErrors).toMatchObject([
    { code: "LESS_THAN_OR_EQUAL_TO", field: ["metafields"] },
  ]);
});

test.each([
  ["JSON over 128 kB", { type: "json", value: JSON.stringify("x".repeat(128 * 1024)) }, "TOO_LONG"],
  ["text over 64 kB", { type: "single_line_text_field", value: "x".repeat(64 * 1024 + 1) }, "TOO_LONG"],
  ["an url over 2 kB", { type: "url", value: `https://${"x".repeat(2048)}` }, "TOO_LONG"],
  [
    "a list of 129",
    { type: "list.number_integer", value: JSON.stringify(Array.from({ length: 129 }, () => 1)) },
    "INVALID_VALUE",
  ],
  ["a broken number", { type: "number_integer", value: "1.5" }, "INVALID_VALUE"],
  ["a list that is none", { type: "list.product_reference", value: MUG }, "INVALID_VALUE"],
  ["a reference to nothing", { type: "product_reference", value: "gid://shopify/Product/1" }, "INVALID_VALUE"],
  [
    "a reference to another type",
    { type: "product_reference", value: "gid://shopify/Order/5600000000001" },
    "INVALID_VALUE",
  ],
  ["an unknown type", { type: "sausage", value: "1" }, "INVALID_TYPE"],
  ["no type and no definition", { value: "1" }, "BLANK"],
  ["a short key", { key: "x", type: "json", value: "1" }, "TOO_SHORT"],
  ["a blank text", { type: "single_line_text_field", value: " " }, "INVALID_VALUE"],
])("%s is refused", async (_case, field, code) => {
  const result = await set(open(), { ownerId: MUG, namespace: "custom", key: "thing", ...field });
  expect(result?.userErrors).toMatchObject([{ code }]);
});

test("a type that contradicts the definition is refused", async () => {
  const result = await set(open(), { ownerId: MUG, key: "bundles", type: "single_line_text_field", value: "x" });
  expect(result?.userErrors).toMatchObject([{ code: "INVALID_TYPE", field: ["metafields", "0", "type"] }]);
});

test("another app's namespace and an owner that is gone are refused", async () => {
  const shop = open();
  expect(
    (await set(shop, { ownerId: MUG, namespace: "app--1", key: "bundles", type: "json", value: "1" }))?.userErrors,
  ).toMatchObject([{ code: "APP_NOT_AUTHORIZED" }]);
  expect(
    (await set(shop, { ownerId: "gid://shopify/Product/1", key: "bundles", value: "1" }))?.userErrors,
  ).toMatchObject([{ field: ["metafields", "0", "ownerId"] }]);
});

test("compare-and-set writes only over what was read", async () => {
  const shop = open();
  const field = { ownerId: MUG, key: "bundles" };
  const first = await set(shop, { ...field, value: "1", compareDigest: null });
  const digest = first?.metafields?.[0]?.compareDigest;
  expect((await set(shop, { ...field, value: "2", compareDigest: null }))?.userErrors).toMatchObject([
    { code: "STALE_OBJECT" },
  ]);
  expect((await set(shop, { ...field, value: "2", compareDigest: digest }))?.userErrors).toEqual([]);
  expect((await set(shop, { ...field, value: "3", compareDigest: digest }))?.userErrors).toMatchObject([
    { code: "STALE_OBJECT" },
  ]);
  const absent = { ownerId: TEAPOT, key: "bundles", value: "1", compareDigest: digest };
  expect((await set(shop, absent))?.userErrors).toMatchObject([{ code: "INVALID_COMPARE_DIGEST" }]);
});

test("references lead to the live things, and leave out what is gone", async () => {
  const shop = open();
  await set(shop, { ownerId: MUG, key: "bundle_products", value: JSON.stringify([TEAPOT, MUG]) });
  const query = `{ product(id: "${MUG}") { metafield(key: "bundle_products") { references(first: 5) { nodes { ... on Product { title } } } } } }`;
  const both = await shop.data(query);
  expect(both.product?.metafield?.references?.nodes).toEqual([{ title: "Teapot" }, { title: "Mug" }]);
  shop.shop.world.products.pop();
  const one = await shop.data(query);
  expect(one.product?.metafield?.references?.nodes).toEqual([{ title: "Mug" }]);
});

test("a write announces the product once and moves its time; the same value again does neither", async () => {
  const shop = open();
  const fields = [
    { ownerId: MUG, key: "bundles", value: "1" },
    { ownerId: MUG, key: "bundle_products", value: "[]" },
  ];
  await set(shop, ...fields);
  expect(shop.webhooks).toEqual([
    { topic: "products/update", payload: { id: 8_100_000_000_001, admin_graphql_api_id: MUG } },
  ]);
  const found = await shop.data(
    `{ products(first: 5, query: "updated_at:>='2026-06-15'") { nodes { id updatedAt } } }`,
  );
  expect(found.products?.nodes).toEqual([{ id: MUG, updatedAt: "2026-06-15T12:00:00Z" }]);
  await set(shop, ...fields);
  expect(shop.webhooks).toHaveLength(1);
});

test("orders, customers, the shop and the installation carry metafields too", async () => {
  const shop = open();
  const owners = [
    "gid://shopify/Order/5600000000001",
    "gid://shopify/Customer/6900000000001",
    "gid://shopify/Shop/68000000001",
    "gid://shopify/AppInstallation/700000001",
    "gid://shopify/ProductVariant/45100000000001",
  ];
  const result = await set(
    shop,
    ...owners.map((ownerId) => ({ ownerId, namespace: "tandem", key: "config", type: "boolean", value: "true" })),
  );
  expect(result?.userErrors).toEqual([]);
  const read = await shop.data(
    '{ currentAppInstallation { metafield(namespace: "tandem", key: "config") { ownerType jsonValue } } shop { metafields(first: 1) { nodes { value owner { __typename } } } } }',
  );
  expect(read).toEqual({
    currentAppInstallation: { metafield: { ownerType: "API_PERMISSION", jsonValue: true } },
    shop: { metafields: { nodes: [{ value: "true", owner: { __typename: "Shop" } }] } },
  });
});

test("whoever may not write products may not write their metafields", async () => {
  const { errors } = await open().send(SET, { metafields: [{ ownerId: MUG, key: "bundles", value: "1" }] }, [
    "read_products",
  ]);
  expect(errors?.[0]).toMatchObject({ extensions: { code: "ACCESS_DENIED" } });
});

test("deleting gives null for what is not there", async () => {
  const shop = open();
  await set(shop, { ownerId: MUG, key: "bundles", value: "1" });
  const identifiers = ["bundles", "nothing"].map((key) => ({ ownerId: MUG, namespace: "$app", key }));
  const result = await shop.data(
    "mutation ($metafields: [MetafieldIdentifierInput!]!) { metafieldsDelete(metafields: $metafields) { deletedMetafields { key namespace ownerId } userErrors { message } } }",
    { metafields: identifiers },
  );
  expect(result.metafieldsDelete).toEqual({
    deletedMetafields: [{ key: "bundles", namespace: "app--4242", ownerId: MUG }, null],
    userErrors: [],
  });
  expect(await shop.data(`{ product(id: "${MUG}") { metafield(key: "bundles") { id } } }`)).toEqual({
    product: { metafield: null },
  });
});

test("a standard definition can be enabled, an invented one cannot", async () => {
  const shop = open();
  const query = `mutation ($namespace: String!, $key: String!) { standardMetafieldDefinitionEnable(ownerType: PRODUCT, namespace: $namespace, key: $key) { createdDefinition { key type { name } } userErrors { code } } }`;
  const known = await shop.data(query, {
    namespace: "shopify--discovery--product_recommendation",
    key: "complementary_products",
  });
  const unknown = await shop.data(query, { namespace: "custom", key: "thing" });
  expect(known.standardMetafieldDefinitionEnable).toEqual({
    createdDefinition: { key: "complementary_products", type: { name: "list.product_reference" } },
    userErrors: [],
  });
  expect(unknown.standardMetafieldDefinitionEnable).toEqual({
    createdDefinition: null,
    userErrors: [{ code: "TEMPLATE_NOT_FOUND" }],
  });
});
