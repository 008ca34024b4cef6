import { afterEach, expect, test } from "vitest";
import { aLine, anOrder, aSmallWorld } from "#test/local-store/a-small-world.ts";
import type { WorldOrder } from "#test/local-store/world/types.ts";
import { aTestShop, type TestShop } from "./a-test-shop.ts";

let opened: TestShop | null = null;
afterEach(async () => {
  await opened?.close();
  opened = null;
});

/** The answer for one order, whatever is selected of it. */
async function ask(selection: string, order: Partial<WorldOrder> = {}) {
  opened = aTestShop({ world: aSmallWorld({ orders: [anOrder(1, order)] }) });
  return (await opened.data(`{ order(id: "gid://shopify/Order/5600000000001") { ${selection} } }`)).order;
}

const MONEY = "{ shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } }";
const gbp = (amount: string) => ({
  shopMoney: { amount, currencyCode: "GBP" },
  presentmentMoney: { amount, currencyCode: "GBP" },
});

test("an order's amounts add up", async () => {
  const lines = [
    {
      ...aLine(1, 1, "Mug"),
      quantity: 3,
      currentQuantity: 2,
      discounts: [{ kind: "automatic" as const, title: "Tandem", amountMinor: 90 }],
    },
    aLine(2, 2, "Teapot"),
  ];
  const refunds = [
    {
      id: 9,
      createdAt: "2026-06-04T00:00:00Z",
      extraMinor: 350,
      lines: [{ lineId: 14_300_000_000_001, quantity: 1, amountMinor: 970 }],
    },
  ];
  expect(
    await ask(
      `subtotalPriceSet ${MONEY} totalDiscountsSet ${MONEY} totalPriceSet ${MONEY} totalRefundedSet ${MONEY} currentTotalPriceSet ${MONEY} currentSubtotalPriceSet ${MONEY} totalTaxSet ${MONEY} totalPrice taxesIncluded`,
      { lines, refunds, financialStatus: "partially_refunded" },
    ),
  ).toEqual({
    subtotalPriceSet: gbp("39.1"),
    totalDiscountsSet: gbp("0.9"),
    totalPriceSet: gbp("42.6"),
    totalRefundedSet: gbp("13.2"),
    currentTotalPriceSet: gbp("29.4"),
    currentSubtotalPriceSet: gbp("29.4"),
    totalTaxSet: gbp("3.33"),
    totalPrice: "42.60",
    taxesIncluded: true,
  });
});

test("tax on top is part of the total", async () => {
  expect(await ask(`totalPriceSet ${MONEY}`, { taxesIncluded: false })).toEqual({ totalPriceSet: gbp("26.83") });
});

test("an order in another currency has both amounts, each with its own decimals", async () => {
  const order = { presentmentCurrency: "JPY", presentmentRate: 190.4 };
  expect(await ask(`presentmentCurrencyCode totalPriceSet ${MONEY}`, order)).toEqual({
    presentmentCurrencyCode: "JPY",
    totalPriceSet: {
      shopMoney: { amount: "23.5", currencyCode: "GBP" },
      presentmentMoney: { amount: "4474.0", currencyCode: "JPY" },
    },
  });
});

test("a line tells which discount took what off it", async () => {
  const discounts = [
    { kind: "automatic" as const, title: "Tandem set", amountMinor: 200 },
    { kind: "code" as const, title: "SPRING", amountMinor: 50 },
  ];
  const lines = [
    { ...aLine(1, 1, "Mug"), discounts },
    { ...aLine(2, 2, "Teapot"), discounts: discounts.slice(1) },
  ];
  const order = await ask(
    `discountApplications(first: 5) { nodes { __typename index value { ... on MoneyV2 { amount } } ... on DiscountCodeApplication { code } } }
     lineItems(first: 5) { nodes {
       discountedUnitPriceSet ${MONEY} discountedUnitPriceAfterAllDiscountsSet ${MONEY} totalDiscountSet ${MONEY}
       discountAllocations { allocatedAmountSet { shopMoney { amount } } discountApplication { __typename ... on AutomaticDiscountApplication { title } ... on DiscountCodeApplication { code } ... on ScriptDiscountApplication { title } } }
     } }`,
    { lines },
  );
  expect(order?.discountApplications?.nodes).toEqual([
    { __typename: "AutomaticDiscountApplication", index: 0, value: { amount: "2.0" } },
    { __typename: "DiscountCodeApplication", index: 1, value: { amount: "1.0" }, code: "SPRING" },
  ]);
  expect(order?.lineItems?.nodes?.[0]).toEqual({
    discountedUnitPriceSet: gbp("8.0"),
    discountedUnitPriceAfterAllDiscountsSet: gbp("7.5"),
    totalDiscountSet: gbp("2.5"),
    discountAllocations: [
      {
        allocatedAmountSet: { shopMoney: { amount: "2.0" } },
        discountApplication: { __typename: "AutomaticDiscountApplication", title: "Tandem set" },
      },
      {
        allocatedAmountSet: { shopMoney: { amount: "0.5" } },
        discountApplication: { __typename: "DiscountCodeApplication", code: "SPRING" },
      },
    ],
  });
});

