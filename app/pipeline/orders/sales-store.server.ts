import { type Database, Prisma } from "#app/runtime/database.server.ts";

/** What was sold in one order, without prices that were paid and without who bought it but for our own key. */
export type Sale = {
  orderId: bigint;
  processedAt: Date;
  customerKey: string | null;
  isTest: boolean;
  isCancelled: boolean;
  isB2b: boolean;
  sourceName: string | null;
  financialStatus: string;
  totalMinor: bigint;
  refundedMinor: bigint;
  lines: SaleLine[];
};

export type SaleLine = {
  productId: bigint | null;
  currentQuantity: number;
  unitPriceMinor: number;
  isGiftCard: boolean;
  /** It says that it was added from an offer of ours. */
  isOurs: boolean;
};

/** Orders a page: memory holds one, and at five lines an order its query takes a tenth of a second. */
const ORDERS_A_PAGE = 5000;

/** All orders of the shop by id, page by page. */
export async function* readSales(tx: Database, shop: string, ordersAPage = ORDERS_A_PAGE): AsyncGenerator<Sale[]> {
  let after: bigint | null = null;
  for (;;) {
    const rows: SaleRow[] = await readPage(tx, shop, after, ordersAPage);
    if (rows.length > 0) yield rows.map(toSale);
    if (rows.length < ordersAPage) return;
    after = rows.at(-1)?.orderId ?? null;
  }
}

type SaleRow = Omit<Sale, "lines"> & { lines: string | null };

/** The lines come as one text an order: a row each would be unpacked value by value, at several times the cost. */
function readPage(tx: Database, shop: string, after: bigint | null, limit: number): Promise<SaleRow[]> {
  const further = after === null ? Prisma.empty : Prisma.sql`and o.order_id > ${after}`;
  return tx.$queryRaw<SaleRow[]>`
    select o.order_id as "orderId", o.processed_at as "processedAt", o.customer_key::text as "customerKey",
      o.is_test as "isTest", o.cancelled_at is not null as "isCancelled", o.is_b2b as "isB2b",
      o.source_name as "sourceName", o.financial_status as "financialStatus",
      o.total_minor as "totalMinor", o.refunded_minor as "refundedMinor",
      (select string_agg(concat_ws('|', coalesce(l.product_id::text, ''), l.current_quantity, l.unit_price_minor,
          l.is_gift_card::int, (l.offer_version_id is not null)::int), E'\n' order by l.line_id)
        from order_line l where l.shop = o.shop and l.order_id = o.order_id) as lines
    from "order" o
    where o.shop = ${shop} ${further}
    order by o.order_id
    limit ${limit}`;
}

function toSale(row: SaleRow): Sale {
  return { ...row, lines: row.lines === null ? [] : row.lines.split("\n").map(toLine) };
}

function toLine(text: string): SaleLine {
  const [productId = "", currentQuantity, unitPriceMinor, isGiftCard, isOurs] = text.split("|");
  return {
    productId: productId === "" ? null : BigInt(productId),
    currentQuantity: Number(currentQuantity),
    unitPriceMinor: Number(unitPriceMinor),
    isGiftCard: isGiftCard === "1",
    isOurs: isOurs === "1",
  };
}
