import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as rest } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";
import { aLine, anOrder, aSmallWorld } from "#test/local-store/a-small-world.ts";
import { ALL_SCOPES, aTestShop, bulkOperationsEnd, type TestShop, type Tree } from "./a-test-shop.ts";

let opened: TestShop | null = null;
const open = (...args: Parameters<typeof aTestShop>) => {
  opened = aTestShop(...args);
  return opened;
};
afterEach(async () => {
  await opened?.close();
  opened = null;
});

const RUN =
  "mutation ($query: String!, $group: Boolean! = false) { bulkOperationRunQuery(query: $query, groupObjects: $group) { bulkOperation { id status } userErrors { code field message } } }";
const STATE =
  "query ($id: ID!) { bulkOperation(id: $id) { status errorCode objectCount rootObjectCount fileSize url partialDataUrl } }";
const LINES = "{ orders { edges { node { id name lineItems { edges { node { id title } } } } } } }";

async function start(shop: TestShop, query: string, group = false): Promise<Tree | undefined> {
  return (await shop.data(RUN, { query, group })).bulkOperationRunQuery;
}

async function finish(shop: TestShop, query: string, group = false): Promise<Tree | undefined> {
  const started = await start(shop, query, group);
  expect(started?.userErrors).toEqual([]);
  await bulkOperationsEnd(shop);
  return (await shop.data(STATE, { id: started?.bulkOperation?.id })).bulkOperation;
}

