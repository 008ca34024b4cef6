import { createHash } from "node:crypto";
import { inPresentment } from "#test/local-store/world/in-presentment.ts";
import { orderDiscountMinor, refundedMinor, subtotalMinor, totalMinor } from "#test/local-store/world/order-money.ts";
import type { World, WorldOrder } from "#test/local-store/world/types.ts";
import { toDiscountApplications, toLine } from "./line-payload.ts";
import { toCustomer, toOrderAddress, toPhone } from "./person-payload.ts";
import { toRefund } from "./refund-payload.ts";
import { type MoneySet, toDecimal, toGid, toMoneySet, toShopTime } from "./rest-values.ts";

/** The payload of orders/create, updated, paid and cancelled. */
export function toOrderPayload(world: World, order: WorldOrder) {
  const customer = world.customers.find((one) => one.id === order.customerId) ?? null;
  const at = (iso: string) => toShopTime(iso, world.shop.timeZone);
  const address = customer && order.sourceName !== "pos" ? toOrderAddress(customer, order) : null;
  return {
    id: order.id,
    admin_graphql_api_id: toGid("Order", order.id),
    ...toNames(world, order),
    ...toMarks(order),
    ...toMoney(order),
    created_at: at(order.createdAt),
    processed_at: at(order.processedAt),
    updated_at: at(order.updatedAt),
    cancelled_at: order.cancelledAt === null ? null : at(order.cancelledAt),
    closed_at: null,
    email: order.email ?? "",
    contact_email: order.email,
    phone: customer ? toPhone(customer) : null,
    browser_ip: address ? "203.0.113.7" : null,
    client_details: null,
    customer: customer ? toCustomer(customer, world.shop) : null,
    billing_address: address,
    shipping_address: address,
    company: order.companyId === null ? null : { id: order.companyId, location_id: order.companyId + 1 },
    line_items: order.lines.map((line) => toLine(line, order, productOf(world, line.productId))),
    line_item_groups: toGroups(order),
    discount_applications: toDiscountApplications(order),
    discount_codes: order.discountCode === null ? [] : [toCode(order, order.discountCode)],
    refunds: order.refunds.map((refund) => toRefund(world, order, refund)),
    returns: [],
    fulfillments: [],
    shipping_lines: order.shippingMinor === 0 ? [] : [toShipping(order)],
    tax_lines: [],
  };
}

function productOf(world: World, id: number | null) {
  return world.products.find((product) => product.id === id) ?? null;
}

function toNames(world: World, order: WorldOrder) {
  const number = Number(/\d+/.exec(order.name)?.[0] ?? 0);
  const token = createHash("sha256").update(String(order.id)).digest("hex").slice(0, 32);
  return {
    name: order.name,
    number: Math.max(number - 1000, 1),
    order_number: number,
    confirmation_number: token.slice(0, 9).toUpperCase(),
    token,
    cart_token: order.cartToken,
    checkout_token: order.checkoutToken,
    order_status_url: `https://${world.shop.domain}/${world.shop.id}/orders/${token}/authenticate?key=${token}`,
    merchant_business_entity_id: "MTU0ODM4MDAwOQ",
    merchant_of_record_app_id: null,
  };
}

function toMarks(order: WorldOrder) {
  return {
    app_id: order.appId,
    buyer_accepts_marketing: false,
    cancel_reason: order.cancelledAt === null ? null : "customer",
    confirmed: true,
    currency: order.currency,
    presentment_currency: order.presentmentCurrency,
    customer_locale: "en",
    device_id: null,
    duties_included: false,
    estimated_taxes: false,
    financial_status: order.financialStatus,
    fulfillment_status: null,
    landing_site: null,
    landing_site_ref: null,
    location_id: null,
    note: order.note ?? null,
    note_attributes: order.attributes.map(({ key, value }) => ({ name: key, value })),
    payment_gateway_names: ["bogus"],
    payment_terms: null,
    po_number: null,
    reference: null,
    referring_site: null,
    source_identifier: null,
    source_name: order.sourceName,
    source_url: null,
    tags: order.tags.join(", "),
    tax_exempt: false,
    taxes_included: order.taxesIncluded,
    test: order.test,
    total_weight: 0,
    user_id: null,
  };
}

