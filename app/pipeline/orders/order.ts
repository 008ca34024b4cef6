import type { Answer } from "#app/pipeline/orders/answer.ts";

/**
 * Words of this stage.
 * - *order*: what Shopify or an exported file says of one order, without anything that names the person.
 * - *line*: one line item of it. *current quantity*: what is left of it after refunds and edits.
 * - *shop money* is in the shop's currency, *presentment money* in the one the shopper paid in.
 * - *answer*: whether a suggestion was useful, as the shopper of an order said.
 * - *source*: `api` (webhook, bulk, reconcile) or `file` (an export the merchant uploaded).
 */
export type OrderSource = "api" | "file";

/** Amounts of an order in minor units of one currency. */
export type OrderAmounts = {
  subtotalMinor: number;
  discountMinor: number;
  shippingMinor: number;
  taxMinor: number;
  totalMinor: number;
  refundedMinor: number;
};

export type Order = {
  orderId: bigint;
  name: string;
  /** Shopify's customer id, or null: a guest, or not told. */
  customerId: bigint | null;
  /** HMAC of the e-mail address under the shop's key; files only. */
  emailHmac: string | null;
  processedAt: Date;
  createdAt: Date;
  updatedAt: Date;
  cancelledAt: Date | null;
  isTest: boolean;
  isB2b: boolean;
  sourceName: string | null;
  appId: bigint | null;
  financialStatus: string;
  countryCode: string | null;
  currency: string;
  presentmentCurrency: string;
  amounts: OrderAmounts;
  presentment: OrderAmounts | null;
  arm: string | null;
  /** The offer whose link began its cart: a link can mark the cart, not its lines. */
  offerVersionId: string | null;
  checkoutToken: string | null;
  cartToken: string | null;
  answer: Answer | null;
};

export type LineDiscount = {
  kind: "automatic" | "code" | "manual" | "script";
  title: string;
  minor: number;
  presentmentMinor: number | null;
};

export type OrderLine = {
  orderId: bigint;
  /** Negative for a line of a file, which has no id. */
  lineId: bigint;
  productId: bigint | null;
  variantId: bigint | null;
  title: string;
  variantTitle: string | null;
  vendor: string | null;
  sku: string | null;
  quantity: number;
  currentQuantity: number;
  unitPriceMinor: number;
  presentmentUnitPriceMinor: number | null;
  discounts: LineDiscount[];
  isGiftCard: boolean;
  sellingPlan: string | null;
  groupId: string | null;
  offerVersionId: string | null;
  /** What was promised for it, word for word as the line says: it came through a shopper's browser. */
  promise: string | null;
};

/**
 * The cart attribute and the line properties that carry our own marks through the cart (platform: `_` hides them). A link that
 * fills a cart has the offer as an attribute of the cart.
 */
export const ARM_ATTRIBUTE = "_tandem_arm";
export const OFFER_PROPERTY = "_tandem_offer";
export const PROMISE_PROPERTY = "_tandem_promise";
