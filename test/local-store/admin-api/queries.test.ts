import { afterEach, expect, test } from "vitest";
import { anOrder, aProduct, aSmallWorld } from "#test/local-store/a-small-world.ts";
import { aTestShop, type TestShop } from "./a-test-shop.ts";

let opened: TestShop | null = null;
const open = (...args: Parameters<typeof aTestShop>) => {
  opened = aTestShop(...args);
  return opened;
};
afterEach(async () => {
  await opened?.close();
  opened = null;
});

const day = (n: number) => `2026-06-${String(n).padStart(2, "0")}T08:00:00Z`;
const orders = [1, 2, 3, 4, 5].map((n) =>
  anOrder(n, { createdAt: day(n), processedAt: day(n), updatedAt: day(15 - n) }),
);

test("the shop tells its name, currency, time zone and plan", async () => {
  const { shop } = await open().data(
    "{ shop { name currencyCode ianaTimezone myshopifyDomain email plan { publicDisplayName shopifyPlus } primaryDomain { host } features { bundles { eligibleForBundles } } } }",
  );
  expect(shop).toMatchObject({
    name: "Birch & Brook",
    currencyCode: "GBP",
    ianaTimezone: "Europe/London",
    plan: { publicDisplayName: "Basic", shopifyPlus: false },
    primaryDomain: { host: "birch-and-brook.myshopify.com" },
  });
});

test("the installation tells its scopes and has no subscription", async () => {
  const shop = open();
  const { data } = await shop.send(
    "{ currentAppInstallation { id accessScopes { handle } activeSubscriptions { id } } }",
    {},
    ["read_orders"],
  );
  expect(data).toEqual({
    currentAppInstallation: {
      id: "gid://shopify/AppInstallation/700000001",
      accessScopes: [{ handle: "read_orders" }],
      activeSubscriptions: [],
    },
  });
});

test("pages of orders follow each other without gap or repetition", async () => {
  const shop = open({ world: aSmallWorld({ orders }) });
  const query =
    "query ($after: String) { orders(first: 2, after: $after) { nodes { name } pageInfo { hasNextPage endCursor } } }";
  const names: unknown[] = [];
  let after: unknown = null;
  for (let more: unknown = true; more; ) {
    const page = (await shop.data(query, { after })).orders;
    names.push(...Object.values(page?.nodes ?? {}).map((order) => order.name));
    after = page?.pageInfo?.endCursor;
    more = page?.pageInfo?.hasNextPage;
  }
  expect(names).toEqual(["#1001", "#1002", "#1003", "#1004", "#1005"]);
});

test("a page goes on behind its cursor although an earlier order came in between", async () => {
  const world = aSmallWorld({ orders: [...orders] });
  const shop = open({ world });
  const first = await shop.data("{ orders(first: 2, sortKey: ID) { pageInfo { endCursor } } }");
  world.orders.unshift(anOrder(0));
  const query =
    "query ($after: String) { orders(first: 1, sortKey: ID, after: $after) { nodes { name } pageInfo { hasPreviousPage } } }";
  const next = await shop.data(query, { after: first.orders?.pageInfo?.endCursor });
  expect(next.orders).toEqual({ nodes: [{ name: "#1003" }], pageInfo: { hasPreviousPage: true } });
});

test.each([
  ["updated_at:>='2026-06-13T00:00:00Z'", ["#1001", "#1002"]],
  ["created_at:<2026-06-03", ["#1001", "#1002"]],
  ["name:#1004", ["#1004"]],
  ["id:>5600000000003", ["#1004", "#1005"]],
  ["(name:#1001 OR name:#1002) AND -id:5600000000001", ["#1002"]],
  ["status:any processed_at:2026-06-05", ["#1005"]],
])("orders are searched by %s", async (query, names) => {
  const { orders: found } = await open({ world: aSmallWorld({ orders }) }).data(
    "query ($query: String) { orders(first: 10, query: $query, sortKey: ID) { nodes { name } } }",
    { query },
  );
  expect(found?.nodes).toEqual(names.map((name) => ({ name })));
});

test("orders come in the order of a sort key, and in reverse", async () => {
  const { found } = await open({ world: aSmallWorld({ orders }) }).data(
    "{ found: orders(first: 2, sortKey: UPDATED_AT, reverse: true) { nodes { name } } }",
  );
  expect(found?.nodes).toEqual([{ name: "#1001" }, { name: "#1002" }]);
});

test("a count says whether it is exact", async () => {
  const data = await open({ world: aSmallWorld({ orders }) }).data(
    '{ all: ordersCount { count precision } some: ordersCount(limit: 3) { count precision } none: ordersCount(query: "name:#9") { count } }',
  );
  expect(data).toEqual({
    all: { count: 5, precision: "EXACT" },
    some: { count: 3, precision: "AT_LEAST" },
    none: { count: 0 },
  });
});

test("nodes of several types come by their ids, null where there is none", async () => {
  const { nodes } = await open().data("query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }", {
    ids: [
      "gid://shopify/Order/5600000000001",
      "gid://shopify/ProductVariant/45100000000001",
      "gid://shopify/Product/1",
    ],
  });
  expect(nodes).toEqual([
    { __typename: "Order", id: "gid://shopify/Order/5600000000001" },
    { __typename: "ProductVariant", id: "gid://shopify/ProductVariant/45100000000001" },
    null,
  ]);
});

test("an order that was put in the place of another is found at once", async () => {
  const world = aSmallWorld();
  const shop = open({ world });
  const query = '{ order(id: "gid://shopify/Order/5600000000001") { cancelledAt } }';
  await shop.data(query);
  world.orders[0] = anOrder(1, { cancelledAt: day(2) });
  expect(await shop.data(query)).toEqual({ order: { cancelledAt: day(2) } });
});

test("products are found by status and handle, collections and variants beside them", async () => {
  const world = aSmallWorld({ products: [aProduct(1, "Mug"), { ...aProduct(2, "Teapot"), status: "draft" }] });
  const data = await open({ world }).data(`{
    products(first: 5, query: "status:active") { nodes { handle } }
    productByIdentifier(identifier: { handle: "teapot" }) { status }
    collections(first: 5) { nodes { title productsCount { count } } }
    productVariants(first: 5, query: "sku:SKU-2") { nodes { product { handle } } }
  }`);
  expect(data).toEqual({
    products: { nodes: [{ handle: "mug" }] },
    productByIdentifier: { status: "DRAFT" },
    collections: { nodes: [{ title: "Kitchen", productsCount: { count: 1 } }] },
    productVariants: { nodes: [{ product: { handle: "teapot" } }] },
  });
});

test("markets tell their currency and countries", async () => {
  const { markets } = await open().data(
    "{ markets(first: 5) { nodes { handle currencySettings { baseCurrency { currencyCode } } conditions { regionsCondition { regions(first: 5) { nodes { ... on MarketRegionCountry { code } } } } } } } }",
  );
  expect(markets?.nodes?.[0]).toEqual({
    handle: "gb",
    currencySettings: { baseCurrency: { currencyCode: "GBP" } },
    conditions: { regionsCondition: { regions: { nodes: [{ code: "GB" }] } } },
  });
});
