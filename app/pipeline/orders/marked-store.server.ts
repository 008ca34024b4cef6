import { z } from "zod";
import type { Order, OrderLine } from "#app/pipeline/orders/order.ts";
import type { Database } from "#app/runtime/database.server.ts";

/** What a comparison with an offer's promise needs of an order; amounts in the currency the shopper paid in. */
export type MarkedOrder = Pick<Order, "orderId" | "processedAt" | "presentmentCurrency" | "offerVersionId"> & {
  lines: MarkedLine[];
};

export type MarkedLine = Pick<
  OrderLine,
  "lineId" | "productId" | "variantId" | "quantity" | "sellingPlan" | "offerVersionId" | "promise"
> & { unitMinor: number; discounts: { kind: string; title: string; minor: number }[] };

/** Notes that orders with an offer's marks have changed. */
export async function noteMarkedOrders(tx: Database, shop: string, orderIds: readonly bigint[]): Promise<void> {
  if (orderIds.length === 0) return;
  // In one order everywhere, so that two workers wait for each other instead of deadlocking.
  await tx.$executeRaw`
    insert into marked_order (shop, order_id)
    select distinct ${shop}, id from unnest(${orderIds.map(String)}::bigint[]) id order by 2
    on conflict (shop, order_id) do nothing`;
}

/** Notes those of these orders that have an offer's mark themselves: the lines to which it may belong have changed. */
export async function noteMarkedThemselves(tx: Database, shop: string, orderIds: readonly bigint[]): Promise<void> {
  await tx.$executeRaw`
    insert into marked_order (shop, order_id)
    select ${shop}, o.order_id from "order" o
    where o.shop = ${shop} and o.order_id = any(${orderIds.map(String)}::bigint[]) and o.offer_version_id is not null
    order by o.order_id
    on conflict (shop, order_id) do nothing`;
}

/** Notes those of these orders that have an offer's marks, on themselves or on a line: they are about to go. */
export async function noteMarkedAmong(tx: Database, shop: string, orderIds: readonly bigint[]): Promise<void> {
  const rows = await tx.orderLine.findMany({
    where: { shop, orderId: { in: [...orderIds] }, offerVersionId: { not: null } },
    select: { orderId: true },
    distinct: ["orderId"],
  });
  await noteMarkedOrders(
    tx,
    shop,
    rows.map(({ orderId }) => orderId),
  );
  await noteMarkedThemselves(tx, shop, orderIds);
}

/**
 * Takes the next orders that changed, to be compared in the same transaction: whoever changes one of them meanwhile waits
 * for its end to note it again, so that no change is missed.
 */
export async function takeMarkedOrders(tx: Database, shop: string, limit: number): Promise<bigint[]> {
  const rows = await tx.$queryRaw<{ order_id: bigint }[]>`
    delete from marked_order where shop = ${shop} and order_id in (
      select order_id from marked_order where shop = ${shop} order by order_id limit ${limit} for update)
    returning order_id`;
  return rows.map((row) => row.order_id);
}

/** These orders with all their lines; those that are no more are left out. */
export async function listMarkedOrders(
  tx: Database,
  shop: string,
  orderIds: readonly bigint[],
): Promise<MarkedOrder[]> {
  const where = { shop, orderId: { in: [...orderIds] } };
  const orders = await tx.order.findMany({
    where,
    select: { orderId: true, processedAt: true, currency: true, presentmentCurrency: true, offerVersionId: true },
    orderBy: { orderId: "asc" },
  });
  const lines = Map.groupBy(
    await tx.orderLine.findMany({ where, orderBy: [{ orderId: "asc" }, { lineId: "asc" }] }),
    (line) => line.orderId,
  );
  return orders.map(({ currency, ...order }) => {
    const isOneCurrency = currency === order.presentmentCurrency;
    const own = (lines.get(order.orderId) ?? []).flatMap((line) => toMarkedLine(line, isOneCurrency) ?? []);
    return { ...order, lines: own };
  });
}

const Discounts = z.array(
  z.object({
    kind: z.string(),
    title: z.string(),
    minor: z.number().int(),
    presentmentMinor: z.number().int().nullable(),
  }),
);

type StoredLine = Omit<MarkedLine, "unitMinor" | "discounts"> & {
  unitPriceMinor: bigint;
  presentmentUnitPriceMinor: bigint | null;
  discounts: unknown;
};

/** Null where it is not told what the shopper paid. */
function toMarkedLine(line: StoredLine, isOneCurrency: boolean): MarkedLine | null {
  const { lineId, productId, variantId, quantity, sellingPlan, offerVersionId, promise } = line;
  const unitMinor = line.presentmentUnitPriceMinor ?? (isOneCurrency ? line.unitPriceMinor : null);
  if (unitMinor === null) return null;
  const discounts = Discounts.parse(line.discounts).map(({ kind, title, minor, presentmentMinor }) => ({
    ...{ kind, title },
    minor: presentmentMinor ?? minor,
  }));
  return {
    ...{ lineId, productId, variantId, quantity, sellingPlan, offerVersionId, promise, discounts },
    unitMinor: Number(unitMinor),
  };
}

export async function forgetMarkedOrders(tx: Database, shop: string): Promise<void> {
  await tx.markedOrder.deleteMany({ where: { shop } });
}
