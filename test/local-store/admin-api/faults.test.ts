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

const QUERY = { query: "{ shop { name } }" };
const WRITE =
  'mutation { metafieldsSet(metafields: [{ ownerId: "gid://shopify/Product/8100000000001", key: "bundles", value: "{}" }]) { metafields { id } userErrors { code message } } }';

test("the next two requests are throttled, the third goes through", async () => {
  const shop = open();
  shop.deps.faults.throttleNext = 2;
  const codes = [];
  for (let n = 0; n < 3; n++) codes.push((await shop.send(QUERY.query)).errors?.[0]?.extensions?.code);
  expect(codes).toEqual(["THROTTLED", "THROTTLED", undefined]);
});

test("a request fails with 502 and nothing was done", async () => {
  const { api, shop, deps } = open();
  deps.faults.failNext = { times: 1, status: 502 };
  const answer = await api.execute(shop, { query: WRITE }, { scopes: ["write_products"] });
  expect(answer.status).toBe(502);
  expect(shop.admin.metafields).toEqual({});
});

test("an answer is lost although the write was done", async () => {
  const { api, shop, deps } = open();
  deps.faults.loseAnswerNext = 1;
  const answer = await api.execute(shop, { query: WRITE }, { scopes: ["write_products"] });
  expect(answer.status).toBe(502);
  expect(Object.keys(shop.admin.metafields)).toHaveLength(1);
});

test("a request hangs and ends in 504", async () => {
  const { api, shop, deps } = open();
  deps.faults.hangNext = { times: 1, ms: 20 };
  const before = performance.now();
  const answer = await api.execute(shop, QUERY, { scopes: [] });
  expect(answer.status).toBe(504);
  expect(performance.now() - before).toBeGreaterThan(15);
});

test("the next call of a mutation answers the user errors that a test wants", async () => {
  const shop = open();
  shop.deps.faults.userErrorsNext = {
    mutation: "metafieldsSet",
    userErrors: [{ field: ["metafields", "0"], message: "Refused", code: "INTERNAL_ERROR" }],
  };
  const first = await shop.data(WRITE);
  const second = await shop.data(WRITE);
  expect(first).toEqual({
    metafieldsSet: { metafields: null, userErrors: [{ code: "INTERNAL_ERROR", message: "Refused" }] },
  });
  expect(second.metafieldsSet?.userErrors).toEqual([]);
});
