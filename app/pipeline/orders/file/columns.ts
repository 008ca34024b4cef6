import type { ExportFormat } from "#app/pipeline/intake/file/export-format.ts";

const columns = {
  id: ["Id"],
  name: ["Name"],
  email: ["Email"],
  financialStatus: ["Financial Status"],
  createdAt: ["Created at"],
  paidAt: ["Paid at"],
  fulfilledAt: ["Fulfilled at"],
  cancelledAt: ["Cancelled at"],
  currency: ["Currency"],
  subtotal: ["Subtotal"],
  shipping: ["Shipping"],
  taxes: ["Taxes"],
  total: ["Total"],
  discountCode: ["Discount Code"],
  discountAmount: ["Discount Amount"],
  refunded: ["Refunded Amount"],
  source: ["Source"],
  paymentMethod: ["Payment Method"],
  noteAttributes: ["Note Attributes"],
  shippingCountry: ["Shipping Country"],
  billingCountry: ["Billing Country"],
  vendor: ["Vendor"],
  quantity: ["Lineitem quantity"],
  lineName: ["Lineitem name"],
  linePrice: ["Lineitem price"],
  lineSku: ["Lineitem sku"],
  lineDiscount: ["Lineitem discount"],
} as const;

/** A column of Shopify's orders export. Names, addresses and phone numbers are in the file too; we never look there. */
export type OrderField = keyof typeof columns;

export const ORDERS_EXPORT: ExportFormat<OrderField> = {
  kind: "orders",
  columns,
  required: ["id", "name", "createdAt", "currency", "total", "quantity", "lineName", "linePrice"],
};
