import { expect, test } from "vitest";
import { SHOP, startTestStore, type TestStore } from "#test/local-store/a-test-store.ts";

async function control({ store }: TestStore, method: string, path: string, body?: object, headers = {}) {
  const answer = await fetch(`${store.url}/__control/${path}`, {
    method,
    headers: { "content-type": "application/json", ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  return { status: answer.status, text, json: () => JSON.parse(text) };
}

test("an order is placed from outside, with products and a customer drawn where none are named", async () => {
  const test = await startTestStore();
  await control(test, "POST", `shops/${SHOP}/install`, {});
  const placed = await control(test, "POST", "shops/birch-and-brook/place-order", {});
  expect(placed.status).toBe(200);
  expect(test.store.shop(SHOP).world.orders).toHaveLength(2);
  await control(test, "POST", "webhooks/settle", {});
  const log = (await control(test, "GET", "webhooks?topic=orders/create")).json();
  expect(log).toMatchObject([{ topic: "orders/create", status: "delivered" }]);
});

test("what the world cannot do is refused with its reason", async () => {
  const test = await startTestStore();
  const answer = await control(test, "POST", `shops/${SHOP}/cancel-order`, { orderId: 1 });
  expect(answer.status).toBe(400);
  expect(answer.json().error).toContain("no order 1");
});

test("a body that does not fit says which field is wrong", async () => {
  const test = await startTestStore();
  const answer = await control(test, "POST", `shops/${SHOP}/refund-order`, { orderId: "seven" });
  expect(answer.status).toBe(400);
  expect(answer.json().error).toContain("orderId");
});

test("faults are set and cleared, and the clock is moved", async () => {
  const test = await startTestStore();
  await control(test, "POST", "faults/webhooks", { kind: "drop", topic: "orders/create", times: 3 });
  await control(test, "POST", "faults/auth", { kind: "unreachable" });
  await control(test, "POST", "faults/admin", { throttleNext: 2 });
  const state = (await control(test, "GET", "state")).json();
  expect(state.faults).toMatchObject({
    webhooks: [{ kind: "drop", times: 3 }],
    auth: [{ kind: "unreachable" }],
    admin: { throttleNext: 2 },
  });
  await control(test, "DELETE", "faults");
  const cleared = (await control(test, "GET", "state")).json().faults;
  expect(cleared).toMatchObject({ webhooks: [], auth: [], admin: { throttleNext: 0 } });
  const clock = (await control(test, "POST", "clock", { advanceMs: 3_600_000 })).json();
  expect(clock.now).toBe("2026-11-22T13:00:00.000Z");
});

test("the shop is exported as Shopify's CSV files", async () => {
  const test = await startTestStore();
  const orders = await control(test, "GET", `shops/${SHOP}/orders.csv`);
  expect(orders.text).toMatch(/^Name,Email,/);
  expect(orders.text).toContain("#1001");
  const products = await control(test, "GET", `shops/${SHOP}/products.csv`);
  expect(products.text).toContain("Teapot");
});

test("a page of another site cannot steer the store", async () => {
  const test = await startTestStore();
  const answer = await control(test, "POST", `shops/${SHOP}/uninstall`, {}, { origin: "https://evil.example" });
  expect(answer.status).toBe(403);
});

test("an unknown control is answered with the list of those there are", async () => {
  const test = await startTestStore();
  const answer = await control(test, "POST", "nonsense", {});
  expect(answer.status).toBe(404);
  expect(answer.json().controls).toContainEqual(expect.stringContaining("place-order"));
});
