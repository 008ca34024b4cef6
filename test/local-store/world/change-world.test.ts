import { beforeEach, describe, expect, test } from "vitest";
import {
  addProduct,
  CannotChange,
  cancelOrder,
  deleteOrder,
  deleteProduct,
  editOrder,
  mergeCustomers,
  placeOrder,
  redactCustomer,
  refundOrder,
  updateProduct,
} from "./change-world.ts";
import { generateWorld } from "./generate-world.ts";
import { refundedMinor, totalMinor } from "./order-money.ts";
import type { World, WorldOrder } from "./types.ts";
import { indexWorld, listOrdersOf, type WorldIndex } from "./world-index.ts";

const THEN = "2026-11-22T12:00:00Z";
const NOW = "2026-11-23T08:00:00Z";
const start = generateWorld({ seed: 2, now: THEN, orders: 200 });
let world: World;
let index: WorldIndex;

beforeEach(() => {
  world = structuredClone(start);
  index = indexWorld(world);
});

function requireProduct(handle: string) {
  const product = world.products.find((candidate) => candidate.handle === handle);
  const variant = product?.variants[0];
  if (!product || !variant) throw new Error(`no ${handle}`);
  return { product, variant };
}

function place(handle = "harbour-mug", quantity = 3): WorldOrder {
  const { variant } = requireProduct(handle);
  placeOrder(
    index,
    { lines: [{ variantId: variant.id, quantity }], email: "new@example.com", shippingMinor: 395 },
    NOW,
  );
  const order = world.orders.at(-1);
  if (!order) throw new Error("no order");
  return order;
}

function current(order: WorldOrder): WorldOrder {
  const found = index.orders.get(order.id);
  if (!found) throw new Error("the order is gone");
  return found;
}

/** The maps say the same as the lists. */
function expectIndexed(): void {
  const fresh = indexWorld(world);
  for (const key of ["products", "variants", "inventoryItems", "customers", "orders"] as const) {
    expect(sorted<unknown>(index[key]), key).toEqual(sorted<unknown>(fresh[key]));
  }
  const filled = [...index.ordersOfCustomer].filter(([, ids]) => ids.size > 0);
  expect(sorted(new Map(filled))).toEqual(sorted(fresh.ordersOfCustomer));
}

function sorted<T>(map: Map<number, T>): [number, T][] {
  return [...map].sort((a, b) => a[0] - b[0]);
}

describe("orders", () => {
  test("a placed order gets the next name, a customer by address, and takes stock", () => {
    const before = requireProduct("harbour-mug").variant.inventoryQuantity;
    const order = place();
    expect(order).toMatchObject({ name: "#1201", createdAt: NOW, updatedAt: NOW, financialStatus: "paid" });
    expect(index.customers.get(order.customerId ?? 0)?.email).toBe("new@example.com");
    expect(requireProduct("harbour-mug").variant.inventoryQuantity).toBe(before - 3);
    const again = place();
    expect(again.customerId).toBe(order.customerId);
    expect(again.id).toBe(order.id + 1);
    expectIndexed();
  });

  test("what was read before a change stays as it was then", () => {
    const order = place();
    const changes = refundOrder(
      index,
      { orderId: order.id, lines: [{ lineId: order.lines[0]?.id ?? 0, quantity: 1 }] },
      NOW,
    );
    expect(order.lines[0]?.currentQuantity).toBe(3);
    expect(order.refunds).toEqual([]);
    expect(current(order).lines[0]?.currentQuantity).toBe(2);
    expect(changes.map((change) => change.what)).toEqual(["refund-created", "order-updated", "product-updated"]);
  });

  test("units refunded one by one give back exactly what was paid, and no more", () => {
    const order = place("harbour-mug", 3);
    const line = order.lines[0];
    line?.discounts.push({ kind: "manual", title: "odd", amountMinor: 101 });
    const lineId = line?.id ?? 0;
    for (let i = 0; i < 3; i++) refundOrder(index, { orderId: order.id, lines: [{ lineId, quantity: 1 }] }, NOW);
    expect(refundedMinor(current(order))).toBe(3 * 1600 - 101);
    expect(current(order).financialStatus).toBe("partially_refunded");
    expect(() => refundOrder(index, { orderId: order.id, lines: [{ lineId, quantity: 1 }] }, NOW)).toThrow(
      CannotChange,
    );
    refundOrder(index, { orderId: order.id }, NOW);
    expect(refundedMinor(current(order))).toBe(totalMinor(order));
    expect(current(order).financialStatus).toBe("refunded");
  });

  test("an edit takes units out or adds some, and quantity never shrinks", () => {
    const order = place();
    const lineId = order.lines[0]?.id ?? 0;
    editOrder(index, { orderId: order.id, set: [{ lineId, quantity: 1 }] }, NOW);
    expect(current(order).lines[0]).toMatchObject({ quantity: 3, currentQuantity: 1 });
    const { variant } = requireProduct("cork-coasters");
    const changes = editOrder(
      index,
      { orderId: order.id, set: [{ lineId, quantity: 2 }], add: [{ variantId: variant.id, quantity: 1 }] },
      NOW,
    );
    expect(current(order).lines.map((line) => [line.quantity, line.currentQuantity])).toEqual([
      [4, 2],
      [1, 1],
    ]);
    expect(changes[0]?.what).toBe("order-edited");
  });

  test("a cancelled order has nothing left and its stock is back; cancelling twice is refused", () => {
    const before = requireProduct("harbour-mug").variant.inventoryQuantity;
    const order = place();
    cancelOrder(index, { orderId: order.id }, NOW);
    expect(current(order)).toMatchObject({ cancelledAt: NOW, financialStatus: "refunded" });
    expect(current(order).lines[0]?.currentQuantity).toBe(0);
    expect(requireProduct("harbour-mug").variant.inventoryQuantity).toBe(before);
    expect(() => cancelOrder(index, { orderId: order.id }, NOW)).toThrow(CannotChange);
  });

  test("a deleted order's id and name are not given to the next one", () => {
    const order = place();
    deleteOrder(index, { orderId: order.id });
    expect(index.orders.has(order.id)).toBe(false);
    const next = place();
    expect([next.id > order.id, next.name]).toEqual([true, "#1202"]);
    expectIndexed();
  });
});

