import type { World, WorldCustomer, WorldLine, WorldOrder, WorldProduct, WorldVariant } from "./world/types.ts";

/** A shop of two products, one customer and one order, for tests that need no more; `overrides` replace whole lists. */
export function aSmallWorld(overrides: Partial<World> & { domain?: string } = {}): World {
  const { domain = "birch-and-brook.myshopify.com", ...lists } = overrides;
  return {
    shop: {
      domain,
      id: 68_000_000_001,
      name: "Birch & Brook",
      email: "owner@birch-and-brook.example",
      currency: "GBP",
      timeZone: "Europe/London",
      countryCode: "GB",
      plan: "basic",
      markets: [
        { id: 1, handle: "gb", name: "United Kingdom", currency: "GBP", countryCodes: ["GB"], rate: 1, primary: true },
      ],
    },
    collections: [
      {
        id: 440_000_000_001,
        handle: "kitchen",
        title: "Kitchen",
        descriptionHtml: "",
        productIds: [8_100_000_000_001],
        updatedAt: "2026-01-05T10:00:00Z",
      },
    ],
    products: [aProduct(1, "Mug"), aProduct(2, "Teapot")],
    customers: [aCustomer(1)],
    orders: [anOrder(1)],
    planted: [],
    ...lists,
  };
}

/** A published product with one variant at 10.00. */
export function aProduct(n: number, title: string): WorldProduct {
  return {
    id: 8_100_000_000_000 + n,
    handle: title.toLowerCase(),
    title,
    descriptionHtml: `<p>${title}</p>`,
    vendor: "Birch",
    productType: "Kitchenware",
    tags: ["kitchen"],
    status: "active",
    publishedAt: "2026-01-01T10:00:00Z",
    createdAt: "2026-01-01T10:00:00Z",
    updatedAt: "2026-01-01T10:00:00Z",
    isGiftCard: false,
    requiresSellingPlan: false,
    hasVariantsThatRequiresComponents: false,
    options: ["Title"],
    images: [{ src: `${title.toLowerCase()}.svg`, alt: title, width: 800, height: 800 }],
    variants: [aVariant(n)],
    rating: { value: 4.5, count: 12 },
    facts: {},
  };
}

function aVariant(n: number): WorldVariant {
  return {
    id: 45_100_000_000_000 + n,
    inventoryItemId: 47_200_000_000_000 + n,
    title: "Default Title",
    sku: `SKU-${n}`,
    optionValues: ["Default Title"],
    priceMinor: 1000,
    compareAtMinor: null,
    costMinor: 400,
    inventoryQuantity: 20,
    inventoryTracked: true,
    inventoryPolicy: "deny",
    weightGrams: 300,
    requiresShipping: true,
    taxable: true,
    position: 1,
  };
}

export function aCustomer(n: number): WorldCustomer {
  return {
    id: 6_900_000_000_000 + n,
    email: `ada.${n}@example.com`,
    firstName: "Ada",
    lastName: "Lovelace",
    countryCode: "GB",
    tags: [],
    createdAt: "2026-01-10T09:00:00Z",
  };
}

/** An order of one mug and one teapot by the first customer. */
export function anOrder(n: number, overrides: Partial<WorldOrder> = {}): WorldOrder {
  const at = "2026-06-01T12:00:00Z";
  return {
    id: 5_600_000_000_000 + n,
    name: `#${1000 + n}`,
    customerId: 6_900_000_000_001,
    email: "ada.1@example.com",
    createdAt: at,
    processedAt: at,
    updatedAt: at,
    cancelledAt: null,
    test: false,
    sourceName: "web",
    appId: null,
    companyId: null,
    countryCode: "GB",
    currency: "GBP",
    presentmentCurrency: "GBP",
    presentmentRate: 1,
    financialStatus: "paid",
    shippingMinor: 350,
    taxMinor: 333,
    taxesIncluded: true,
    discountCode: null,
    refunds: [],
    tags: [],
    checkoutToken: `checkout${n}`,
    cartToken: `cart${n}`,
    attributes: [],
    lines: [aLine(n * 10 + 1, 1, "Mug"), aLine(n * 10 + 2, 2, "Teapot")],
    ...overrides,
  };
}

export function aLine(n: number, product: number, title: string): WorldLine {
  return {
    id: 14_300_000_000_000 + n,
    productId: 8_100_000_000_000 + product,
    variantId: 45_100_000_000_000 + product,
    title,
    variantTitle: null,
    vendor: "Birch",
    sku: `SKU-${product}`,
    quantity: 1,
    currentQuantity: 1,
    unitPriceMinor: 1000,
    isGiftCard: false,
    sellingPlan: null,
    discounts: [],
    group: null,
    attributes: [],
  };
}