test("a line of a product that is gone keeps its title and SKU", async () => {
  const lines = [{ ...aLine(1, 1, "Old mug"), productId: null, variantId: null }];
  const order = await ask("lineItems(first: 1) { nodes { title sku product { id } variant { id } } }", { lines });
  expect(order?.lineItems?.nodes).toEqual([{ title: "Old mug", sku: "SKU-1", product: null, variant: null }]);
});

test("a line tells its bundle, selling plan and properties", async () => {
  const lines = [
    {
      ...aLine(1, 1, "Mug"),
      group: { id: 77, title: "Tea for two", productId: 8_100_000_000_002 },
      sellingPlan: { id: 5, name: "Monthly" },
      attributes: [{ key: "_tandem", value: "b1" }],
    },
  ];
  const order = await ask(
    "lineItems(first: 1) { nodes { lineItemGroup { id title productId } sellingPlan { name sellingPlanId } customAttributes { key value } } }",
    { lines },
  );
  expect(order?.lineItems?.nodes).toEqual([
    {
      lineItemGroup: {
        id: "gid://shopify/LineItemGroup/77",
        title: "Tea for two",
        productId: "gid://shopify/Product/8100000000002",
      },
      sellingPlan: { name: "Monthly", sellingPlanId: "gid://shopify/SellingPlan/5" },
      customAttributes: [{ key: "_tandem", value: "b1" }],
    },
  ]);
});

test("an order with more lines than a page has them on several", async () => {
  const lines = Array.from({ length: 260 }, (_, n) => aLine(n, 1, `Mug ${n}`));
  const order = await ask("lineItems(first: 250) { nodes { id } pageInfo { hasNextPage endCursor } }", { lines });
  expect(Object.keys(order?.lineItems?.nodes ?? {})).toHaveLength(250);
  const after = order?.lineItems?.pageInfo?.endCursor;
  const rest = await opened?.data(
    'query ($after: String) { order(id: "gid://shopify/Order/5600000000001") { lineItems(first: 250, after: $after) { nodes { title } pageInfo { hasNextPage } } } }',
    { after },
  );
  expect(rest?.order?.lineItems?.nodes?.[0]).toEqual({ title: "Mug 250" });
  expect(rest?.order?.lineItems?.pageInfo).toEqual({ hasNextPage: false });
});

test("a B2B order was bought by a company, another one by its customer, a guest's by nobody", async () => {
  const query = "purchasingEntity { __typename ... on PurchasingCompany { company { id } } } customer { id }";
  const customer = { id: "gid://shopify/Customer/6900000000001" };
  expect(await ask(query, { companyId: 31 })).toEqual({
    purchasingEntity: { __typename: "PurchasingCompany", company: { id: "gid://shopify/Company/31" } },
    customer,
  });
  await opened?.close();
  expect(await ask(query)).toEqual({ purchasingEntity: { __typename: "Customer" }, customer });
  await opened?.close();
  expect(await ask(query, { customerId: null })).toEqual({ purchasingEntity: null, customer: null });
});

test("an order tells where it came from", async () => {
  expect(
    await ask(
      "sourceName app { id name } test cancelledAt checkoutToken cartToken shippingAddress { countryCodeV2 } customAttributes { key value } displayFinancialStatus",
      {
        sourceName: "pos",
        attributes: [{ key: "arm", value: "held-out" }],
        countryCode: null,
      },
    ),
  ).toEqual({
    sourceName: "pos",
    app: { id: "gid://shopify/App/129785", name: "Point of Sale" },
    test: false,
    cancelledAt: null,
    checkoutToken: "checkout1",
    cartToken: "cart1",
    shippingAddress: null,
    customAttributes: [{ key: "arm", value: "held-out" }],
    displayFinancialStatus: "PAID",
  });
});

test("refunds tell their lines and amounts", async () => {
  const refunds = [
    {
      id: 9,
      createdAt: "2026-06-04T00:00:00Z",
      extraMinor: 100,
      lines: [{ lineId: 14_300_000_000_011, quantity: 1, amountMinor: 1000 }],
    },
  ];
  const order = await ask(
    "refunds { id createdAt totalRefundedSet { shopMoney { amount } } refundLineItems(first: 5) { nodes { quantity subtotalSet { shopMoney { amount } } lineItem { id title } } } }",
    { refunds },
  );
  expect(order?.refunds).toEqual([
    {
      id: "gid://shopify/Refund/9",
      createdAt: "2026-06-04T00:00:00Z",
      totalRefundedSet: { shopMoney: { amount: "11.0" } },
      refundLineItems: {
        nodes: [
          {
            quantity: 1,
            subtotalSet: { shopMoney: { amount: "10.0" } },
            lineItem: { id: "gid://shopify/LineItem/14300000000011", title: "Mug" },
          },
        ],
      },
    },
  ]);
});
