import type { World, WorldOrder, WorldRefund } from "#test/local-store/world/types.ts";
import { toLineCore } from "./line-payload.ts";
import { toDecimal, toGid, toMoneySet, toShopTime } from "./rest-values.ts";

/** The payload of refunds/create, and each of an order's `refunds`. */
export function toRefund(world: World, order: WorldOrder, refund: WorldRefund) {
  const at = toShopTime(refund.createdAt, world.shop.timeZone);
  return {
    id: refund.id,
    admin_graphql_api_id: toGid("Refund", refund.id),
    order_id: order.id,
    created_at: at,
    processed_at: at,
    note: "",
    user_id: world.shop.id + 7,
    restock: false,
    return: null,
    duties: [],
    total_duties_set: toMoneySet(0, order),
    refund_shipping_lines: [],
    order_adjustments: refund.extraMinor === 0 ? [] : [toAdjustment(order, refund)],
    refund_line_items: refund.lines.map((part, at) => toRefundLine(world, order, refund.id + at + 1, part)),
    transactions: [toTransaction(order, refund, at)],
  };
}

function toRefundLine(world: World, order: WorldOrder, id: number, part: WorldRefund["lines"][number]) {
  const line = order.lines.find((one) => one.id === part.lineId);
  const product = world.products.find((one) => one.id === line?.productId) ?? null;
  return {
    id,
    line_item_id: part.lineId,
    line_item: line ? toLineCore(line, order, product) : null,
    quantity: part.quantity,
    location_id: null,
    restock_type: "no_restock",
    subtotal: Number(toDecimal(part.amountMinor, order.currency)),
    subtotal_set: toMoneySet(part.amountMinor, order),
    total_tax: 0,
    total_tax_set: toMoneySet(0, order),
  };
}

function toAdjustment(order: WorldOrder, refund: WorldRefund) {
  return {
    id: refund.id + 500,
    order_id: order.id,
    refund_id: refund.id,
    kind: "refund_discrepancy",
    reason: "Refund discrepancy",
    amount: toDecimal(-refund.extraMinor, order.currency),
    amount_set: toMoneySet(-refund.extraMinor, order),
    tax_amount: toDecimal(0, order.currency),
    tax_amount_set: toMoneySet(0, order),
  };
}

function toTransaction(order: WorldOrder, refund: WorldRefund, at: string) {
  const amountMinor = refund.lines.reduce((sum, part) => sum + part.amountMinor, refund.extraMinor);
  return {
    id: refund.id + 900,
    admin_graphql_api_id: toGid("OrderTransaction", refund.id + 900),
    order_id: order.id,
    parent_id: null,
    kind: "refund",
    status: "success",
    gateway: "bogus",
    amount: toDecimal(amountMinor, order.currency),
    amount_rounding: null,
    currency: order.currency,
    authorization: null,
    created_at: at,
    processed_at: at,
    device_id: null,
    error_code: null,
    location_id: null,
    manual_payment_gateway: false,
    message: null,
    payment_id: `${order.name}.1`,
    receipt: {},
    source_name: "web",
    test: order.test,
    total_unsettled_set: unsettled(order),
    user_id: null,
  };
}

/** The one amount that Shopify writes with `currency` instead of `currency_code`. */
function unsettled(order: WorldOrder) {
  const of = (currency: string) => ({ amount: toDecimal(0, currency), currency });
  return { shop_money: of(order.currency), presentment_money: of(order.presentmentCurrency) };
}
