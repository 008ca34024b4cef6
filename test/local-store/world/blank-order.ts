import type { WorldOrder } from "./types.ts";

/** A paid online order without lines, customer or extras: what every way to an order starts from. */
export function blankOrder(id: number, name: string, currency: string, createdAt: string): WorldOrder {
  return {
    id,
    name,
    customerId: null,
    email: null,
    createdAt,
    processedAt: createdAt,
    updatedAt: createdAt,
    cancelledAt: null,
    test: false,
    sourceName: "web",
    appId: null,
    companyId: null,
    countryCode: null,
    currency,
    presentmentCurrency: currency,
    presentmentRate: 1,
    financialStatus: "paid",
    shippingMinor: 0,
    taxMinor: 0,
    taxesIncluded: true,
    discountCode: null,
    refunds: [],
    tags: [],
    checkoutToken: null,
    cartToken: null,
    attributes: [],
    lines: [],
  };
}
