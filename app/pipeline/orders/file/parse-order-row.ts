import { parseMinor } from "#app/kernel/money.ts";
import type { ExportRow } from "#app/pipeline/intake/file/export-format.ts";
import type { OrderField } from "#app/pipeline/orders/file/columns.ts";
import { parseTime } from "#app/pipeline/orders/file/parse-time.ts";
import { ARM_ATTRIBUTE, type Order } from "#app/pipeline/orders/order.ts";

type Row = ExportRow<OrderField>;

/** What only the whole order tells of its lines: the discount's name, and whether everything was given back. */
export type OrderHead = { order: Order; discountCode: string | null; isAllRefunded: boolean };

/**
 * An order from its first row in the file.
 * @param hashEmail what we know the address by; the address itself goes no further.
 * @throws RangeError with the reason, in plain words.
 */
export function parseOrderRow(row: Row, hashEmail: (email: string) => string | null): OrderHead {
  const { value } = row;
  if (row.isShifted) throw new RangeError("the row has more cells than the file has columns");
  const orderId = parseOrderId(value("id"));
  const currency = parseCurrency(value("currency"));
  const amounts = parseAmounts(value, currency);
  const financialStatus = value("financialStatus").toLowerCase() || "pending";
  const sourceName = value("source") || null;
  const times = parseTimes(value);
  const order: Order = {
    orderId,
    name: value("name") || String(orderId),
    customerId: null,
    emailHmac: hashEmail(value("email")),
    ...times,
    // Shopify's bogus gateway takes no money: an order paid with it is a test.
    isTest: /\bbogus\b/i.test(value("paymentMethod")),
    // The export does not say whether a company bought.
    isB2b: false,
    sourceName,
    appId: sourceName && /^\d{1,18}$/.test(sourceName) ? BigInt(sourceName) : null,
    financialStatus,
    countryCode: parseCountry(value("shippingCountry")) ?? parseCountry(value("billingCountry")),
    currency,
    presentmentCurrency: currency,
    amounts,
    presentment: null,
    arm: parseArm(value("noteAttributes")),
    checkoutToken: null,
    offerVersionId: null,
    cartToken: null,
    answer: null,
  };
  const isPaidBack = amounts.refundedMinor > 0 && amounts.refundedMinor >= amounts.totalMinor;
  const isAllRefunded = isPaidBack || financialStatus === "refunded" || financialStatus === "voided";
  return { order, discountCode: value("discountCode") || null, isAllRefunded };
}

function parseOrderId(text: string): bigint {
  if (/^[1-9]\d{0,17}$/.test(text)) return BigInt(text);
  if (text === "") {
    throw new RangeError(
      "it has no Id on its first row, so it could not be told apart from an order that Shopify reports itself",
    );
  }
  const isRounded = /^\d+([.,]\d+)?E\+\d+$/i.test(text);
  throw new RangeError(
    isRounded ? `a spreadsheet program has rounded its Id to “${text}”` : `the Id “${text}” is no order's number`,
  );
}

const CURRENCIES = new Set(Intl.supportedValuesOf("currency"));

function parseCurrency(text: string): string {
  const code = text.toUpperCase();
  if (!CURRENCIES.has(code))
    throw new RangeError(text === "" ? "it has no currency" : `the currency “${text}” is unknown`);
  return code;
}

function parseAmounts(value: Row["value"], currency: string): Order["amounts"] {
  const optional = (field: OrderField) => (value(field) === "" ? 0 : parseMinor(value(field), currency));
  return {
    subtotalMinor: optional("subtotal"),
    discountMinor: optional("discountAmount"),
    shippingMinor: optional("shipping"),
    taxMinor: optional("taxes"),
    totalMinor: parseMinor(value("total"), currency),
    refundedMinor: optional("refunded"),
  };
}

/** An export has no time of change: the last thing known to have happened stands for it. */
function parseTimes(value: Row["value"]) {
  const createdAt = parseTime(value("createdAt"));
  const cancelledAt = value("cancelledAt") === "" ? null : parseTime(value("cancelledAt"));
  const others = ([value("paidAt"), value("fulfilledAt")] as const).filter((text) => text !== "").map(parseTime);
  const latest = Math.max(
    ...[createdAt, ...(cancelledAt ? [cancelledAt] : []), ...others].map((time) => time.getTime()),
  );
  return { createdAt, processedAt: createdAt, updatedAt: new Date(latest), cancelledAt };
}

function parseCountry(text: string): string | null {
  return /^[A-Za-z]{2}$/.test(text) ? text.toUpperCase() : null;
}

/** The export writes cart attributes as `name: value`, one a line; of these we take our own mark only. */
function parseArm(text: string): string | null {
  const start = `${ARM_ATTRIBUTE}:`;
  const own = text.split(/\r?\n/).find((line) => line.startsWith(start));
  return own?.slice(start.length).trim() || null;
}