describe("products", () => {
  test("a new product gets a handle of its own and a variant to buy", () => {
    const [change] = addProduct(index, { title: "Harbour Mug", priceMinor: 999 }, NOW);
    expect(change).toMatchObject({ what: "product-created", product: { handle: "harbour-mug-1", updatedAt: NOW } });
    place("harbour-mug-1", 1);
    expectIndexed();
  });

  test("an update changes only what it names and says when", () => {
    const { product, variant } = requireProduct("harbour-mug");
    const variants = [{ variantId: variant.id, set: { priceMinor: 1700 } }];
    updateProduct(index, { productId: product.id, set: { title: "Harbour Mug II" }, variants }, NOW);
    const updated = requireProduct("harbour-mug");
    expect(updated.product).toMatchObject({ title: "Harbour Mug II", vendor: product.vendor, updatedAt: NOW });
    expect(updated.variant).toEqual({ ...variant, priceMinor: 1700 });
    expectIndexed();
  });

  test("a deleted product leaves its lines with title and SKU but no product, and its collections", () => {
    const order = place();
    const { product } = requireProduct("harbour-mug");
    deleteProduct(index, { productId: product.id });
    expect(current(order).lines[0]).toMatchObject({ productId: null, variantId: null, title: "Harbour Mug" });
    expect(world.collections.some((collection) => collection.productIds.includes(product.id))).toBe(false);
    expectIndexed();
  });
});

describe("customers", () => {
  test("merged customers keep all orders under the one that stays", () => {
    const [kept, gone] = world.customers.filter((customer) => listOrdersOf(index, customer.id).length > 0);
    if (!kept || !gone) throw new Error("the world has too few customers");
    const sum = listOrdersOf(index, kept.id).length + listOrdersOf(index, gone.id).length;
    mergeCustomers(index, { keptId: kept.id, goneId: gone.id });
    expect(listOrdersOf(index, kept.id)).toHaveLength(sum);
    expect(index.customers.has(gone.id)).toBe(false);
    expectIndexed();
  });

  test("a redacted customer has no name or address left, on no order either", () => {
    const order = place();
    const [change] = redactCustomer(index, { customerId: order.customerId ?? 0 }, NOW);
    expect(change).toMatchObject({
      what: "customer-redacted",
      customer: { email: "new@example.com" },
      orderIds: [order.id],
    });
    expect(JSON.stringify(world)).not.toContain("new@example.com");
    expectIndexed();
  });
});
