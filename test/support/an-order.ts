import type { Order, OrderLine } from "#app/pipeline/orders/order.ts";

/** An order with only what the test cares about. */
export function anOrder(change: Partial<Order> = {}): Order {
  const at = new Date("2026-03-01T10:00:00Z");
  const amounts = {
    subtotalMinor: 2000,
    discountMinor: 0,
    shippingMinor: 300,
    taxMinor: 383,
    totalMinor: 2300,
    refundedMinor: 0,
  };
  return {
    orderId: 1n,
    name: "#1001",
    customerId: null,
    emailHmac: null,
    processedAt: at,
    createdAt: at,
    updatedAt: at,
    cancelledAt: null,
    isTest: false,
    isB2b: false,
    sourceName: "web",
    appId: null,
    financialStatus: "paid",
    countryCode: "GB",
    currency: "GBP",
    presentmentCurrency: "GBP",
    amounts,
    presentment: amounts,
    arm: null,
    offerVersionId: null,
    checkoutToken: null,
    cartToken: null,
    answer: null,
    ...change,
  };
}

/** A line with only what the test cares about. */
export function aLine(change: Partial<OrderLine> = {}): OrderLine {
  return {
    orderId: 1n,
    lineId: 10n,
    productId: 100n,
    variantId: 1000n,
    title: "Mug",
    variantTitle: null,
    vendor: "Birch",
    sku: "MUG",
    quantity: 2,
    currentQuantity: 2,
    unitPriceMinor: 1000,
    presentmentUnitPriceMinor: 1000,
    discounts: [],
    isGiftCard: false,
    sellingPlan: null,
    groupId: null,
    offerVersionId: null,
    promise: null,
    ...change,
  };
}
