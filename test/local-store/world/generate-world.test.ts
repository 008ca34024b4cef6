import { describe, expect, test } from "vitest";
import { generateWorld } from "./generate-world.ts";
import { lineTotalMinor, refundedMinor, refundedQuantity, subtotalMinor, totalMinor } from "./order-money.ts";
import type { World } from "./types.ts";

const NOW = "2026-11-22T12:00:00Z";
const world = generateWorld({ seed: 7, now: NOW });
const lines = world.orders.flatMap((order) => order.lines);

describe("generateWorld", () => {
  test("the same seed gives the same world to the last id, another seed another one", () => {
    const wish = { now: NOW, orders: 300 };
    expect(generateWorld({ ...wish, seed: 7 })).toEqual(generateWorld({ ...wish, seed: 7 }));
    expect(generateWorld({ ...wish, seed: 8 }).orders).not.toEqual(generateWorld({ ...wish, seed: 7 }).orders);
  });

  test("there are as many orders as asked for, named in their sequence, all within the two years before now", () => {
    expect(world.orders).toHaveLength(6000);
    expect(generateWorld({ seed: 7, now: NOW, orders: 41 }).orders).toHaveLength(41);
    expect(world.orders[0]?.name).toBe("#1001");
    for (const { createdAt, processedAt, updatedAt, cancelledAt, refunds } of world.orders) {
      expect(processedAt > "2024-11-21" && createdAt <= updatedAt).toBe(true);
      for (const time of [processedAt, updatedAt, cancelledAt, ...refunds.map((refund) => refund.createdAt)]) {
        expect(time === null || time <= NOW).toBe(true);
      }
    }
  });

  test("every id, handle and SKU is used once", () => {
    const variants = world.products.flatMap((product) => product.variants);
    const skus = variants.flatMap((variant) => variant.sku ?? []);
    expectDistinct([...world.products, ...variants, ...world.customers, ...world.orders, ...lines].map(({ id }) => id));
    expectDistinct(variants.map((variant) => variant.inventoryItemId));
    expectDistinct(world.products.map((product) => product.handle));
    expectDistinct(skus);
  });

  test("the catalogue has what a real one has, awkward things included", () => {
    expect(world.products.length).toBeGreaterThan(140);
    expect(new Set(world.products.map((product) => product.productType)).size).toBeGreaterThan(15);
    const has = (question: (product: World["products"][number]) => boolean) => world.products.filter(question).length;
    expect(has((product) => product.variants.length > 250)).toBe(1);
    expect(has((product) => product.isGiftCard)).toBe(1);
    expect(has((product) => product.requiresSellingPlan)).toBe(1);
    expect(has((product) => product.hasVariantsThatRequiresComponents)).toBe(1);
    expect(has((product) => product.status === "draft")).toBeGreaterThan(1);
    expect(has((product) => product.status === "archived")).toBeGreaterThan(1);
    expect(has((product) => product.status === "active" && product.publishedAt === null)).toBeGreaterThan(1);
    expect(has((product) => product.variants.some((variant) => variant.costMinor === null))).toBeGreaterThan(5);
    expect(has((product) => product.rating === null)).toBeGreaterThan(5);
    expect(
      has((product) => product.variants.every((v) => v.inventoryTracked && v.inventoryQuantity <= 0)),
    ).toBeGreaterThan(1);
    expect(has((product) => /["“”'’&😅🌸]/u.test(product.title))).toBeGreaterThan(6);
    expect(has((product) => product.images.length === 0)).toBe(0);
  });

  test("a variant has a value for each option, and the title says them", () => {
    for (const product of world.products) {
      for (const variant of product.variants) {
        expect(variant.optionValues).toHaveLength(product.options.length);
        expect(variant.title).toBe(variant.optionValues.join(" / "));
      }
    }
  });

  test("the orders have what real ones have", () => {
    const count = (question: (order: World["orders"][number]) => boolean) => world.orders.filter(question).length;
    expect(count((order) => order.lines.length <= 4)).toBeGreaterThan(6000 * 0.85);
    expect(count((order) => order.test)).toBeGreaterThan(5);
    expect(count((order) => order.cancelledAt !== null)).toBeGreaterThan(30);
    expect(count((order) => order.financialStatus === "refunded")).toBeGreaterThan(50);
    expect(count((order) => order.financialStatus === "partially_refunded")).toBeGreaterThan(100);
    expect(count((order) => order.sourceName === "subscription_contract")).toBeGreaterThan(50);
    expect(count((order) => order.sourceName === "pos")).toBeGreaterThan(100);
    expect(count((order) => order.companyId !== null)).toBeGreaterThan(10);
    expect(count((order) => order.customerId === null)).toBeGreaterThan(40);
    expect(count((order) => order.presentmentCurrency === "EUR")).toBeGreaterThan(600);
    expect(count((order) => totalMinor(order) === 0)).toBeGreaterThan(3);
    expect(count((order) => order.discountCode !== null)).toBeGreaterThan(200);
    expect(count((order) => order.lines.some((line) => line.isGiftCard))).toBeGreaterThan(20);
    expect(count((order) => order.lines.some((line) => line.sellingPlan))).toBeGreaterThan(60);
    expect(count((order) => order.lines.some((line) => line.group))).toBeGreaterThan(5);
    expect(count((order) => order.lines.some((line) => line.productId === null))).toBeGreaterThan(10);
    expect(count((order) => order.lines.some((line) => line.title.startsWith("Gift Wrap")))).toBeGreaterThan(400);
  });

  test("each line has the product, variant and customer it names, and no draft was ever sold", () => {
    const products = new Map(world.products.map((product) => [product.id, product]));
    const customers = new Set(world.customers.map((customer) => customer.id));
    for (const order of world.orders) {
      expect(order.customerId === null || customers.has(order.customerId)).toBe(true);
      for (const line of order.lines) {
        if (line.productId === null) continue;
        const product = products.get(line.productId);
        expect(product?.status).not.toBe("draft");
        expect(product?.variants.some((variant) => variant.id === line.variantId)).toBe(true);
      }
    }
  });

  test("money and units are conserved: what is left is what was bought less what went back", () => {
    for (const order of world.orders) {
      expect(subtotalMinor(order)).toBeGreaterThanOrEqual(0);
      expect(refundedMinor(order)).toBeLessThanOrEqual(totalMinor(order));
      for (const line of order.lines) {
        expect(line.currentQuantity).toBe(line.quantity - refundedQuantity(order, line.id));
        expect(lineTotalMinor(line)).toBeGreaterThanOrEqual(0);
        for (const amount of [line.unitPriceMinor, line.quantity]) expect(Number.isSafeInteger(amount)).toBe(true);
      }
      const all = refundedMinor(order) === totalMinor(order) && refundedMinor(order) > 0;
      expect(order.financialStatus === "refunded").toBe(all);
    }
  });
});

function expectDistinct(values: unknown[]): void {
  expect(new Set(values).size).toBe(values.length);
}
