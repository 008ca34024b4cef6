import { afterEach, expect, test } from "vitest";
import { aSmallWorld } from "#test/local-store/a-small-world.ts";
import { APP_ID, aTestShop, type TestShop } from "./a-test-shop.ts";

let opened: TestShop | null = null;
const open = (...args: Parameters<typeof aTestShop>) => {
  opened = aTestShop(...args);
  return opened;
};
afterEach(async () => {
  await opened?.close();
  opened = null;
});

// What real shops answered, see cost/query-cost.ts.
test.each([
  ["{ orders(first: 250) { nodes { id name } pageInfo { hasNextPage endCursor } } }", 13],
  ["{ orders(first: 250) { nodes { id lineItems(first: 250) { nodes { id } } } pageInfo { hasNextPage } } }", 156],
  [
    '{ product(id: "gid://shopify/Product/1") { variants(first: 250) { nodes { inventoryItem { id tracked } } } } }',
    25,
  ],
  ["{ shop { name } }", 1],
])("%s is charged as a real shop did", async (query, points) => {
  const { extensions } = await open().send(query);
  expect(extensions?.cost).toMatchObject({ requestedQueryCost: points });
});

test("what is taken is what came, not what was asked", async () => {
  const { extensions } = await open().send(
    "{ orders(first: 250) { nodes { id lineItems(first: 250) { nodes { id } } } } }",
  );
  // One order (1) with two lines (1.5).
  expect(extensions?.cost).toEqual({
    requestedQueryCost: 155,
    actualQueryCost: 3,
    throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 1997, restoreRate: 100 },
  });
});

test("a mutation costs ten, and each node asked for by its id the same", async () => {
  const shop = open();
  const mutation = await shop.send(
    'mutation { metafieldsSet(metafields: [{ ownerId: "gid://shopify/Product/8100000000001", key: "bundles", value: "{}" }]) { metafields { id } userErrors { message } } }',
  );
  expect(mutation.extensions?.cost).toMatchObject({ requestedQueryCost: 10, actualQueryCost: 10 });
  const ids = Array.from({ length: 30 }, (_, n) => `gid://shopify/Order/${n}`);
  const nodes = await shop.send("query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Order { id customer { id } } } }", {
    ids,
  });
  expect(nodes.extensions?.cost).toMatchObject({ requestedQueryCost: 60 });
});

test("a query of more than a thousand points is refused whatever the plan", async () => {
  const money = "shopMoney { amount } presentmentMoney { amount }";
  const query = `{ orders(first: 250) { nodes { lineItems(first: 250) { nodes { a: originalUnitPriceSet { ${money} } b: discountedTotalSet { ${money} } c: totalDiscountSet { ${money} } } } } } }`;
  const world = aSmallWorld();
  world.shop.plan = "plus";
  const answer = await open({ world }).send(query);
  expect(answer).toMatchObject({ errors: [{ extensions: { code: "MAX_COST_EXCEEDED", maxCost: 1000 } }] });
  expect(answer.extensions).toBeUndefined();
});

test("an empty bucket throttles with HTTP 200 until it has refilled", async () => {
  const shop = open();
  const query = "{ orders(first: 250) { nodes { id } pageInfo { hasNextPage } } }";
  shop.shop.admin.buckets[String(APP_ID)] = { available: 5, atMs: shop.deps.now() };
  expect(await shop.send(query)).toEqual({
    errors: [
      {
        message: "Throttled",
        extensions: { code: "THROTTLED", documentation: "https://shopify.dev/api/usage/rate-limits" },
      },
    ],
    extensions: {
      cost: {
        requestedQueryCost: 13,
        actualQueryCost: null,
        throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 5, restoreRate: 100 },
      },
    },
  });
  shop.passSeconds(0.1);
  expect((await shop.send(query)).errors).toBeUndefined();
});

test("a Plus shop has ten times the points", async () => {
  const world = aSmallWorld();
  world.shop.plan = "plus";
  const { extensions } = await open({ world }).send("{ shop { name } }");
  expect(extensions?.cost).toMatchObject({ throttleStatus: { maximumAvailable: 20_000, restoreRate: 1000 } });
});
