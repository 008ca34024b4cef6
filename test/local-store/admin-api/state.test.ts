import { parse } from "smol-toml";
import { expect, test } from "vitest";
import { aTestShop, bulkOperationsEnd } from "./a-test-shop.ts";
import { readAppConfig } from "./app-config.ts";
import { restoreAdminApiState, snapshotAdminApiState } from "./state.ts";

test("what the app wrote is there after a restart, and ids go on", async () => {
  const before = aTestShop();
  const write = (value: string) =>
    `mutation { metafieldsSet(metafields: [{ ownerId: "gid://shopify/Product/8100000000001", key: "bundles", value: "${value}" }]) { metafields { id } } metaobjectUpsert(handle: { type: "$app:words", handle: "h${value}" }, values: { title: "T" }) { metaobject { id } } }`;
  await before.data(write("1"));
  const snapshot = snapshotAdminApiState(before.shop.admin);
  await before.close();
  const after = aTestShop({ state: restoreAdminApiState(snapshot) });
  expect(
    await after.data('{ product(id: "gid://shopify/Product/8100000000001") { metafield(key: "bundles") { value } } }'),
  ).toEqual({
    product: { metafield: { value: "1" } },
  });
  await after.data(write("2"));
  const ids = Object.values(after.shop.admin.metaobjects).map((one) => one.id);
  expect(new Set(ids).size).toBe(2);
  await after.close();
});

test("a bulk operation that was under way when the store stopped ends after its restart", async () => {
  const before = aTestShop();
  before.deps.faults.bulkPageDelayMs = 20;
  await before.data(
    'mutation { bulkOperationRunQuery(query: "{ orders { edges { node { id } } } }") { bulkOperation { id } userErrors { message } } }',
  );
  await before.close();
  expect(before.shop.admin.bulkOperations[0]?.completedAt).toBeNull();
  const after = aTestShop({ state: restoreAdminApiState(snapshotAdminApiState(before.shop.admin)) });
  after.api.resume(after.shop);
  await bulkOperationsEnd(after);
  expect(after.shop.admin.bulkOperations[0]).toMatchObject({ status: "COMPLETED", objectCount: 1 });
  expect(after.webhooks.map((webhook) => webhook.topic)).toEqual(["bulk_operations/finish"]);
  await after.close();
});

test("something that is no snapshot is refused", () => {
  expect(() => restoreAdminApiState("{}")).toThrow();
});

test("definitions are read out of the app's toml", () => {
  const toml = parse(`
[product.metafields.app.bundles]
name = "Bundles"
type = "json"
access.storefront = "public_read"
[order.metafields.app.suggestion]
type = "json"
access.customer_account = "read_write"
[discount.metafields.app.config]
type = "json"
[metaobjects.app.words]
display_name_field = "title"
[metaobjects.app.words.fields.title]
type = "single_line_text_field"
required = true
[metaobjects.app.words.fields]
text = "multi_line_text_field"
`);
  expect(readAppConfig(toml, { functions: ["f"] })).toEqual({
    metafields: [
      { owner: "discount", key: "config", name: "config", type: "json", customerAccount: "none", storefront: "none" },
      {
        owner: "order",
        key: "suggestion",
        name: "suggestion",
        type: "json",
        customerAccount: "read_write",
        storefront: "none",
      },
      {
        owner: "product",
        key: "bundles",
        name: "Bundles",
        type: "json",
        customerAccount: "none",
        storefront: "public_read",
      },
    ],
    metaobjects: [
      {
        type: "words",
        name: "words",
        displayNameField: "title",
        fields: [
          { key: "title", name: "title", type: "single_line_text_field", required: true },
          { key: "text", name: "text", type: "multi_line_text_field", required: false },
        ],
      },
    ],
    functions: ["f"],
    pixelSettings: null,
    flowTriggers: [],
  });
});
