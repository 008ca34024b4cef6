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

const UPSERT = `mutation ($handle: MetaobjectHandleInput!, $metaobject: MetaobjectUpsertInput, $values: JSON) {
  metaobjectUpsert(handle: $handle, metaobject: $metaobject, values: $values) {
    metaobject { id type handle displayName fields { key value } } userErrors { code field message elementKey } } }`;
const HANDLE = { type: "$app:words", handle: "tea" };
const MUG = "gid://shopify/Product/8100000000001";

async function upsert(shop: TestShop, variables: Record<string, unknown>): Promise<Tree | undefined> {
  return (await shop.data(UPSERT, { handle: HANDLE, ...variables })).metaobjectUpsert;
}

const title = (value: string) => ({ metaobject: { fields: [{ key: "title", value }] } });

test("an entry is made, found by its handle and listed by its type", async () => {
  const shop = open();
  const made = await upsert(shop, title("Tea for two"));
  expect(made).toEqual({
    metaobject: {
      id: expect.stringContaining("gid://shopify/Metaobject/"),
      type: "app--4242--words",
      handle: "tea",
      displayName: "Tea for two",
      fields: [
        { key: "title", value: "Tea for two" },
        { key: "products", value: null },
      ],
    },
    userErrors: [],
  });
  const read = await shop.data(`{
    metaobjectByHandle(handle: { type: "$app:words", handle: "tea" }) { field(key: "title") { jsonValue } }
    metaobjects(type: "$app:words", first: 5) { nodes { handle } } }`);
  expect(read).toEqual({
    metaobjectByHandle: { field: { jsonValue: "Tea for two" } },
    metaobjects: { nodes: [{ handle: "tea" }] },
  });
});

test("fields change what they name, values replace everything", async () => {
  const shop = open();
  await upsert(shop, { values: { title: "Tea", products: [MUG] } });
  const partly = await upsert(shop, title("Coffee"));
  expect(partly?.metaobject?.fields).toEqual([
    { key: "title", value: "Coffee" },
    { key: "products", value: JSON.stringify([MUG]) },
  ]);
  const whole = await upsert(shop, { values: { title: "Cocoa" } });
  expect(whole?.metaobject?.fields).toEqual([
    { key: "title", value: "Cocoa" },
    { key: "products", value: null },
  ]);
  expect(Object.keys(shop.shop.admin.metaobjects)).toHaveLength(1);
});

test.each([
  ["an unknown type", { handle: { type: "$app:other", handle: "tea" }, ...title("x") }, "UNDEFINED_OBJECT_TYPE"],
  ["another app's type", { handle: { type: "app--1--words", handle: "tea" }, ...title("x") }, "NOT_AUTHORIZED"],
  [
    "an unknown field",
    {
      metaobject: {
        fields: [
          { key: "colour", value: "x" },
          { key: "title", value: "x" },
        ],
      },
    },
    "UNDEFINED_OBJECT_FIELD",
  ],
  ["a missing required field", { values: { products: [] } }, "OBJECT_FIELD_REQUIRED"],
  ["a reference to nothing", { values: { title: "x", products: ["gid://shopify/Product/1"] } }, "INVALID_VALUE"],
])("%s is refused", async (_case, variables, code) => {
  const shop = open();
  const result = await upsert(shop, variables);
  expect(result).toMatchObject({ metaobject: null, userErrors: [{ code }] });
  expect(shop.shop.admin.metaobjects).toEqual({});
});

test("an entry is deleted once", async () => {
  const shop = open();
  const made = await upsert(shop, title("Tea"));
  const query = "mutation ($id: ID!) { metaobjectDelete(id: $id) { deletedId userErrors { code } } }";
  const id = made?.metaobject?.id;
  expect((await shop.data(query, { id })).metaobjectDelete).toEqual({ deletedId: id, userErrors: [] });
  expect((await shop.data(query, { id })).metaobjectDelete).toEqual({
    deletedId: null,
    userErrors: [{ code: "RECORD_NOT_FOUND" }],
  });
});