/** `total_*` are as charged, `current_*` after refunds and edits. */
function toMoney(order: WorldOrder) {
  const charged = inPresentment(order);
  const presentment = charged && toAmounts(charged);
  const pairs: Record<string, string | MoneySet> = {};
  for (const [key, minor] of Object.entries(toAmounts(order))) {
    pairs[key] = toDecimal(minor, order.currency);
    pairs[`${key}_set`] = toMoneySet(minor, order, presentment?.[key]);
  }
  const shippingSet = toMoneySet(order.shippingMinor, order, order.presentmentShippingMinor);
  return {
    ...pairs,
    current_shipping_price_set: shippingSet,
    total_shipping_price_set: shippingSet,
    current_total_additional_fees_set: null,
    current_total_duties_set: null,
    original_total_additional_fees_set: null,
    original_total_duties_set: null,
    total_cash_rounding_payment_adjustment_set: toMoneySet(0, order),
    total_cash_rounding_refund_adjustment_set: toMoneySet(0, order),
    total_outstanding: toDecimal(order.financialStatus === "pending" ? totalMinor(order) : 0, order.currency),
    total_tip_received: toDecimal(0, order.currency),
  };
}

/** The amounts that a payload has alone and in both currencies, in minor units of the order's. */
function toAmounts(order: WorldOrder): Record<string, number> {
  const currentLines = order.lines.map((line) => {
    const left = line.quantity === 0 ? 0 : line.currentQuantity / line.quantity;
    const discounts = line.discounts.map((one) => ({ ...one, amountMinor: Math.round(one.amountMinor * left) }));
    return { ...line, quantity: line.currentQuantity, discounts };
  });
  const now = { ...order, lines: currentLines };
  return {
    subtotal_price: subtotalMinor(order),
    total_price: totalMinor(order),
    total_discounts: orderDiscountMinor(order),
    total_line_items_price: subtotalMinor(order) + orderDiscountMinor(order),
    total_tax: order.taxMinor,
    current_subtotal_price: subtotalMinor(now),
    current_total_price: Math.max(totalMinor(order) - refundedMinor(order), 0),
    current_total_discounts: orderDiscountMinor(now),
    current_total_tax: order.cancelledAt !== null ? 0 : order.taxMinor,
  };
}

function toGroups(order: WorldOrder) {
  const groups = order.lines.flatMap((line) => (line.group ? [line.group] : []));
  const distinct = groups.filter((group, at) => groups.findIndex((other) => other.id === group.id) === at);
  return distinct.map(({ id, title, productId }) => ({ id, title, quantity: 1, product_id: productId }));
}

function toCode(order: WorldOrder, code: string) {
  const discounts = order.lines.flatMap((line) => line.discounts).filter((discount) => discount.kind === "code");
  const amountMinor = discounts.reduce((sum, discount) => sum + discount.amountMinor, 0);
  return { code, amount: toDecimal(amountMinor, order.currency), type: "fixed_amount" };
}

function toShipping(order: WorldOrder) {
  const set = toMoneySet(order.shippingMinor, order, order.presentmentShippingMinor);
  return {
    id: order.id + 3,
    carrier_identifier: null,
    code: "Standard",
    title: "Standard",
    source: "shopify",
    phone: null,
    is_removed: false,
    price: toDecimal(order.shippingMinor, order.currency),
    price_set: set,
    discounted_price: toDecimal(order.shippingMinor, order.currency),
    discounted_price_set: set,
    current_discounted_price_set: set,
    discount_allocations: [],
    requested_fulfillment_service_id: null,
    tax_lines: [],
  };
}
