import { forgetAllAnswers, listAnswers } from "#app/pipeline/orders/answer-store.server.ts";
import { forgetMarkedOrders } from "#app/pipeline/orders/marked-store.server.ts";
import { type Database, Prisma } from "#app/runtime/database.server.ts";

/** Whose orders are meant: those of our customer keys, and those named by their legacy ids. */
export type OrdersOfPerson = { keys: readonly string[]; orderIds: readonly string[] };

/** The orders of a person with their lines and what they answered, oldest first. */
export async function listOrdersOfPerson(tx: Database, shop: string, { keys, orderIds }: OrdersOfPerson) {
  const orders = await tx.order.findMany({
    where: { shop, OR: [{ customerKey: { in: [...keys] } }, { orderId: { in: orderIds.map(BigInt) } }] },
    orderBy: [{ processedAt: "asc" }, { orderId: "asc" }],
  });
  const orderedIds = orders.map((order) => order.orderId);
  const answers = await listAnswers(tx, shop, orderedIds);
  const lines = await tx.orderLine.findMany({
    where: { shop, orderId: { in: orderedIds } },
    orderBy: [{ orderId: "asc" }, { lineId: "asc" }],
  });
  const linesOf = Map.groupBy(lines, (line) => line.orderId);
  return orders.map((order) => ({
    order,
    lines: linesOf.get(order.orderId) ?? [],
    answer: answers.get(order.orderId) ?? null,
  }));
}

/** The customer keys that the named orders are stored under. */
export async function listKeysOfOrders(tx: Database, shop: string, orderIds: readonly string[]): Promise<string[]> {
  const rows = await tx.order.findMany({
    where: { shop, orderId: { in: orderIds.map(BigInt) }, customerKey: { not: null } },
    select: { customerKey: true },
    distinct: ["customerKey"],
  });
  return rows.flatMap((row) => row.customerKey ?? []);
}

/**
 * Takes the person off these orders; the orders stay, as baskets of nobody. @returns their legacy ids.
 */
export async function unlinkOrders(tx: Database, shop: string, { keys, orderIds }: OrdersOfPerson): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    update "order" set customer_key = null
    where shop = ${shop} and customer_key is not null
      and (customer_key = any(${[...keys]}::uuid[]) or order_id = any(${[...orderIds]}::bigint[]))
    returning order_id::text as id`;
  return rows.map((row) => row.id);
}

/** Gives the orders of one shopper to another: they turned out to be the same person. */
export async function moveOrders(tx: Database, shop: string, to: string, from: string): Promise<void> {
  await tx.order.updateMany({ where: { shop, customerKey: from }, data: { customerKey: to } });
}

/** Forgets every order of this shop. @returns how many there were. */
export async function forgetShop(tx: Database, shop: string): Promise<number> {
  await forgetMarkedOrders(tx, shop);
  await forgetAllAnswers(tx, shop);
  await tx.$executeRaw(Prisma.sql`delete from order_line where shop = ${shop}`);
  return tx.$executeRaw(Prisma.sql`delete from "order" where shop = ${shop}`);
}
