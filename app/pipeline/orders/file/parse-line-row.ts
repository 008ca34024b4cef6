import { parseMinor } from "#app/kernel/money.ts";
import type { ExportRow } from "#app/pipeline/intake/file/export-format.ts";
import type { OrderField } from "#app/pipeline/orders/file/columns.ts";
import type { OrderHead } from "#app/pipeline/orders/file/parse-order-row.ts";
import type { LineDiscount, OrderLine } from "#app/pipeline/orders/order.ts";

/** PostgreSQL's integer, which quantities are kept in. */
const MAX_QUANTITY = 2 ** 31 - 1;

/**
 * A line of an order from a row of the file. What it is in the catalogue is looked up later, by SKU and name.
 * @param lineId the file has none: counts down from -1 over the order's rows.
 * @returns null for a row that has no line, as that of an order without lines.
 * @throws RangeError with the reason, in plain words.
 */
export function parseLineRow(row: ExportRow<OrderField>, head: OrderHead, lineId: number): OrderLine | null {
  const { value } = row;
  if (row.isShifted) throw new RangeError("the row has more cells than the file has columns");
  const title = value("lineName");
  const sku = value("lineSku") || null;
  if (title === "" && sku === null && value("quantity") === "" && value("linePrice") === "") return null;
  if (title === "" && sku === null) throw new RangeError("the line has neither a name nor a SKU");
  const quantity = parseQuantity(value("quantity"));
  const { orderId, currency } = head.order;
  return {
    orderId,
    lineId: BigInt(lineId),
    productId: null,
    variantId: null,
    title: title || (sku ?? ""),
    variantTitle: null,
    vendor: value("vendor") || null,
    sku,
    quantity,
    currentQuantity: head.isAllRefunded ? 0 : quantity,
    unitPriceMinor: parseMinor(value("linePrice"), currency),
    presentmentUnitPriceMinor: null,
    discounts: parseDiscounts(value("lineDiscount"), head),
    isGiftCard: false,
    sellingPlan: null,
    groupId: null,
    offerVersionId: null,
    promise: null,
  };
}

function parseQuantity(text: string): number {
  const quantity = Number(text);
  if (/^\d+$/.test(text) && quantity <= MAX_QUANTITY) return quantity;
  throw new RangeError(`the quantity “${text}” can't be read`);
}

function parseDiscounts(text: string, head: OrderHead): LineDiscount[] {
  const minor = text === "" ? 0 : parseMinor(text, head.order.currency);
  return minor > 0 ? [toDiscount(minor, head.discountCode)] : [];
}

/** The export names an order's discount code once, whatever it was taken off. */
export function toDiscount(minor: number, code: string | null): LineDiscount {
  return { kind: code === null ? "automatic" : "code", title: code ?? "", minor, presentmentMinor: null };
}
