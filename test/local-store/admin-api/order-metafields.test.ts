import { afterEach, describe, expect, test } from "vitest";
import { aTestShop, type TestShop } from "./a-test-shop.ts";
import { setOrderMetafield } from "./metafields/set-order-metafield.ts";

let opened: TestShop | null = null;
const open = () => {
  opened = aTestShop();
  return opened;
};
afterEach(async () => {
  await opened?.close();
  opened = null;
});

const ORDER = 5_600_000_000_001;
const GID = `gid://shopify/Order/${ORDER}`;
const ANSWER = '{"v":1,"id":"0f1e","useful":true}';

const write = ({ shop, deps }: TestShop, field: Partial<Parameters<typeof setOrderMetafield>[0]> = {}) =>
  setOrderMetafield({ orderId: ORDER, key: "suggestion", value: ANSWER, ...field }, { shop, deps, nowMs: deps.now() });

describe("a customer's metafield of an order", () => {
  test("is what the app reads with the order, and moves it to the orders that changed", async () => {
    const shop = open();
    const before = await shop.data(
      `{ orders(first: 5, query: "updated_at:>='2026-06-15T12:00:00Z'") { nodes { id } } }`,
    );
    expect(before.orders).toEqual({ nodes: [] });
    expect(write(shop)).toMatchObject({ metafield: { namespace: "app--4242", type: "json", value: ANSWER } });
    const after = await shop.data(`{ orders(first: 5, query: "updated_at:>='2026-06-15T12:00:00Z'") { nodes {
      id updatedAt suggestion: metafield(namespace: "$app", key: "suggestion") { value updatedAt definition { name } } } } }`);
    const updatedAt = "2026-06-15T12:00:00Z";
    const suggestion = { value: ANSWER, updatedAt, definition: { name: "Suggestion" } };
    expect(after.orders).toEqual({ nodes: [{ id: GID, updatedAt, suggestion }] });
    expect(shop.webhooks).toEqual([{ topic: "orders/updated", payload: { id: ORDER, admin_graphql_api_id: GID } }]);
  });

  test("written again it is the same field, and the same value changes nothing", () => {
    const shop = open();
    const first = write(shop);
    shop.passSeconds(60);
    expect(write(shop)).toEqual(first);
    expect(shop.webhooks).toHaveLength(1);
    expect(write(shop, { value: '{"v":1,"id":"0f1e","useful":false}' })).toMatchObject({
      metafield: { id: "metafield" in first ? first.metafield.id : null, updatedAt: "2026-06-15T12:01:00Z" },
    });
  });

  test.each([
    ["of an order that is not there", { orderId: 1 }, "INVALID"],
    ["of a key that is only to be read", { key: "note" }, "APP_NOT_AUTHORIZED"],
    ["of a key that is not defined", { key: "other" }, "APP_NOT_AUTHORIZED"],
    ["of the merchant's namespace", { namespace: "custom" }, "APP_NOT_AUTHORIZED"],
    ["that is no JSON", { value: "{" }, "INVALID_VALUE"],
  ])("%s is refused", (_what, field, code) => {
    const shop = open();
    expect(write(shop, field)).toMatchObject({ userError: { code } });
    expect(shop.webhooks).toEqual([]);
    expect(shop.shop.admin.metafields).toEqual({});
  });

  test("is refused where the merchant has not granted the scope", () => {
    const shop = open();
    if (shop.shop.installation) shop.shop.installation.scopes = ["read_orders"];
    expect(write(shop)).toMatchObject({ userError: { code: "APP_NOT_AUTHORIZED" } });
  });
});
