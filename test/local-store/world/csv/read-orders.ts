import type { IdCounter } from "#test/local-store/world/ids.ts";
import { currencyExponent, parseMinor } from "#test/local-store/world/money.ts";
import type { WorldLine, WorldOrder } from "#test/local-store/world/types.ts";
import { composeDiscount, composeHead, finishOrder, type OrderHead } from "./compose-order.ts";
import { ORDER_FIELDS, type OrderField } from "./order-columns.ts";
import { parseCount } from "./parse-values.ts";
import { type CsvProblem, type CsvRow, readCsvRows } from "./read-rows.ts";
import { type LineResolver, lineVariantTitle } from "./resolve-line.ts";

type Row = CsvRow<OrderField>;

interface OrderReading {
  file: string;
  resolve: LineResolver;
  ids: IdCounter;
  problems: CsvProblem[];
  /** Called for each whole order, in the file's sequence. */
  order(order: WorldOrder, customerName: string): void;
}

/**
 * Reads Shopify's orders export: a row a line, the order's own fields on its first row only. A row that cannot be
 * read is reported and left out, the rest is kept; an order that comes twice counts once.
 */
export async function readOrders(reading: OrderReading): Promise<void> {
  const seen = new Set<number>();
  const problem = (line: number, reason: string): undefined =>
    void reading.problems.push({ file: "orders", line, reason });
  let current: Current | null = null;
  let currency: string | null = null;
  await readCsvRows<OrderField>(reading.file, {
    fields: ORDER_FIELDS,
    required: ["name", "createdAt", "quantity", "lineName", "linePrice"],
    what: "Shopify orders export",
    row(value, line) {
      const name = value("name");
      if (name === "") return problem(line, "The row has no order name");
      if (!current || startsOrder(current, value)) {
        finish(current, reading, problem);
        const head = startHead(value, currency, seen);
        current = { name, id: value("id"), head: typeof head === "string" ? null : head, line };
        if (typeof head === "string") problem(line, head);
        else currency = head.order.currency;
      }
      if (!current.head) return;
      const read = composeLine(current.head.order, value, reading);
      if (typeof read === "string") problem(line, read);
    },
    problem,
  });
  finish(current, reading, problem);
}

/** The order whose rows are being read; without a head they are left out. */
interface Current {
  name: string;
  id: string;
  head: OrderHead | null;
  line: number;
}

function startHead(value: Row, currency: string | null, seen: Set<number>): OrderHead | string {
  const head = composeHead(value, currency);
  if (typeof head === "string") return head;
  const { id, name } = head.order;
  if (seen.has(id)) return `Order ${name} is in the file more than once; the first one counts`;
  seen.add(id);
  return head;
}

function finish(current: Current | null, reading: OrderReading, problem: (line: number, reason: string) => void): void {
  if (!current?.head) return;
  const { head, line } = current;
  if (head.order.lines.length === 0) problem(line, `Order ${head.order.name} has no line that could be read`);
  else reading.order(finishOrder(head, reading.ids), head.customerName);
}

/** The currency of the file's first order; null when it names none. */
export async function readFirstCurrency(file: string): Promise<string | null> {
  let currency: string | null = null;
  await readCsvRows<"currency" | "name">(file, {
    fields: { name: ORDER_FIELDS.name, currency: ORDER_FIELDS.currency },
    required: ["name"],
    what: "Shopify orders export",
    row(value) {
      currency = value("currency") || null;
      return currency === null ? undefined : "enough";
    },
    problem: () => {},
  });
  return currency;
}

function startsOrder(current: { name: string; id: string }, value: Row): boolean {
  if (value("name") !== current.name) return true;
  // Two orders may share a name; a first row is the only one with an id and a financial status.
  const id = value("id");
  return id !== "" ? id !== current.id : current.id === "" && value("financialStatus") !== "";
}

function composeLine(order: WorldOrder, value: Row, { resolve, ids }: OrderReading): string | null {
  const name = value("lineName");
  const quantity = parseCount(value("quantity"), 1);
  const exponent = currencyExponent(order.currency);
  const unitPriceMinor = parseMinor(value("linePrice"), exponent);
  if (name === "" && value("lineSku") === "") return `Order ${order.name}: the line has no name`;
  if (quantity === null) return `Order ${order.name}: "${value("quantity")}" is no quantity`;
  if (unitPriceMinor === null || unitPriceMinor < 0) return `Order ${order.name}: "${value("linePrice")}" is no price`;
  const sku = value("lineSku");
  const vendor = value("vendor");
  const match = resolve(sku, name, vendor);
  const variantTitle = match ? lineVariantTitle(match.variant) : null;
  // The catalogue's own strings are shared by all lines; kept apart, half a million lines cost 60 MB more.
  const ending = variantTitle === null ? "" : ` - ${variantTitle}`;
  const split = match !== null && ending !== "" && name.endsWith(ending);
  const title = split ? name.slice(0, name.length - ending.length) : name;
  const line: WorldLine = {
    id: ids.next("line"),
    productId: match?.product.id ?? null,
    variantId: match?.variant.id ?? null,
    title: match && match.product.title === title ? match.product.title : title,
    variantTitle: split ? variantTitle : null,
    vendor: match && match.product.vendor === vendor ? match.product.vendor : vendor || null,
    sku: match && match.variant.sku === sku ? match.variant.sku : sku || null,
    quantity,
    currentQuantity: quantity,
    unitPriceMinor,
    isGiftCard: match?.product.isGiftCard ?? false,
    sellingPlan: null,
    discounts: [],
    group: null,
    attributes: [],
  };
  const discount = parseMinor(value("lineDiscount"), exponent) ?? 0;
  if (discount > 0) line.discounts.push(composeDiscount(order.discountCode, discount));
  order.lines.push(line);
  return null;
}
