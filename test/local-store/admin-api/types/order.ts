import { optionalInteger } from "#test/local-store/admin-api/args.ts";
import { mapPage, paginateInOrder } from "#test/local-store/admin-api/connection.ts";
import { type ObjectResolvers, resolversOf } from "#test/local-store/admin-api/context.ts";
import { notApproved } from "#test/local-store/admin-api/errors.ts";
import { toGid } from "#test/local-store/admin-api/gid.ts";
import { orderUpdatedAt } from "#test/local-store/admin-api/order-updated-at.ts";
import { currentDiscountMinor, currentSubtotalMinor } from "#test/local-store/admin-api/types/current-amounts.ts";
import { customerNode } from "#test/local-store/admin-api/types/customer.ts";
import { discountApplicationsOf } from "#test/local-store/admin-api/types/discount-application.ts";
import { lineItemNode } from "#test/local-store/admin-api/types/line-item.ts";
import { metafieldFields } from "#test/local-store/admin-api/types/metafield.ts";
import { amountText, type MoneyBag, moneyBag, priceText } from "#test/local-store/admin-api/types/money.ts";
import { refundNode } from "#test/local-store/admin-api/types/refund.ts";
import { inPresentment } from "#test/local-store/world/in-presentment.ts";
import { orderDiscountMinor, refundedMinor, subtotalMinor, totalMinor } from "#test/local-store/world/order-money.ts";
import type { WorldOrder } from "#test/local-store/world/types.ts";

export interface OrderNode {
  __typename: "Order";
  order: WorldOrder;
}

export function orderNode(order: WorldOrder): OrderNode {
  return { __typename: "Order", order };
}

/** Apps that take orders, by the id in `gid://shopify/App/…`. */
const APP_NAMES: Record<number, string> = { 580111: "Online Store", 129785: "Point of Sale", 1354745: "Draft Orders" };

type Amount = (order: WorldOrder) => number;

const amounts: Record<string, Amount> = {
  totalPrice: totalMinor,
  originalTotalPrice: totalMinor,
  currentTotalPrice: (order) => totalMinor(order) - refundedMinor(order),
  subtotalPrice: subtotalMinor,
  currentSubtotalPrice: currentSubtotalMinor,
  totalTax: (order) => order.taxMinor,
  totalDiscounts: orderDiscountMinor,
  currentTotalDiscounts: currentDiscountMinor,
  totalShippingPrice: (order) => order.shippingMinor,
  totalRefunded: refundedMinor,
  totalTipReceived: () => 0,
  totalReceived: (order) => (isPaid(order) ? totalMinor(order) : 0),
  totalOutstanding: (order) => (order.financialStatus === "pending" ? totalMinor(order) : 0),
  totalCapturable: () => 0,
  netPayment: (order) => (isPaid(order) ? totalMinor(order) - refundedMinor(order) : 0),
};

function isPaid(order: WorldOrder): boolean {
  return order.financialStatus !== "pending" && order.financialStatus !== "voided";
}

const amountFields = resolversOf<OrderNode>(
  Object.fromEntries(
    Object.entries(amounts).map(([name, amount]) => [
      `${name}Set`,
      ({ order }: OrderNode) => moneyBagOf(order, amount),
    ]),
  ),
);

function moneyBagOf(order: WorldOrder, amount: Amount): MoneyBag {
  const charged = inPresentment(order);
  return moneyBag(order, amount(order), charged === null ? undefined : amount(charged));
}

const oldAmountFields = resolversOf<OrderNode>(
  Object.fromEntries(
    [
      "totalPrice",
      "subtotalPrice",
      "totalTax",
      "totalDiscounts",
      "totalShippingPrice",
      "totalRefunded",
      "totalReceived",
      "netPayment",
    ].map((name) => [name, ({ order }: OrderNode) => priceText(amounts[name]?.(order) ?? 0, order.currency)]),
  ),
);

