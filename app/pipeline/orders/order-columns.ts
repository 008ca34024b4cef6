import type { OrderAmounts, OrderLine } from "#app/pipeline/orders/order.ts";
import type { OrderRow } from "#app/pipeline/orders/store.server.ts";

/** Columns of an order, as `toOrderColumns` gives them. */
export const ORDER_NAMES = [
  "order_id",
  "name",
  "customer_key",
  "processed_at",
  "created_at",
  "cancelled_at",
  "is_test",
  "is_b2b",
  "source_name",
  "app_id",
  "financial_status",
  "country_code",
  "currency",
  "presentment_currency",
  "subtotal_minor",
  "discount_minor",
  "shipping_minor",
  "tax_minor",
  "total_minor",
  "refunded_minor",
  "presentment_subtotal_minor",
  "presentment_discount_minor",
  "presentment_shipping_minor",
  "presentment_tax_minor",
  "presentment_total_minor",
  "presentment_refunded_minor",
  "arm",
  "offer_version_id",
  "checkout_token",
  "cart_token",
  "source",
  "source_updated_at",
  "intake_id",
];

/** Columns of a line, as `toLineColumns` gives them. */
export const LINE_NAMES = [
  "order_id",
  "line_id",
  "product_id",
  "variant_id",
  "title",
  "variant_title",
  "vendor",
  "sku",
  "quantity",
  "current_quantity",
  "unit_price_minor",
  "presentment_unit_price_minor",
  "discounts",
  "is_gift_card",
  "selling_plan",
  "group_id",
  "offer_version_id",
  "promise",
];

export function toOrderColumns(row: OrderRow) {
  const { amounts, presentment } = row;
  return {
    order_id: String(row.orderId),
    name: row.name,
    customer_key: row.customerKey,
    processed_at: row.processedAt,
    created_at: row.createdAt,
    cancelled_at: row.cancelledAt,
    is_test: row.isTest,
    is_b2b: row.isB2b,
    source_name: row.sourceName,
    app_id: row.appId === null ? null : String(row.appId),
    financial_status: row.financialStatus,
    country_code: row.countryCode,
    currency: row.currency,
    presentment_currency: row.presentmentCurrency,
    ...amountColumns("", amounts),
    ...(presentment && amountColumns("presentment_", presentment)),
    arm: row.arm,
    offer_version_id: row.offerVersionId,
    checkout_token: row.checkoutToken,
    cart_token: row.cartToken,
    source: row.source,
    source_updated_at: row.updatedAt,
    intake_id: row.intakeId,
  };
}

function amountColumns(prefix: string, amounts: OrderAmounts) {
  return {
    [`${prefix}subtotal_minor`]: amounts.subtotalMinor,
    [`${prefix}discount_minor`]: amounts.discountMinor,
    [`${prefix}shipping_minor`]: amounts.shippingMinor,
    [`${prefix}tax_minor`]: amounts.taxMinor,
    [`${prefix}total_minor`]: amounts.totalMinor,
    [`${prefix}refunded_minor`]: amounts.refundedMinor,
  };
}

export function toLineColumns(line: OrderLine) {
  return {
    order_id: String(line.orderId),
    line_id: String(line.lineId),
    product_id: line.productId === null ? null : String(line.productId),
    variant_id: line.variantId === null ? null : String(line.variantId),
    title: line.title,
    variant_title: line.variantTitle,
    vendor: line.vendor,
    sku: line.sku,
    quantity: line.quantity,
    current_quantity: line.currentQuantity,
    unit_price_minor: line.unitPriceMinor,
    presentment_unit_price_minor: line.presentmentUnitPriceMinor,
    discounts: line.discounts,
    is_gift_card: line.isGiftCard,
    selling_plan: line.sellingPlan,
    group_id: line.groupId,
    offer_version_id: line.offerVersionId,
    promise: line.promise,
  };
}
