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

const CREATE = `mutation ($discount: DiscountAutomaticAppInput!) { discountAutomaticAppCreate(automaticAppDiscount: $discount) {
  automaticAppDiscount { discountId title status discountClasses combinesWith { productDiscounts orderDiscounts } appliesOnSubscription } userErrors { code field message } } }`;
const DISCOUNT = {
  title: "Tandem",
  functionHandle: "bundle-discount",
  discountClasses: ["PRODUCT"],
  combinesWith: { orderDiscounts: true, productDiscounts: false, shippingDiscounts: true },
  startsAt: "2026-06-01T00:00:00Z",
  appliesOnSubscription: false,
  metafields: [{ namespace: "$app", key: "config", type: "json", value: '{"v":1}' }],
};

async function create(shop: TestShop, change: Record<string, unknown> = {}): Promise<Tree | undefined> {
  return (await shop.data(CREATE, { discount: { ...DISCOUNT, ...change } })).discountAutomaticAppCreate;
}

test("the app's discount is made with its metafield and listed", async () => {
  const shop = open();
  const made = await create(shop);
  expect(made).toEqual({
    automaticAppDiscount: {
      discountId: expect.stringContaining("gid://shopify/DiscountAutomaticNode/"),
      title: "Tandem",
      status: "ACTIVE",
      discountClasses: ["PRODUCT"],
      combinesWith: { productDiscounts: false, orderDiscounts: true },
      appliesOnSubscription: false,
    },
    userErrors: [],
  });
  const query = `query ($id: ID!) { discountNodes(first: 5) { nodes { id discount { ... on DiscountAutomaticApp { title } } metafield(namespace: "$app", key: "config") { value } } }
    automaticDiscountNode(id: $id) { metafield(key: "config") { jsonValue } } }`;
  expect(await shop.data(query, { id: made?.automaticAppDiscount?.discountId })).toMatchObject({
    discountNodes: { nodes: [{ discount: { title: "Tandem" }, metafield: { value: '{"v":1}' } }] },
    automaticDiscountNode: { metafield: { jsonValue: { v: 1 } } },
  });
});

test.each([
  ["an unknown function", { functionHandle: "other" }, "INVALID"],
  ["no function", { functionHandle: null }, "MISSING_FUNCTION_IDENTIFIER"],
  ["no title", { title: "" }, "BLANK"],
  ["an end before the start", { endsAt: "2026-05-01T00:00:00Z" }, "END_DATE_BEFORE_START_DATE"],
  ["a broken metafield", { metafields: [{ namespace: "$app", key: "config", type: "json", value: "{" }] }, "INVALID"],
])("%s is refused", async (_case, change, code) => {
  const shop = open();
  expect(await create(shop, change)).toMatchObject({ automaticAppDiscount: null, userErrors: [{ code }] });
  expect(shop.shop.admin.discounts).toEqual([]);
});

test("a shop has no more than 25 active app discounts", async () => {
  const shop = open();
  for (let n = 0; n < 25; n++) await create(shop, { title: `Tandem ${n}`, metafields: [] });
  expect((await create(shop))?.userErrors).toMatchObject([{ code: "MAX_APP_DISCOUNTS" }]);
});

test("a discount is changed, ends and is deleted", async () => {
  const shop = open();
  const id = (await create(shop))?.automaticAppDiscount?.discountId;
  const update = `mutation ($id: ID!, $discount: DiscountAutomaticAppInput!) { discountAutomaticAppUpdate(id: $id, automaticAppDiscount: $discount) { automaticAppDiscount { title status endsAt } userErrors { message } } }`;
  const changed = await shop.data(update, { id, discount: { endsAt: "2026-06-10T00:00:00Z" } });
  expect(changed.discountAutomaticAppUpdate?.automaticAppDiscount).toEqual({
    title: "Tandem",
    status: "EXPIRED",
    endsAt: "2026-06-10T00:00:00Z",
  });
  const remove =
    "mutation ($id: ID!) { discountAutomaticDelete(id: $id) { deletedAutomaticDiscountId userErrors { message } } }";
  expect((await shop.data(remove, { id })).discountAutomaticDelete).toEqual({
    deletedAutomaticDiscountId: id,
    userErrors: [],
  });
  expect((await shop.data(remove, { id })).discountAutomaticDelete?.userErrors).toEqual([
    { message: "Discount does not exist." },
  ]);
});
