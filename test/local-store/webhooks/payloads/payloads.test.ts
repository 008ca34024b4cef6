import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { schemaForWebhook } from "shopify-webhook-schemas";
import { describe, expect, test } from "vitest";
import { anOrder, aSmallWorld } from "#test/local-store/a-small-world.ts";
import { projectManifest, SHOP, startTestStore } from "#test/local-store/a-test-store.ts";
import { generateWorld } from "#test/local-store/world/generate-world.ts";
import { toOrderPayload } from "./order-payload.ts";
import { toProductPayload } from "./product-payload.ts";
import { toMoneySet, toShopTime } from "./rest-values.ts";

const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });

const validators = new Map<string, ValidateFunction>();

/** What is wrong with a payload, by the newest schemas of Shopify's own examples. */
function problemsOf(topic: string, payload: unknown): string[] {
  const validate = validators.get(topic) ?? ajv.compile(toSchema(topic));
  validators.set(topic, validate);
  validate(payload);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/**
 * The schemas are inferred from examples. Where a list was empty in all of them, the schema allows it nothing; then an order
 * could have no refund, and a line of a refund no property.
 */
function toSchema(topic: string) {
  const text = JSON.stringify(schemaForWebhook("2026-07", topic)).replaceAll('"items":false', '"items":true');
  const schema = JSON.parse(text);
  if (schema.properties?.refunds) schema.properties.refunds.items = toSchema("refunds/create");
  return schema;
}

/** Everything that can happen to a shop, as webhooks of the project's own topics. */
async function everyWebhook() {
  const { store, clock } = await startTestStore({
    worlds: [aSmallWorld({ customers: [aCustomerNamed(1), aCustomerNamed(2)] })],
    app: { apiKey: "key", apiSecret: "secret", url: "http://127.0.0.1:9", manifest: everyTopic() },
    webhookTimeoutMs: 50,
  });
  store.install(SHOP);
  const { world } = store.shop(SHOP);
  const variantId = world.products[0]?.variants[0]?.id ?? 0;
  const keptId = world.customers[0]?.id ?? 0;
  const goneId = world.customers[1]?.id ?? 0;
  store.placeOrder(SHOP, { lines: [{ variantId, quantity: 2 }], customerId: keptId, shippingMinor: 300 });
  const order = world.orders.at(-1);
  const orderId = order?.id ?? 0;
  store.editOrder(SHOP, { orderId, set: [{ lineId: order?.lines[0]?.id ?? 0, quantity: 1 }] });
  store.refundOrder(SHOP, { orderId, extraMinor: 100 });
  store.cancelOrder(SHOP, { orderId });
  store.deleteOrder(SHOP, { orderId });
  store.addProduct(SHOP, { title: "Bowl", priceMinor: 900, images: world.products[0]?.images });
  store.updateProduct(SHOP, { productId: world.products[0]?.id ?? 0, set: { title: "Big mug" } });
  store.deleteProduct(SHOP, { productId: world.products[1]?.id ?? 0 });
  store.touchCollection(SHOP, { collectionId: world.collections[0]?.id ?? 0 });
  store.requestData(SHOP, { customerId: keptId });
  store.mergeCustomers(SHOP, { keptId, goneId });
  store.redactCustomer(SHOP, { customerId: keptId });
  store.changePlan(SHOP, { name: "Growth", handle: "growth", status: "ACTIVE", price: "29.00" });
  store.setScopes(SHOP, ["read_orders"]);
  store.uninstall(SHOP);
  await clock.advance(48 * 3_600_000);
  await store.webhooks.settled();
  return new Map(store.webhooks.log().map(({ topic, body }) => [topic, JSON.parse(body)]));
}

function aCustomerNamed(n: number) {
  const [customer] = aSmallWorld().customers;
  if (!customer) throw new Error("The small world has a customer");
  return { ...customer, id: customer.id + n - 1, email: `ada.${n}@example.com` };
}

const TOPICS = [
  "orders/create",
  "orders/updated",
  "orders/edited",
  "orders/cancelled",
  "orders/delete",
  "orders/paid",
  "refunds/create",
  "products/create",
  "products/update",
  "products/delete",
  "collections/update",
  "customers/merge",
  "customers/data_request",
  "customers/redact",
  "app/uninstalled",
  "app/scopes_update",
  "app_subscriptions/update",
  "shop/redact",
];

function everyTopic() {
  const subscriptions = TOPICS.map((topic) => ({ topic, uri: `/webhooks/${topic}`, name: null, includeFields: null }));
  return { ...projectManifest(), subscriptions };
}

test("every payload fits Shopify's schema of its topic", async () => {
  const sent = await everyWebhook();
  expect([...sent.keys()].sort()).toEqual([...TOPICS].sort());
  const problems = [...sent].map(([topic, payload]) => [topic, problemsOf(topic, payload)]);
  expect(problems.filter(([, found]) => found?.length)).toEqual([]);
});

describe("a generated shop", () => {
  const world = generateWorld({ seed: 7, now: "2026-11-22T12:00:00Z", orders: 400 });

  test("has products that all fit the schema", () => {
    const withPicture = world.products.filter(({ images }) => images.length > 0);
    const problems = withPicture.flatMap((product) =>
      problemsOf("products/update", toProductPayload(world.shop, product)),
    );
    expect(withPicture.length).toBeGreaterThan(100);
    expect([...new Set(problems)]).toEqual([]);
  });

  test("has orders of known customers that all fit the schema", () => {
    const known = world.orders.filter(
      (order) => order.customerId !== null && order.email && order.sourceName !== "pos",
    );
    const problems = known.flatMap((order) => problemsOf("orders/create", toOrderPayload(world, order)));
    expect(known.length).toBeGreaterThan(200);
    expect([...new Set(problems)]).toEqual([]);
  });
});

describe("an order's payload", () => {
  const world = aSmallWorld();

  test("carries the shopper's name, e-mail, telephone and address, as Shopify sends them", () => {
    const payload = toOrderPayload(world, anOrder(1));
    expect(payload).toMatchObject({
      email: "ada.1@example.com",
      customer: { first_name: "Ada", email: "ada.1@example.com" },
      shipping_address: { last_name: "Lovelace", address1: expect.stringMatching(/^\d+ /), zip: "LS1 4AP" },
      phone: expect.stringMatching(/^\+44/),
    });
  });

  test("tells both currencies of a market", () => {
    const order = anOrder(1, { presentmentCurrency: "JPY", presentmentRate: 190 });
    expect(toOrderPayload(world, order).line_items[0]?.price_set).toEqual({
      shop_money: { amount: "10.00", currency_code: "GBP" },
      presentment_money: { amount: "1900", currency_code: "JPY" },
    });
  });

  test("names each discount once and lets lines point at it", () => {
    const order = anOrder(1);
    for (const line of order.lines) line.discounts = [{ kind: "code", title: "TEA10", amountMinor: 100 }];
    const payload = toOrderPayload(world, { ...order, discountCode: "TEA10" });
    expect(payload.discount_applications).toMatchObject([{ type: "discount_code", code: "TEA10", value: "2.00" }]);
    expect(payload.line_items.map((line) => line.discount_allocations[0]?.discount_application_index)).toEqual([0, 0]);
    expect(payload).toMatchObject({ total_discounts: "2.00", subtotal_price: "18.00", total_price: "21.50" });
  });

  test("tells what is left after a refund as the current amounts", () => {
    const order = anOrder(1);
    const [line] = order.lines;
    if (line) line.currentQuantity = 0;
    order.refunds = [
      {
        id: 1,
        createdAt: order.createdAt,
        extraMinor: 0,
        lines: [{ lineId: line?.id ?? 0, quantity: 1, amountMinor: 1000 }],
      },
    ];
    expect(toOrderPayload(world, order)).toMatchObject({
      total_price: "23.50",
      current_total_price: "13.50",
      current_subtotal_price: "10.00",
    });
  });

  test("of a guest has no customer and no address", () => {
    const payload = toOrderPayload(world, anOrder(1, { customerId: null, email: null }));
    expect(payload).toMatchObject({ customer: null, email: "", contact_email: null, shipping_address: null });
  });
});

test("times carry the offset of the shop's zone, summer and winter", () => {
  expect(toShopTime("2026-07-01T12:00:00Z", "America/New_York")).toBe("2026-07-01T08:00:00-04:00");
  expect(toShopTime("2026-12-01T00:30:00Z", "Europe/London")).toBe("2026-12-01T00:30:00+00:00");
});

test("an amount without another currency is told twice", () => {
  const set = toMoneySet(7998, { currency: "USD", presentmentCurrency: "USD", presentmentRate: 1 });
  expect(set.presentment_money).toEqual({ amount: "79.98", currency_code: "USD" });
});
