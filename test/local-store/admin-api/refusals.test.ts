import { afterEach, expect, test, vi } from "vitest";
import { anOrder, aSmallWorld } from "#test/local-store/a-small-world.ts";
import { ALL_SCOPES, aTestShop, type TestShop } from "./a-test-shop.ts";

let opened: TestShop | null = null;
const open = (...args: Parameters<typeof aTestShop>) => {
  opened = aTestShop(...args);
  return opened;
};
afterEach(async () => {
  await opened?.close();
  opened = null;
});

test("a field outside the schema is refused in Shopify's words", async () => {
  const { errors } = await open().send("{ orders(first: 1) { nodes { colour } } }");
  expect(errors?.[0]).toMatchObject({
    message: "Field 'colour' doesn't exist on type 'Order'",
    extensions: { code: "undefinedField", typeName: "Order", fieldName: "colour" },
  });
});

test.each([
  ["{ orders(firts: 1) { nodes { id } } }", "Field 'orders' doesn't accept argument 'firts'"],
  ["{ order { id } }", "Field 'order' is missing required arguments: id"],
  [
    "{ shop }",
    "Field must have selections (field 'shop' returns Shop! but has no selections. Did you mean 'shop { ... }'?)",
  ],
  ["{ shop { name ", "syntax error, Expected Name, found <EOF>."],
])("the document %s is refused", async (query, message) => {
  const { errors } = await open().send(query);
  expect(errors?.[0]?.message).toBe(message);
});

test("a missing variable is refused", async () => {
  const { errors } = await open().send("query ($id: ID!) { order(id: $id) { id } }");
  expect(errors?.[0]).toMatchObject({
    message: "Variable $id was provided invalid value",
    extensions: { code: "INVALID_VARIABLE" },
  });
});

test("a field that the store has no data for fails loudly instead of being null", async () => {
  const { errors, data } = await open().send("{ orders(first: 1) { nodes { fulfillments { id } } } }");
  expect(errors?.[0]?.message).toBe("the local store does not know Order.fulfillments yet");
  expect(data).toBeNull();
});

test("a search field or a sort key that the store does not know fails loudly", async () => {
  const shop = open();
  expect(
    (await shop.send('{ orders(first: 1, query: "risk_level:high") { nodes { id } } }')).errors?.[0]?.message,
  ).toBe("the local store does not know the search field orders.risk_level yet");
  expect((await shop.send("{ orders(first: 1, sortKey: DESTINATION) { nodes { id } } }")).errors?.[0]?.message).toBe(
    "the local store does not know orders sorted by DESTINATION yet",
  );
});

test("a connection needs first or last, and no more than 250", async () => {
  const shop = open();
  expect((await shop.send("{ orders { nodes { id } } }")).errors?.[0]?.message).toBe(
    "you must provide one of first or last",
  );
  expect((await shop.send("{ orders(first: 251) { nodes { id } } }")).errors?.[0]?.message).toContain("250");
});

test("an input list holds at most 250 things", async () => {
  const ids = Array.from({ length: 251 }, (_, n) => `gid://shopify/Order/${n}`);
  const { errors } = await open().send("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids });
  expect(errors?.[0]).toMatchObject({ extensions: { code: "MAX_INPUT_SIZE_EXCEEDED" } });
});

test("a missing scope denies the field and names what is needed", async () => {
  const { errors } = await open().send("{ orders(first: 1) { nodes { id } } }", {}, ["read_products"]);
  expect(errors?.[0]).toMatchObject({
    message: expect.stringMatching(/^Access denied for orders field. Required access: `read_orders` access scope/),
    path: ["orders"],
    extensions: { code: "ACCESS_DENIED" },
  });
});

test("a node's type is denied without its scope, whichever way it is asked for", async () => {
  const shop = open();
  const scopes = ["read_orders", "read_all_orders"];
  const byNode = await shop.send('{ node(id: "gid://shopify/Customer/6900000000001") { id } }', {}, scopes);
  const byOrder = await shop.send("{ orders(first: 1) { nodes { id customer { id } } } }", {}, scopes);
  expect(byNode.errors?.[0]).toMatchObject({ extensions: { code: "ACCESS_DENIED" } });
  expect(byOrder.errors?.[0]).toMatchObject({ path: ["orders", "nodes", 0, "customer"] });
  expect(byOrder.data).toEqual({ orders: { nodes: [{ id: "gid://shopify/Order/5600000000001", customer: null }] } });
});

test("a write scope includes reading", async () => {
  const { errors } = await open().send("{ products(first: 1) { nodes { id } } }", {}, ["write_products"]);
  expect(errors).toBeUndefined();
});

test("without read_all_orders, orders older than 60 days are silently absent everywhere", async () => {
  const old = anOrder(1, { createdAt: "2026-04-01T00:00:00Z" });
  const shop = open({ world: aSmallWorld({ orders: [old, anOrder(2)] }) });
  const query = `{
    orders(first: 5) { nodes { name } } ordersCount { count }
    order(id: "gid://shopify/Order/5600000000001") { id }
    customer(id: "gid://shopify/Customer/6900000000001") { orders(first: 5) { nodes { name } } }
  }`;
  const { data, errors } = await shop.send(
    query,
    {},
    ALL_SCOPES.filter((scope) => scope !== "read_all_orders"),
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    orders: { nodes: [{ name: "#1002" }] },
    ordersCount: { count: 1 },
    order: null,
    customer: { orders: { nodes: [{ name: "#1002" }] } },
  });
});

test("names and addresses need an approval that the app has not", async () => {
  const { errors, data } = await open().send(
    "{ orders(first: 1) { nodes { id email shippingAddress { countryCodeV2 zip } } } }",
  );
  expect(errors?.map((error) => error.message)).toEqual([
    expect.stringMatching(/^This app is not approved to use the email field/),
    expect.stringMatching(/^This app is not approved to use the zip field/),
  ]);
  expect(data).toMatchObject({
    orders: { nodes: [{ email: null, shippingAddress: { countryCodeV2: "GB", zip: null } }] },
  });
});

test("a mistake of the local store itself is an internal error, with the reason on the console", async () => {
  const world = aSmallWorld();
  Object.assign(world.orders[0] ?? {}, { refunds: null });
  const said = vi.spyOn(console, "error").mockImplementation(() => {});
  const { errors } = await open({ world }).send(
    "{ orders(first: 1) { nodes { totalRefundedSet { shopMoney { amount } } } } }",
  );
  expect(errors?.[0]).toMatchObject({ extensions: { code: "INTERNAL_SERVER_ERROR" } });
  expect(said).toHaveBeenCalledOnce();
  said.mockRestore();
});
