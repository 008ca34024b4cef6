import { afterEach, expect, test } from "vitest";
import { aTestShop, type TestShop } from "./a-test-shop.ts";

let opened: TestShop | null = null;
const open = () => {
  opened = aTestShop();
  return opened;
};
afterEach(async () => {
  await opened?.close();
  opened = null;
});

const RUN =
  "mutation ($query: String!) { bulkOperationRunQuery(query: $query) { bulkOperation { id } userErrors { code field message } } }";

test.each([
  ["{ shop { name } }", "Bulk queries must contain at least one connection."],
  [
    "{ orders { nodes { id } } }",
    "All connection fields in a bulk query must select their contents using 'edges' > 'node'",
  ],
  ['{ node(id: "gid://shopify/Order/1") { id } }', "Bulk queries cannot contain a top level `node` field."],
  [
    "{ orders { edges { node { name lineItems { edges { node { id } } } } } } }",
    "Connection fields without 'id': orders.",
  ],
  [
    "{ orders { edges { node { id refunds { refundLineItems { edges { node { id } } } } } } } }",
    "connection field within a list field",
  ],
  [
    "{ collections { edges { node { id products { edges { node { id variants { edges { node { id } } } } } } } } } }",
    "nesting depth greater than 2",
  ],
  [
    "{ products { edges { node { id a: variants { edges { node { id } } } b: variants { edges { node { id } } } c: variants { edges { node { id } } } d: variants { edges { node { id } } } e: variants { edges { node { id } } } } } } }",
    "more than 5 connections",
  ],
  ["{ orders { edges { node { colour } } } }", "Invalid bulk query: Field 'colour' doesn't exist on type 'Order'"],
  ["{ orders { edges {", "Invalid bulk query: Syntax Error"],
  ["mutation { bulkOperationCancel(id: 1) { userErrors { message } } }", "Only `query` operations are supported."],
  ["{ orders { edges { node { id } } } products { edges { node { id } } } }", "exactly one top-level field"],
])("the bulk query %s is refused", async (query, message) => {
  const shop = open();
  const result = (await shop.data(RUN, { query })).bulkOperationRunQuery;
  expect(result).toMatchObject({
    bulkOperation: null,
    userErrors: expect.arrayContaining([
      { code: "INVALID", field: ["query"], message: expect.stringContaining(message) },
    ]),
  });
  expect(shop.shop.admin.bulkOperations).toEqual([]);
});

test("a field that the store does not know is said at the start", async () => {
  const { errors } = await open().send(RUN, { query: "{ orders { edges { node { id returnStatus } } } }" });
  expect(errors?.[0]?.message).toBe("the local store does not know Order.returnStatus yet");
});
