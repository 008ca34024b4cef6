import type { WholeOrder } from "#app/pipeline/orders/save-orders.server.ts";

/** An order with one line, as the Admin API tells it. */
export function anApiOrder({
  orderId = 1001n,
  customerId = null,
}: {
  orderId?: bigint;
  customerId?: bigint | null;
}): WholeOrder {
  const createdAt = new Date("2026-01-05T10:00:00Z");
  const amounts = {
    subtotalMinor: 500,
    discountMinor: 0,
    shippingMinor: 0,
    taxMinor: 0,
    totalMinor: 500,
    refundedMinor: 0,
  };
  return {
    order: {
      orderId,
      name: `#${orderId}`,
      customerId,
      emailHmac: null,
      ...{ processedAt: createdAt, createdAt, updatedAt: createdAt, cancelledAt: null },
      ...{ isTest: false, isB2b: false, sourceName: "web", appId: null, financialStatus: "paid", countryCode: "GB" },
      ...{ currency: "GBP", presentmentCurrency: "GBP", amounts, presentment: amounts },
      ...{ arm: null, checkoutToken: null, cartToken: null, offerVersionId: null, answer: null },
    },
    lines: [
      {
        ...{ orderId, lineId: orderId * 10n, productId: 1n, variantId: 11n, title: "Mug", variantTitle: "Blue" },
        ...{ vendor: "Acme", sku: "MUG-B", quantity: 1, currentQuantity: 1, unitPriceMinor: 500 },
        ...{ presentmentUnitPriceMinor: 500, discounts: [], isGiftCard: false, sellingPlan: null },
        ...{ groupId: null, offerVersionId: null, promise: null },
      },
    ],
  };
}
