import type { ExportRow } from "#app/pipeline/intake/file/export-format.ts";
import type { Collector, Stored } from "#app/pipeline/intake/file/take-in-export.server.ts";
import type { Problem } from "#app/pipeline/intake/store.server.ts";
import type { OrderField } from "#app/pipeline/orders/file/columns.ts";
import type { ResolveOrders } from "#app/pipeline/orders/file/name-lines.server.ts";
import { parseLineRow } from "#app/pipeline/orders/file/parse-line-row.ts";
import { type OrderHead, parseOrderRow } from "#app/pipeline/orders/file/parse-order-row.ts";
import { spreadDiscount } from "#app/pipeline/orders/file/spread-discount.ts";
import type { OrderLine } from "#app/pipeline/orders/order.ts";
import { saveWholeOrders, type WholeOrder } from "#app/pipeline/orders/save-orders.server.ts";
import type { Database } from "#app/runtime/database.server.ts";

type Row = ExportRow<OrderField>;

/** The order whose rows are being read; `head` is null when its first row could not be read, so its lines go too. */
type Current = {
  name: string;
  id: string;
  head: OrderHead | null;
  lines: OrderLine[];
  rows: number;
  unreadable: number;
};

/** A transaction holds this many orders, or fewer when they are large. */
const ORDERS_A_BATCH = 200;
const LINES_A_BATCH = 2000;

type Context = { hashEmail: (email: string) => string | null; resolve: ResolveOrders; now: Date };

/**
 * Makes whole orders of the rows of an orders export: an order's own fields are on its first row only, and each row has
 * one line. A first row that can't be read leaves out the order; another row, only its line.
 */
export class OrderCollector implements Collector<OrderField> {
  readonly #shop: string;
  readonly #context: Context;
  #current: Current | null = null;
  #ready = new Map<bigint, WholeOrder>();
  #readyLines = 0;
  #problems: Problem[] = [];

  constructor(shop: string, context: Context) {
    this.#shop = shop;
    this.#context = context;
  }

  take(row: Row): void {
    const names = row.value("name") + row.value("id");
    if (this.#current?.name && names === "") {
      this.#current.unreadable += 1;
      this.#problems.push({ line: row.line, reason: "The row is left out: it names no order." });
      return;
    }
    if (!this.#current || startsOrder(this.#current, row)) {
      this.end();
      this.#current = this.#start(row);
    }
    this.#takeLine(this.#current, row);
  }

  end(): void {
    const { head, lines, unreadable } = this.#current ?? { head: null, lines: [], unreadable: 0 };
    this.#current = null;
    if (!head) return;
    const { order } = head;
    // Exports of overlapping months, joined to one file, have an order twice: the later state counts, as it does between files.
    const earlier = this.#ready.get(order.orderId)?.order;
    if (earlier && earlier.updatedAt > order.updatedAt) return;
    this.#ready.set(order.orderId, { order, lines: spreadDiscount(head, lines, unreadable === 0) });
    this.#readyLines += lines.length;
  }

  isFull(): boolean {
    return this.#ready.size >= ORDERS_A_BATCH || this.#readyLines >= LINES_A_BATCH;
  }

  async store(tx: Database): Promise<Stored> {
    const { resolve, now } = this.#context;
    const whole = await resolve(tx, [...this.#ready.values()]);
    await saveWholeOrders(tx, this.#shop, whole, { source: "file", now });
    const lines = whole.reduce((sum, order) => sum + order.lines.length, 0);
    const stored = { objects: whole.length, problems: this.#problems, counts: { orders: whole.length, lines } };
    this.#ready = new Map();
    this.#readyLines = 0;
    this.#problems = [];
    return stored;
  }

  #start(row: Row): Current {
    const name = row.value("name");
    const id = row.value("id");
    const current: Current = { name, id, head: null, lines: [], rows: 0, unreadable: 0 };
    try {
      current.head = parseOrderRow(row, this.#context.hashEmail);
    } catch (error) {
      const which = name || id ? `Order ${name || id}` : "A row that names no order";
      this.#problems.push({ line: row.line, reason: `${which} is left out: ${reasonOf(error)}.` });
    }
    return current;
  }

  #takeLine(current: Current, row: Row): void {
    if (!current.head) return;
    current.rows += 1;
    try {
      // By row, not by readable line: a line keeps its id when one before it is mended.
      const line = parseLineRow(row, current.head, -current.rows);
      if (line) current.lines.push(line);
    } catch (error) {
      current.unreadable += 1;
      const { name } = current.head.order;
      this.#problems.push({ line: row.line, reason: `A line of order ${name} is left out: ${reasonOf(error)}.` });
    }
  }
}

function startsOrder(current: Current, row: Row): boolean {
  const id = row.value("id");
  return row.value("name") !== current.name || (id !== "" && id !== current.id);
}

function reasonOf(error: unknown): string {
  if (error instanceof RangeError) return error.message;
  throw error;
}
