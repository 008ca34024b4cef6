import { forgetAnswers } from "#app/pipeline/orders/answer-store.server.ts";
import { noteMarkedAmong, noteMarkedOrders, noteMarkedThemselves } from "#app/pipeline/orders/marked-store.server.ts";
import type { Order, OrderLine, OrderSource } from "#app/pipeline/orders/order.ts";
import { LINE_NAMES, ORDER_NAMES, toLineColumns, toOrderColumns } from "#app/pipeline/orders/order-columns.ts";
import { type Database, db } from "#app/runtime/database.server.ts";
import { sqlColumns } from "#app/runtime/sql-columns.server.ts";

/** An order as it is written: who it belongs to by our key, where it came from, and what wrote it. */
export type OrderRow = Omit<Order, "customerId" | "emailHmac"> & {
  customerKey: string | null;
  source: OrderSource;
  /** The bulk intake whose lines are still to come, or null when all lines are at hand. */
  intakeId: string | null;
};

/**
 * Writes orders unless a newer state is stored, or the API's where these come from a file: what the API said wins
 * over a file whatever the dates, and an older state never overwrites a newer.
 * @returns the ids of those written.
 */
export async function upsertOrders(tx: Database, shop: string, rows: readonly OrderRow[]): Promise<Set<bigint>> {
  if (rows.length === 0) return new Set();
  const json = JSON.stringify(rows.map(toOrderColumns));
  const written = await tx.$queryRaw<{ order_id: bigint }[]>`
    insert into "order" (shop, ${ORDER_COLUMNS})
    select ${shop}, ${ORDER_COLUMNS}
    from jsonb_populate_recordset(null::"order", ${json}::jsonb)
    on conflict (shop, order_id) do update set (${ORDER_COLUMNS}) = row (${sqlColumns(ORDER_NAMES, "excluded")})
    where ("order".source = 'file' and excluded.source = 'api')
       or ("order".source = excluded.source and "order".source_updated_at <= excluded.source_updated_at)
    returning order_id`;
  return new Set(written.map((row) => row.order_id));
}

/** Writes lines as they are; the caller has seen to it that their orders are those just written. */
export async function upsertLines(tx: Database, shop: string, lines: readonly OrderLine[]): Promise<number> {
  if (lines.length === 0) return 0;
  const marked = lines.filter((line) => line.offerVersionId !== null).map((line) => line.orderId);
  await noteMarkedOrders(tx, shop, marked);
  await noteMarkedThemselves(tx, shop, [...new Set(lines.map((line) => line.orderId))]);
  return tx.$executeRaw`
    insert into order_line (shop, ${LINE_COLUMNS})
    select ${shop}, ${LINE_COLUMNS}
    from jsonb_populate_recordset(null::order_line, ${JSON.stringify(lines.map(toLineColumns))}::jsonb)
    on conflict (shop, order_id, line_id) do update set (${LINE_COLUMNS}) = row (${sqlColumns(LINE_NAMES, "excluded")})`;
}

/**
 * Writes lines of a bulk intake. A line whose order was meanwhile written by something newer (its `intake_id` is no
 * longer this intake's) is left out: the newer state brought its own lines.
 */
export async function upsertLinesOfIntake(
  tx: Database,
  shop: string,
  intakeId: string,
  lines: readonly OrderLine[],
): Promise<number> {
  if (lines.length === 0) return 0;
  const ids = [...new Set(lines.map((line) => String(line.orderId)))];
  // Asked by key and not joined: during a first sync PostgreSQL has no statistics yet, takes any index that begins with the
  // shop for a selective one, and a join then reads all orders for each line (25 times slower at 20,000 orders).
  const owned = await tx.$queryRaw<{ order_id: bigint }[]>`
    select order_id from "order"
    where shop = ${shop} and order_id = any(${ids}::bigint[]) and intake_id = ${intakeId}::uuid`;
  const wanted = new Set(owned.map((row) => row.order_id));
  return upsertLines(
    tx,
    shop,
    lines.filter((line) => wanted.has(line.orderId)),
  );
}

/** Removes the lines of `orderIds` that are not among `keep`: the whole state of these orders is at hand. */
export async function deleteOtherLines(
  tx: Database,
  shop: string,
  orderIds: readonly bigint[],
  keep: readonly OrderLine[],
): Promise<void> {
  if (orderIds.length === 0) return;
  const kept = JSON.stringify(keep.map((line) => ({ order_id: String(line.orderId), line_id: String(line.lineId) })));
  await tx.$executeRaw`
    delete from order_line l
    where l.shop = ${shop} and l.order_id = any(${orderIds.map(String)}::bigint[])
      and not exists (
        select 1 from jsonb_to_recordset(${kept}::jsonb) as k(order_id bigint, line_id bigint)
        where k.order_id = l.order_id and k.line_id = l.line_id)`;
}

/** Removes what a file said of the lines of `orderIds`: the API now speaks for them. */
export async function deleteFileLines(tx: Database, shop: string, orderIds: readonly bigint[]): Promise<void> {
  if (orderIds.length === 0) return;
  await tx.orderLine.deleteMany({ where: { shop, orderId: { in: [...orderIds] }, lineId: { lt: 0n } } });
}

/** Who the stored orders among `orderIds` belong to, and where each state came from. */
export async function listOwners(tx: Database, shop: string, orderIds: readonly bigint[]) {
  return tx.order.findMany({
    where: { shop, orderId: { in: [...orderIds] } },
    select: { orderId: true, customerKey: true, source: true },
  });
}

/** Removes orders and their lines. @returns how many orders. */
export async function deleteOrders(tx: Database, shop: string, orderIds: readonly bigint[]): Promise<number> {
  await noteMarkedAmong(tx, shop, orderIds);
  await forgetAnswers(tx, shop, orderIds);
  await tx.orderLine.deleteMany({ where: { shop, orderId: { in: [...orderIds] } } });
  const { count } = await tx.order.deleteMany({ where: { shop, orderId: { in: [...orderIds] } } });
  return count;
}

export async function countOrders(tx: Database, shop: string): Promise<{ orders: number; lines: number }> {
  return { orders: await tx.order.count({ where: { shop } }), lines: await tx.orderLine.count({ where: { shop } }) };
}

/** Ids of the orders from the API created since `since`, ascending, in pages behind `after`. */
export async function listOrderIds(shop: string, since: Date, after: bigint, limit: number): Promise<bigint[]> {
  const rows = await db().order.findMany({
    where: { shop, source: "api", createdAt: { gte: since }, orderId: { gt: after } },
    select: { orderId: true },
    orderBy: { orderId: "asc" },
    take: limit,
  });
  return rows.map((row) => row.orderId);
}

const ORDER_COLUMNS = sqlColumns(ORDER_NAMES);
const LINE_COLUMNS = sqlColumns(LINE_NAMES);
