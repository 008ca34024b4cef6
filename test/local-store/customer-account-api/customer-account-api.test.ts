import { describe, expect, test } from "vitest";
import { aCustomer, anOrder, aSmallWorld } from "#test/local-store/a-small-world.ts";
import { SHOP, startTestStore } from "#test/local-store/a-test-store.ts";
import { toGid } from "#test/local-store/admin-api/gid.ts";
import { queryCustomerAccount } from "./customer-account-api.ts";

/** Ada is signed in; the second order is Grace's. */
async function signedIn(scopes?: string[]) {
  const grace = aCustomer(2);
  const world = aSmallWorld({
    customers: [aCustomer(1), grace],
    orders: [anOrder(1), anOrder(2, { customerId: grace.id })],
  });
  const { store } = await startTestStore({ worlds: [world] });
  store.install(SHOP, scopes);
  const shop = store.shop(SHOP);
  await fetch(`${store.storefrontUrl}/`);
  const [session] = Object.values(shop.shoppers.sessions);
  if (!session) throw new Error("The visit left no session");
  session.customerId = aCustomer(1).id;
  const ask = (query: string, variables = {}) => queryCustomerAccount(store, { shop, session }, { query, variables });
  return { shop, ask };
}

const ORDER = toGid("Order", anOrder(1).id);
const FOREIGN = toGid("Order", anOrder(2).id);
const SET = `mutation ($fields: [MetafieldsSetInput!]!) {
  metafieldsSet(metafields: $fields) { metafields { value } userErrors { field message code elementIndex } } }`;
const answer = { namespace: "$app", key: "suggestion", value: '{"v":1,"id":"offer","useful":true}' };

describe("queryCustomerAccount", () => {
  test("a customer sees their own orders with what was in them, and nobody else's", async () => {
    const { ask } = await signedIn();
    const { data } = await ask(
      `query ($own: ID!, $foreign: ID!) {
        customer { orders(first: 5) { nodes { name lineItems(first: 5) { nodes { productId quantity } } } } }
        own: order(id: $own) { name totalPrice { amount currencyCode } }
        foreign: order(id: $foreign) { name } }`,
      { own: ORDER, foreign: FOREIGN },
    );
    expect(data).toMatchObject({
      customer: {
        orders: {
          nodes: [
            {
              name: "#1001",
              lineItems: { nodes: [{ productId: toGid("Product", 8_100_000_000_001), quantity: 1 }, { quantity: 1 }] },
            },
          ],
        },
      },
      own: { name: "#1001", totalPrice: { amount: "23.5", currencyCode: "GBP" } },
      foreign: null,
    });
  });

  test("a metafield that the toml opens is written onto an own order and read back", async () => {
    const { ask } = await signedIn();
    expect(await ask(SET, { fields: [{ ...answer, ownerId: ORDER }] })).toEqual({
      data: { metafieldsSet: { metafields: [{ value: answer.value }], userErrors: [] } },
    });
    const read = `query ($id: ID!) { order(id: $id) { metafield(namespace: "$app", key: "suggestion") { jsonValue } } }`;
    expect(await ask(read, { id: ORDER })).toEqual({
      data: { order: { metafield: { jsonValue: { v: 1, id: "offer", useful: true } } } },
    });
  });

  test("another one's order and a field that is not opened are refused", async () => {
    const { shop, ask } = await signedIn();
    for (const field of [
      { ...answer, ownerId: FOREIGN },
      { ...answer, ownerId: ORDER, key: "other" },
    ]) {
      expect(await ask(SET, { fields: [field] })).toMatchObject({
        data: { metafieldsSet: { metafields: null, userErrors: [{ elementIndex: 0 }] } },
      });
    }
    expect(Object.keys(shop.admin.metafields).filter((gid) => gid.includes("/Order/"))).toEqual([]);
  });

  test("without the scope there is nothing to read", async () => {
    const { ask } = await signedIn(["read_orders"]);
    expect(await ask("{ customer { id } }")).toMatchObject({
      errors: [{ message: expect.stringContaining("customer_read_customers") }],
    });
  });
});