const plainFields = resolversOf<OrderNode>({
  id: ({ order }) => toGid("Order", order.id),
  legacyResourceId: ({ order }) => String(order.id),
  name: ({ order }) => order.name,
  number: ({ order }) => Number(order.name.replace(/\D/g, "")),
  createdAt: ({ order }) => order.createdAt,
  processedAt: ({ order }) => order.processedAt,
  updatedAt: ({ order }, _args, { shop }) => orderUpdatedAt(shop, order),
  cancelledAt: ({ order }) => order.cancelledAt,
  test: ({ order }) => order.test,
  tags: ({ order }) => order.tags,
  sourceName: ({ order }) => order.sourceName,
  currencyCode: ({ order }) => order.currency,
  presentmentCurrencyCode: ({ order }) => order.presentmentCurrency,
  displayFinancialStatus: ({ order }) => order.financialStatus.toUpperCase(),
  taxesIncluded: ({ order }) => order.taxesIncluded,
  discountCode: ({ order }) => order.discountCode,
  discountCodes: ({ order }) => (order.discountCode === null ? [] : [order.discountCode]),
  checkoutToken: ({ order }) => order.checkoutToken,
  cartToken: ({ order }) => order.cartToken,
  customAttributes: ({ order }) => order.attributes,
  confirmed: () => true,
  fullyPaid: ({ order }) => order.financialStatus === "paid",
  unpaid: ({ order }) => order.financialStatus === "pending",
  // Every unit that has not gone back.
  currentSubtotalLineItemsQuantity: ({ order }) => order.lines.reduce((sum, line) => sum + line.currentQuantity, 0),
  subtotalLineItemsQuantity: ({ order }) => order.lines.reduce((sum, line) => sum + line.quantity, 0),
});

const relations = resolversOf<OrderNode>({
  app: ({ order }) => appOf(order),
  customer: ({ order }, _args, { shop }) => {
    const customer = order.customerId === null ? null : shop.index.customer(order.customerId);
    return customer && customerNode(customer);
  },
  purchasingEntity: ({ order }, _args, { shop }) => {
    if (order.companyId !== null) return { __typename: "PurchasingCompany", companyId: order.companyId };
    const customer = order.customerId === null ? null : shop.index.customer(order.customerId);
    return customer && customerNode(customer);
  },
  shippingAddress: ({ order }) => address(order),
  billingAddress: ({ order }) => address(order),
  displayAddress: ({ order }) => address(order),
  lineItems: ({ order }, args) => mapPage(paginateInOrder(order.lines, args), (line) => lineItemNode(order, line)),
  discountApplications: ({ order }, args) => paginateInOrder(discountApplicationsOf(order), args),
  refunds: ({ order }, args) =>
    order.refunds
      .slice(0, optionalInteger(args, "first") ?? order.refunds.length)
      .map((refund) => refundNode(order, refund)),
});

function address(order: WorldOrder): { orderId: number; countryCode: string } | null {
  return order.countryCode === null ? null : { orderId: order.id, countryCode: order.countryCode };
}

function appOf(order: WorldOrder): { id: number; name: string } | null {
  const id = order.appId ?? (order.sourceName === "web" ? 580111 : order.sourceName === "pos" ? 129785 : null);
  return id === null ? null : { id, name: APP_NAMES[id] ?? `App ${id}` };
}

function refusals(names: string[]): ObjectResolvers {
  return Object.fromEntries(
    names.map((name) => [
      name,
      () => {
        throw notApproved(name);
      },
    ]),
  );
}

export const orderTypes: Record<string, ObjectResolvers> = {
  Order: {
    ...plainFields,
    ...amountFields,
    ...oldAmountFields,
    ...relations,
    ...refusals(["email", "phone", "clientIp"]),
    ...metafieldFields<OrderNode>(({ order }) => toGid("Order", order.id)),
  },
  OrderApp: resolversOf<{ id: number; name: string }>({
    id: ({ id }) => toGid("App", id),
    name: ({ name }) => name,
  }),
  MailingAddress: {
    ...resolversOf<{ orderId: number; countryCode: string }>({
      id: ({ orderId }) => toGid("MailingAddress", orderId),
      countryCodeV2: ({ countryCode }) => countryCode,
      countryCode: ({ countryCode }) => countryCode,
    }),
    ...refusals([
      "address1",
      "address2",
      "city",
      "company",
      "firstName",
      "lastName",
      "name",
      "phone",
      "zip",
      "latitude",
      "longitude",
      "formatted",
    ]),
  },
  PurchasingCompany: resolversOf<{ companyId: number }>({
    company: ({ companyId }) => ({ companyId }),
    location: ({ companyId }) => ({ companyId }),
  }),
  Company: resolversOf<{ companyId: number }>({
    id: ({ companyId }) => toGid("Company", companyId),
    name: ({ companyId }) => `Company ${companyId}`,
  }),
  CompanyLocation: resolversOf<{ companyId: number }>({
    id: ({ companyId }) => toGid("CompanyLocation", companyId),
    name: ({ companyId }) => `Company ${companyId}`,
  }),
  Attribute: resolversOf<{ key: string; value: string }>({
    key: ({ key }) => key,
    value: ({ value }) => value,
  }),
};

export type { MoneyBag };
export { amountText, refusals };
