import { parseGid } from "#app/kernel/ids.ts";
import { parseMinor } from "#app/kernel/money.ts";
import { parseAnswer } from "#app/pipeline/orders/answer.ts";
import {
  ARM_ATTRIBUTE,
  type LineDiscount,
  OFFER_PROPERTY,
  type Order,
  type OrderAmounts,
  type OrderLine,
  PROMISE_PROPERTY,
} from "#app/pipeline/orders/order.ts";
import type { LineNode, OrderNode } from "#app/shopify/order-fields.ts";

type MoneyBag = OrderNode["totalPriceSet"];
type Side = "shopMoney" | "presentmentMoney";

/** Our order from Shopify's. @throws RangeError for an id or an amount that is none. */
export function parseOrder(node: OrderNode): Order {
  return {
    orderId: parseGid(node.id, "Order"),
    name: node.name,
    customerId: node.customer && parseGid(node.customer.id, "Customer"),
    emailHmac: null,
    processedAt: new Date(node.processedAt),
    createdAt: new Date(node.createdAt),
    updatedAt: new Date(node.updatedAt),
    cancelledAt: node.cancelledAt ? new Date(node.cancelledAt) : null,
    isTest: node.test,
    isB2b: node.purchasingEntity?.__typename === "PurchasingCompany",
    sourceName: node.sourceName,
    appId: node.app ? parseGid(node.app.id, "App") : null,
    financialStatus: (node.displayFinancialStatus ?? "PENDING").toLowerCase(),
    countryCode: node.shippingAddress?.countryCodeV2 ?? null,
    currency: node.currencyCode,
    presentmentCurrency: node.presentmentCurrencyCode,
    amounts: toAmounts(node, "shopMoney"),
    presentment: toAmounts(node, "presentmentMoney"),
    arm: mark(node.customAttributes, ARM_ATTRIBUTE),
    offerVersionId: mark(node.customAttributes, OFFER_PROPERTY),
    checkoutToken: node.checkoutToken,
    cartToken: node.cartToken,
    answer: node.suggestion && parseAnswer(node.suggestion),
  };
}

/** Our line from Shopify's. @throws RangeError for an id or an amount that is none. */
export function parseLine(orderId: bigint, node: LineNode): OrderLine {
  return {
    orderId,
    lineId: parseGid(node.id, "LineItem"),
    productId: node.product && parseGid(node.product.id, "Product"),
    variantId: node.variant && parseGid(node.variant.id, "ProductVariant"),
    title: node.title,
    variantTitle: node.variantTitle,
    vendor: node.vendor,
    sku: node.sku,
    quantity: node.quantity,
    currentQuantity: node.currentQuantity,
    unitPriceMinor: minor(node.originalUnitPriceSet, "shopMoney"),
    presentmentUnitPriceMinor: minor(node.originalUnitPriceSet, "presentmentMoney"),
    discounts: node.discountAllocations.map(toDiscount),
    isGiftCard: node.isGiftCard,
    sellingPlan: node.sellingPlan?.name ?? null,
    groupId: node.lineItemGroup?.id ?? null,
    offerVersionId: mark(node.customAttributes, OFFER_PROPERTY),
    promise: mark(node.customAttributes, PROMISE_PROPERTY),
  };
}

/** An order with its lines, from Shopify's. @throws RangeError */
export function parseWholeOrder({ order: node, lines }: { order: OrderNode; lines: LineNode[] }) {
  const order = parseOrder(node);
  return { order, lines: lines.map((line) => parseLine(order.orderId, line)) };
}

function toAmounts(node: OrderNode, side: Side): OrderAmounts {
  return {
    subtotalMinor: minor(node.subtotalPriceSet, side),
    discountMinor: minor(node.totalDiscountsSet, side),
    shippingMinor: minor(node.totalShippingPriceSet, side),
    taxMinor: minor(node.totalTaxSet, side),
    totalMinor: minor(node.totalPriceSet, side),
    refundedMinor: minor(node.totalRefundedSet, side),
  };
}

const DISCOUNT_KINDS: Record<string, LineDiscount["kind"]> = {
  AutomaticDiscountApplication: "automatic",
  DiscountCodeApplication: "code",
  ManualDiscountApplication: "manual",
  ScriptDiscountApplication: "script",
};

function toDiscount({
  allocatedAmountSet,
  discountApplication,
}: LineNode["discountAllocations"][number]): LineDiscount {
  return {
    kind: DISCOUNT_KINDS[discountApplication.__typename] ?? "manual",
    title: discountApplication.title ?? discountApplication.code ?? "",
    minor: minor(allocatedAmountSet, "shopMoney"),
    presentmentMinor: minor(allocatedAmountSet, "presentmentMoney"),
  };
}

function minor(bag: MoneyBag | null, side: Side): number {
  return bag ? parseMinor(bag[side].amount, bag[side].currencyCode) : 0;
}

/**
 * A mark of ours, which went through a shopper's browser and may come back as anything. Ours are short and plain; a NUL, which
 * PostgreSQL refuses, must not keep a whole batch of orders out.
 */
function mark(attributes: { key: string; value: string | null }[], key: string): string | null {
  const value = attributes.find((one) => one.key === key)?.value ?? "";
  return /^[\x21-\x7e]{1,64}$/.test(value) ? value : null;
}
