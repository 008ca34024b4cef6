import { blankOrder } from "#test/local-store/world/blank-order.ts";
import { type IdCounter, idFromText } from "#test/local-store/world/ids.ts";
import { currencyExponent, parseMinor, splitMinor } from "#test/local-store/world/money.ts";
import { lineTotalMinor, subtotalMinor, totalMinor } from "#test/local-store/world/order-money.ts";
import type { WorldLine, WorldOrder, WorldRefund } from "#test/local-store/world/types.ts";
import { allocateRefund, refundAllLines } from "./allocate-refund.ts";
import type { OrderField } from "./order-columns.ts";
import { parseList, parseTime } from "./parse-values.ts";
import type { CsvRow } from "./read-rows.ts";

/** The fields of an order's first row, before its lines are known. */
export interface OrderHead {
  order: WorldOrder;
  customerName: string;
  amounts: { subtotal: number | null; total: number | null; discount: number; refunded: number };
}

/** Reads an order's first row; a sentence when it cannot be an order. */
export function composeHead(value: CsvRow<OrderField>, shopCurrency: string | null): OrderHead | string {
  const name = value("name");
  const createdAt = parseTime(value("createdAt"));
  if (createdAt === null) return `Order ${name} has no readable time ("${value("createdAt")}")`;
  if (value("financialStatus") === "" && value("currency") === "") {
    return `Order ${name} starts in the middle: the row with its totals is missing`;
  }
  const currency = value("currency") || shopCurrency;
  if (currency === null || currency === "") return `Order ${name} has no currency`;
  const exponent = currencyExponent(currency);
  const amount = (field: OrderField) => parseMinor(value(field), exponent);
  const id = /^\d{1,15}$/.test(value("id")) ? Number(value("id")) : idFromText("order", name);
  const source = value("source") || "web";
  const order: WorldOrder = {
    ...blankOrder(id, name, currency, createdAt),
    email: value("email") || null,
    updatedAt: latestTime(createdAt, value),
    cancelledAt: parseTime(value("cancelledAt")),
    test: /bogus/i.test(value("paymentMethod")),
    sourceName: source,
    appId: /^\d+$/.test(source) ? Number(source) : null,
    countryCode: parseCountry(value("shippingCountry")) ?? parseCountry(value("billingCountry")),
    financialStatus: parseStatus(value("financialStatus")),
    shippingMinor: amount("shipping") ?? 0,
    taxMinor: amount("taxes") ?? 0,
    discountCode: value("discountCode") || null,
    tags: parseList(value("tags")),
    attributes: parseAttributes(value("noteAttributes")),
  };
  const amounts = {
    subtotal: amount("subtotal"),
    total: amount("total"),
    discount: amount("discountAmount") ?? 0,
    refunded: amount("refunded") ?? 0,
  };
  return { order, customerName: value("billingName") || value("shippingName"), amounts };
}

/** When the order last changed, as far as the file tells. */
function latestTime(createdAt: string, value: CsvRow<OrderField>): string {
  const times = [value("paidAt"), value("fulfilledAt"), value("cancelledAt")].flatMap((text) => parseTime(text) ?? []);
  return [createdAt, ...times].sort().at(-1) ?? createdAt;
}

/** Settles what needs all lines: discounts of the whole order, whether tax is inside, and what was given back. */
export function finishOrder(head: OrderHead, ids: IdCounter): WorldOrder {
  const { order, amounts } = head;
  spreadOrderDiscount(order, amounts);
  if (order.taxMinor > 0 && amounts.total !== null) {
    const inside = Math.abs(amounts.total - totalMinor({ ...order, taxesIncluded: true }));
    order.taxesIncluded = inside <= Math.abs(amounts.total - totalMinor({ ...order, taxesIncluded: false }));
  }
  const refund = composeRefund(head, ids);
  if (!refund) return order;
  order.refunds.push(refund);
  for (const { lineId, quantity } of refund.lines) {
    const line = order.lines.find((candidate) => candidate.id === lineId);
    if (line) line.currentQuantity -= quantity;
  }
  return order;
}

/**
 * `Lineitem discount` has only what was taken off that line; a discount of the whole order shows as the gap between
 * the lines and the subtotal. It goes to the lines in proportion, as Shopify allocates it; gift cards take none.
 */
function spreadOrderDiscount(order: WorldOrder, amounts: OrderHead["amounts"]): void {
  const lines = subtotalMinor(order);
  const gap = Math.min(lines - (amounts.subtotal ?? lines), amounts.discount);
  if (gap <= 0) return;
  const entitled = order.lines.filter((line) => !line.isGiftCard);
  const taking = entitled.length > 0 ? entitled : order.lines;
  const parts = splitMinor(gap, taking.map(lineTotalMinor));
  taking.forEach((line, i) => {
    const amountMinor = parts[i] ?? 0;
    if (amountMinor > 0) line.discounts.push(composeDiscount(order.discountCode, amountMinor));
  });
}

/** A discount of a line, by code where the order had one. */
export function composeDiscount(code: string | null, amountMinor: number): WorldLine["discounts"][number] {
  if (code === null) return { kind: "automatic", title: "Discount", amountMinor };
  return { kind: "code", title: code, amountMinor };
}

function composeRefund(head: OrderHead, ids: IdCounter): WorldRefund | null {
  const { order, amounts } = head;
  const total = amounts.total ?? totalMinor(order);
  const cancelled = order.cancelledAt !== null;
  if (amounts.refunded <= 0) {
    if (!cancelled) return null;
    // Cancelled before it was paid: the units go back, no money does.
    const lines = refundAllLines(order.lines).map((line) => ({ ...line, amountMinor: 0 }));
    return { id: ids.next("refund"), createdAt: order.updatedAt, extraMinor: 0, lines };
  }
  if (amounts.refunded >= total || cancelled) {
    order.financialStatus = amounts.refunded >= total ? "refunded" : order.financialStatus;
    const lines = refundAllLines(order.lines);
    const paid = lines.reduce((sum, line) => sum + line.amountMinor, 0);
    return { id: ids.next("refund"), createdAt: order.updatedAt, extraMinor: amounts.refunded - paid, lines };
  }
  const found = allocateRefund(order.lines, amounts.refunded, order.shippingMinor);
  order.financialStatus = "partially_refunded";
  return { id: ids.next("refund"), createdAt: order.updatedAt, ...found };
}

function parseStatus(text: string): WorldOrder["financialStatus"] {
  switch (text.toLowerCase()) {
    case "pending":
    case "authorized":
    case "partially_paid":
      return "pending";
    case "partially_refunded":
      return "partially_refunded";
    case "refunded":
      return "refunded";
    case "voided":
    case "expired":
      return "voided";
    default:
      return "paid";
  }
}

function parseCountry(text: string): string | null {
  return /^[A-Za-z]{2}$/.test(text) ? text.toUpperCase() : null;
}

/** `key: value` a line, as the export writes cart attributes. */
function parseAttributes(text: string): { key: string; value: string }[] {
  if (text === "") return [];
  return text.split(/\r?\n/).flatMap((line) => {
    const at = line.indexOf(": ");
    return at > 0 ? [{ key: line.slice(0, at), value: line.slice(at + 2) }] : [];
  });
}
