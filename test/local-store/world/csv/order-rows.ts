import { addDays, earliest } from "#test/local-store/world/calendar.ts";
import { currencyExponent, formatMinor } from "#test/local-store/world/money.ts";
import {
  lineDiscountMinor,
  orderDiscountMinor,
  refundedMinor,
  subtotalMinor,
  totalMinor,
} from "#test/local-store/world/order-money.ts";
import type { World, WorldCustomer, WorldLine, WorldOrder } from "#test/local-store/world/types.ts";
import { composeAddress } from "./compose-address.ts";
import { lineName } from "./resolve-line.ts";
import { startZoneClock } from "./zone-clock.ts";

// All columns of Shopify's orders export, in its sequence.
const HEADER = [
  ..."Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency".split(","),
  ..."Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at".split(","),
  ..."Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku".split(","),
  ..."Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status".split(","),
  ..."Billing Name,Billing Street,Billing Address1,Billing Address2,Billing Company,Billing City".split(","),
  ..."Billing Zip,Billing Province,Billing Country,Billing Phone".split(","),
  ..."Shipping Name,Shipping Street,Shipping Address1,Shipping Address2,Shipping Company,Shipping City".split(","),
  ..."Shipping Zip,Shipping Province,Shipping Country,Shipping Phone".split(","),
  ..."Notes,Note Attributes,Cancelled at,Payment Method,Payment Reference,Refunded Amount,Vendor".split(","),
  ..."Outstanding Balance,Employee,Location,Device ID,Id,Tags,Risk Level,Source,Lineitem discount".split(","),
  ..."Tax 1 Name,Tax 1 Value,Tax 2 Name,Tax 2 Value,Tax 3 Name,Tax 3 Value".split(","),
  ..."Tax 4 Name,Tax 4 Value,Tax 5 Name,Tax 5 Value,Phone,Receipt Number,Duties".split(","),
  ..."Billing Province Name,Shipping Province Name,Payment ID,Payment Terms Name".split(","),
  ..."Next Payment Due At,Payment References".split(","),
];

type Cells = Record<string, string>;

/** The orders export: newest first, a row a line, the order's own fields on its first row only. */
export function* orderRows(world: World): Generator<string[]> {
  yield HEADER;
  const clock = startZoneClock(world.shop.timeZone);
  const customers = new Map(world.customers.map((customer) => [customer.id, customer]));
  const taxable = new Map(world.products.flatMap((product) => product.variants.map((v) => [v.id, v])));
  for (let i = world.orders.length - 1; i >= 0; i--) {
    const order = world.orders[i];
    if (!order) continue;
    const customer = order.customerId === null ? undefined : customers.get(order.customerId);
    for (const [at, line] of order.lines.entries()) {
      const variant = line.variantId === null ? undefined : taxable.get(line.variantId);
      const cells: Cells = {
        ...(at === 0 ? headCells(order, customer, clock) : {}),
        ...lineCells(order, line, clock),
        "Lineitem requires shipping": String(variant?.requiresShipping ?? true),
        "Lineitem taxable": String(variant?.taxable ?? true),
      };
      yield HEADER.map((name) => cells[name] ?? "");
    }
  }
}

function lineCells(order: WorldOrder, line: WorldLine, clock: (iso: string) => string): Cells {
  const exponent = currencyExponent(order.currency);
  // The whole order's code stands in "Discount Amount" alone, a line's own discount here.
  const own = order.discountCode === null ? lineDiscountMinor(line) : 0;
  return {
    Name: order.name,
    Email: order.email ?? "",
    "Created at": clock(order.createdAt),
    "Lineitem quantity": String(line.quantity),
    "Lineitem name": lineName(line.title, line.variantTitle),
    "Lineitem price": formatMinor(line.unitPriceMinor, exponent),
    "Lineitem sku": line.sku ?? "",
    "Lineitem fulfillment status": order.cancelledAt === null ? "fulfilled" : "pending",
    Vendor: line.vendor ?? "",
    "Lineitem discount": formatMinor(own, exponent),
  };
}

function headCells(order: WorldOrder, customer: WorldCustomer | undefined, clock: (iso: string) => string): Cells {
  const exponent = currencyExponent(order.currency);
  const amount = (minor: number) => formatMinor(minor, exponent);
  const paid = order.financialStatus !== "pending" && order.financialStatus !== "voided";
  const shipped = order.sourceName !== "pos" && order.cancelledAt === null;
  return {
    "Financial Status": order.financialStatus,
    "Paid at": paid ? clock(order.createdAt) : "",
    "Fulfillment Status": order.cancelledAt === null ? "fulfilled" : "unfulfilled",
    "Fulfilled at": order.cancelledAt === null && order.updatedAt > order.createdAt ? clock(sentAt(order)) : "",
    "Accepts Marketing": customer?.tags.includes("newsletter") ? "yes" : "no",
    Currency: order.currency,
    Subtotal: amount(subtotalMinor(order)),
    Shipping: amount(order.shippingMinor),
    Taxes: amount(order.taxMinor),
    Total: amount(totalMinor(order)),
    "Discount Code": order.discountCode ?? "",
    "Discount Amount": amount(orderDiscountMinor(order)),
    "Shipping Method": shipped ? "Standard" : "",
    ...composeAddress("Billing", order, customer),
    ...(shipped ? composeAddress("Shipping", order, customer) : {}),
    "Note Attributes": order.attributes.map(({ key, value }) => `${key}: ${value}`).join("\n"),
    "Cancelled at": order.cancelledAt === null ? "" : clock(order.cancelledAt),
    "Payment Method": order.test ? "(for testing) Bogus Gateway" : paid ? "Shopify Payments" : "",
    "Refunded Amount": amount(refundedMinor(order)),
    "Outstanding Balance": amount(order.financialStatus === "pending" ? totalMinor(order) : 0),
    Id: String(order.id),
    Tags: order.tags.join(", "),
    "Risk Level": "Low",
    Source: order.sourceName,
    ...(order.taxMinor > 0 ? { "Tax 1 Name": "VAT", "Tax 1 Value": amount(order.taxMinor) } : {}),
  };
}

/** The world does not keep when an order was sent: two days on, or earlier when it is younger. */
function sentAt(order: WorldOrder): string {
  return earliest(order.updatedAt, addDays(order.createdAt, 2));
}
