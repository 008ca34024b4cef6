/**
 * What one shop of the local store holds: plain data, the same whether it was generated from a seed or read from
 * Shopify's CSV exports. Doors (Admin GraphQL, webhooks, storefront) turn it into Shopify's own shapes.
 *
 * - *world*: one shop with its catalogue, customers and orders.
 * - ids are Shopify's legacy (numeric) ids; a door adds the `gid://shopify/…` around them.
 * - money is integer minor units of the currency named beside it (`Minor`); times are ISO 8601 in UTC.
 */
export interface World {
  shop: WorldShop;
  collections: WorldCollection[];
  products: WorldProduct[];
  customers: WorldCustomer[];
  orders: WorldOrder[];
  /** Ties the generator planted on purpose; empty for a shop read from files. */
  planted: PlantedTie[];
  /** The highest number given out, by kind: an id is never used again, not even after its owner was deleted. */
  lastIds?: Partial<Record<string, number>>;
}

export interface WorldShop {
  /** The myshopify domain, e.g. `birch-and-brook.myshopify.com`. */
  domain: string;
  id: number;
  name: string;
  email: string;
  /** ISO 4217. */
  currency: string;
  /** IANA, e.g. `Europe/London`. */
  timeZone: string;
  countryCode: string;
  plan: "basic" | "plus";
  markets: WorldMarket[];
}

export interface WorldMarket {
  id: number;
  handle: string;
  name: string;
  currency: string;
  countryCodes: string[];
  /** One unit of the shop's currency is this many of the market's. */
  rate: number;
  /** The merchant set the rate by hand, so the API tells it; Shopify tells no rate of its own. */
  hasManualRate?: boolean;
  /** Prices here are by so many percent above those at home, or below; as at home when absent. */
  priceAdjustmentPercent?: number;
  primary: boolean;
}

export interface WorldCollection {
  id: number;
  handle: string;
  title: string;
  descriptionHtml: string;
  productIds: number[];
  updatedAt: string;
}

export interface WorldProduct {
  id: number;
  handle: string;
  title: string;
  descriptionHtml: string;
  vendor: string;
  productType: string;
  tags: string[];
  status: "active" | "draft" | "archived";
  /** Null: not published to the Online Store. */
  publishedAt: string | null;
  createdAt: string;
  updatedAt: string;
  isGiftCard: boolean;
  requiresSellingPlan: boolean;
  /** The plans it can be subscribed to; none when absent. */
  sellingPlans?: { id: number; name: string }[];
  /** A bundle parent of another app (its variants require components). */
  hasVariantsThatRequiresComponents: boolean;
  /** Option names in order; `["Title"]` for a product with a single default variant. */
  options: string[];
  images: WorldImage[];
  variants: WorldVariant[];
  /** Shopify's standard `reviews.rating` (0 to 5) and `reviews.rating_count`. */
  rating: { value: number; count: number } | null;
  /** Facts a comparison may show, as metafields `facts.<key>` (single_line_text_field). */
  facts: Record<string, string>;
}

export interface WorldImage {
  /** File name inside the local store's images, e.g. `mug-blue.svg`; or an absolute URL from a CSV export. */
  src: string;
  alt: string;
  width: number;
  height: number;
}

export interface WorldVariant {
  id: number;
  inventoryItemId: number;
  title: string;
  sku: string | null;
  /** One value for each of the product's options, in order. */
  optionValues: string[];
  priceMinor: number;
  compareAtMinor: number | null;
  /** Null: the merchant never entered a cost. */
  costMinor: number | null;
  inventoryQuantity: number;
  inventoryTracked: boolean;
  inventoryPolicy: "deny" | "continue";
  weightGrams: number;
  requiresShipping: boolean;
  taxable: boolean;
  position: number;
  /** How many may be bought at once; any number when absent. */
  quantityRule?: QuantityRule;
}

export interface QuantityRule {
  minimum: number;
  maximum: number | null;
  increment: number;
}

export interface WorldCustomer {
  id: number;
  email: string | null;
  firstName: string;
  lastName: string;
  countryCode: string;
  tags: string[];
  createdAt: string;
}

export interface WorldOrder {
  id: number;
  /** As the admin shows it, e.g. `#1001`. */
  name: string;
  /** Null: a guest whose address the shop does not know as a customer (POS, imports). */
  customerId: number | null;
  /** As typed at checkout; only files and the customer carry it, never the app's GraphQL. */
  email: string | null;
  createdAt: string;
  processedAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  test: boolean;
  /** `web`, `pos`, `shopify_draft_order`, `subscription_contract` (renewals), or an app's id as text. */
  sourceName: string;
  appId: number | null;
  /** A B2B order: the company it was bought for. */
  companyId: number | null;
  /** ISO 3166 alpha-2 of where it goes. */
  countryCode: string | null;
  currency: string;
  presentmentCurrency: string;
  /** One unit of the shop's currency in the presentment currency; 1 where they are the same. */
  presentmentRate: number;
  financialStatus: "paid" | "pending" | "partially_refunded" | "refunded" | "voided";
  shippingMinor: number;
  /** What was charged for shipping in the presentment currency; `shippingMinor` at the rate when absent. */
  presentmentShippingMinor?: number;
  taxMinor: number;
  /** True: `taxMinor` is a part of the prices (UK, EU); false: it comes on top (US). */
  taxesIncluded: boolean;
  discountCode: string | null;
  refunds: WorldRefund[];
  tags: string[];
  checkoutToken: string | null;
  cartToken: string | null;
  /** Note attributes (cart attributes at checkout). */
  attributes: { key: string; value: string }[];
  /** What the shopper wrote to the merchant. */
  note?: string | null;
  lines: WorldLine[];
}

export interface WorldLine {
  id: number;
  /** Null: the product is gone from the shop, title and SKU stay. */
  productId: number | null;
  variantId: number | null;
  title: string;
  variantTitle: string | null;
  vendor: string | null;
  sku: string | null;
  quantity: number;
  /** After refunds and edits. */
  currentQuantity: number;
  unitPriceMinor: number;
  isGiftCard: boolean;
  sellingPlan: { id: number; name: string } | null;
  /** Discounts on this line. */
  discounts: { kind: "automatic" | "code" | "manual"; title: string; amountMinor: number }[];
  /** What was charged in the presentment currency, discounts in their sequence; the amounts at the rate when absent. */
  presentment?: { unitPriceMinor: number; discountsMinor: number[] };
  /** Lines of one native bundle share a group. */
  group: { id: number; title: string; productId: number | null } | null;
  /** Line item properties. */
  attributes: { key: string; value: string }[];
}

export interface WorldRefund {
  id: number;
  createdAt: string;
  /** Shipping or goodwill refunded beside the lines. */
  extraMinor: number;
  lines: { lineId: number; quantity: number; amountMinor: number }[];
}

/** A tie that the generator wove into the orders on purpose, so that tests can ask what mining finds. */
export interface PlantedTie {
  kind: "together" | "upgrade";
  /** `together`: two to four products bought in one order. `upgrade`: from the first to the second, over time. */
  productIds: number[];
  /** The share of orders with the first product that also got the others because of this tie. */
  strength: number;
  why: string;
}