function linesOf({ shop, deps }: TestShop): Record<string, unknown>[] {
  const text = readFileSync(join(deps.filesDir, shop.admin.bulkOperations.at(-1)?.fileId ?? ""), "utf8");
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

test("orders and their lines are lines of a file, each line with its parent", async () => {
  const shop = open();
  expect(await finish(shop, LINES)).toEqual({
    status: "COMPLETED",
    errorCode: null,
    objectCount: "3",
    rootObjectCount: "1",
    fileSize: expect.stringMatching(/^\d+$/),
    url: expect.stringMatching(/^https:\/\/files\.test\/bulk-/),
    partialDataUrl: null,
  });
  expect(linesOf(shop)).toEqual([
    { id: "gid://shopify/Order/5600000000001", name: "#1001" },
    { id: "gid://shopify/LineItem/14300000000011", title: "Mug", __parentId: "gid://shopify/Order/5600000000001" },
    { id: "gid://shopify/LineItem/14300000000012", title: "Teapot", __parentId: "gid://shopify/Order/5600000000001" },
  ]);
  expect(shop.webhooks).toEqual([
    {
      topic: "bulk_operations/finish",
      payload: {
        admin_graphql_api_id: expect.stringContaining("gid://shopify/BulkOperation/"),
        completed_at: "2026-06-15T12:00:00Z",
        created_at: "2026-06-15T12:00:00Z",
        error_code: null,
        status: "completed",
        type: "query",
      },
    },
  ]);
});

test("children do not follow their parent at once, unless grouping is asked for", async () => {
  const world = aSmallWorld({ orders: [anOrder(1), anOrder(2)] });
  const shop = open({ world });
  await finish(shop, LINES);
  expect(linesOf(shop).map((line) => line.name ?? line.title)).toEqual([
    "#1001",
    "#1002",
    "Mug",
    "Teapot",
    "Mug",
    "Teapot",
  ]);
  await finish(shop, LINES, true);
  expect(linesOf(shop).map((line) => line.name ?? line.title)).toEqual([
    "#1001",
    "Mug",
    "Teapot",
    "#1002",
    "Mug",
    "Teapot",
  ]);
});

test("a bulk query gives what an ordinary query gives", async () => {
  const discounts = [{ kind: "automatic" as const, title: "Tandem", amountMinor: 90 }];
  const lines = [{ ...aLine(1, 1, "Mug"), discounts }, aLine(2, 2, "Teapot")];
  const shop = open({ world: aSmallWorld({ orders: [anOrder(1, { lines, countryCode: null })] }) });
  const money = "shopMoney { amount currencyCode } presentmentMoney { amount currencyCode }";
  const node = `fragment Node on Order { id name test app { id } customer { id } shippingAddress { countryCodeV2 } purchasingEntity { __typename ... on Customer { id } } total: totalPriceSet { ${money} } tags customAttributes { key value } }`;
  const line = `id title sku product { id } variant { id price } sellingPlan { name } customAttributes { key value } discountAllocations { allocatedAmountSet { ${money} } discountApplication { __typename ... on AutomaticDiscountApplication { title } } }`;
  await finish(shop, `{ orders { edges { node { ...Node lineItems { edges { node { ${line} } } } } } } } ${node}`);
  const { orders } = await shop.data(
    `{ orders(first: 1) { nodes { ...Node lineItems(first: 5) { nodes { ${line} } } } } } ${node}`,
  );
  const [order, ...rest] = linesOf(shop);
  const { lineItems, ...fields } = orders?.nodes?.[0] ?? {};
  expect(order).toEqual(fields);
  expect(rest.map(({ __parentId, ...one }) => one)).toEqual(lineItems?.nodes);
});

test("variants, collections and metafields of products come by five connections", async () => {
  const shop = open();
  await finish(
    shop,
    "{ products { edges { node { id variants { edges { node { id } } } collections { edges { node { title } } } metafields { edges { node { key } } } media { edges { node { ... on MediaImage { alt } } } } } } } }",
  );
  const lines = linesOf(shop);
  expect(lines.filter((line) => line.__parentId === undefined)).toHaveLength(2);
  expect(lines.filter((line) => line.title === "Kitchen")).toHaveLength(1);
  expect(lines.filter((line) => line.key === "rating")).toHaveLength(2);
  expect(lines.filter((line) => line.alt === "Mug")).toEqual([
    { alt: "Mug", __parentId: "gid://shopify/Product/8100000000001" },
  ]);
});

test("a search narrows a bulk query, and nothing found leaves no file", async () => {
  const shop = open();
  const result = await finish(shop, "{ orders(query: \"created_at:>'2026-06-10'\") { edges { node { id } } } }");
  expect(result).toMatchObject({ status: "COMPLETED", objectCount: "0", fileSize: null, url: null });
});

test("five bulk queries run at a time, a sixth is refused until one ends", async () => {
  const shop = open();
  shop.deps.faults.bulkPageDelayMs = 30;
  for (let n = 0; n < 5; n++) expect((await start(shop, LINES))?.userErrors).toEqual([]);
  expect((await start(shop, LINES))?.userErrors).toMatchObject([{ code: "LIMIT_REACHED" }]);
  const active = await shop.data(
    '{ bulkOperations(first: 10, query: "status:created OR status:running") { nodes { status } } }',
  );
  expect(Object.keys(active.bulkOperations?.nodes ?? {})).toHaveLength(5);
  await bulkOperationsEnd(shop);
  expect((await start(shop, LINES))?.userErrors).toEqual([]);
  await bulkOperationsEnd(shop);
});

test("counts grow while an operation runs, and cancelling ends it", async () => {
  const orders = Array.from({ length: 500 }, (_, n) => anOrder(n));
  const shop = open({ world: aSmallWorld({ orders }) });
  shop.deps.faults.bulkPageDelayMs = 10;
  const id = (await start(shop, LINES))?.bulkOperation?.id;
  const counts = new Set<unknown>();
  while (counts.size < 3) {
    counts.add((await shop.data(STATE, { id })).bulkOperation?.rootObjectCount);
    await rest(4);
  }
  const canceled = await shop.data(
    "mutation ($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { status } userErrors { message } } }",
    { id },
  );
  expect(canceled.bulkOperationCancel).toEqual({ bulkOperation: { status: "CANCELING" }, userErrors: [] });
  await bulkOperationsEnd(shop);
  expect((await shop.data(STATE, { id })).bulkOperation).toMatchObject({
    status: "CANCELED",
    errorCode: null,
    url: null,
  });
  expect(shop.webhooks[0]?.payload).toMatchObject({ status: "canceled" });
});

test("an operation that fails leaves what it had at partialDataUrl", async () => {
  const orders = Array.from({ length: 10 }, (_, n) => anOrder(n));
  const shop = open({ world: aSmallWorld({ orders }) });
  shop.deps.faults.failBulkNext = { afterObjects: 4, errorCode: "INTERNAL_SERVER_ERROR" };
  expect(await finish(shop, LINES)).toMatchObject({
    status: "FAILED",
    errorCode: "INTERNAL_SERVER_ERROR",
    objectCount: "4",
    url: null,
    partialDataUrl: expect.stringContaining("https://files.test/bulk-"),
  });
  expect(linesOf(shop)).toHaveLength(4);
  expect(shop.webhooks[0]?.payload).toMatchObject({ status: "failed", error_code: "internal_server_error" });
});

test("a missing scope fails the operation with ACCESS_DENIED", async () => {
  const shop = open();
  const query = "{ orders { edges { node { id customer { id } } } } }";
  await shop.send(
    RUN,
    { query },
    ALL_SCOPES.filter((scope) => !scope.endsWith("customers")),
  );
  await bulkOperationsEnd(shop);
  expect(shop.shop.admin.bulkOperations[0]).toMatchObject({ status: "FAILED", errorCode: "ACCESS_DENIED" });
});

test("a mistake of the store itself fails the operation, with the reason on the console", async () => {
  const world = aSmallWorld();
  Object.assign(world.orders[0] ?? {}, { lines: null });
  const said = vi.spyOn(console, "error").mockImplementation(() => {});
  const shop = open({ world });
  expect(await finish(shop, LINES)).toMatchObject({ status: "FAILED", errorCode: "INTERNAL_SERVER_ERROR" });
  expect(said).toHaveBeenCalledOnce();
  said.mockRestore();
});

test("a query has ten days, and its result lives seven", async () => {
  const shop = open();
  const id = (await start(shop, LINES))?.bulkOperation?.id;
  shop.passSeconds(11 * 86_400);
  await bulkOperationsEnd(shop);
  expect((await shop.data(STATE, { id })).bulkOperation).toMatchObject({ status: "FAILED", errorCode: "TIMEOUT" });
  const done = await finish(shop, LINES);
  expect(done).toMatchObject({ status: "COMPLETED" });
  shop.passSeconds(8 * 86_400);
  const current = await shop.data("{ currentBulkOperation { status url } }");
  expect(current.currentBulkOperation).toEqual({ status: "EXPIRED", url: null });
});

test("other requests are answered while a large operation runs", async () => {
  const lines = Array.from({ length: 30 }, (_, n) => aLine(n, 1, "Mug"));
  const orders = Array.from({ length: 3000 }, (_, n) => anOrder(n, { lines }));
  const shop = open({ world: aSmallWorld({ orders }) });
  await start(shop, LINES);
  let longestMs = 0;
  let requests = 0;
  while (shop.shop.admin.bulkOperations[0]?.completedAt === null) {
    const before = performance.now();
    await new Promise((resolve) => setImmediate(resolve));
    longestMs = Math.max(longestMs, performance.now() - before);
    requests += 1;
  }
  expect(requests).toBeGreaterThan(3);
  // One slice is 15 ms; the rest is room for a busy machine.
  expect(longestMs).toBeLessThan(250);
});
