import { db } from "#app/runtime/database.server.ts";

/** The names of these orders of this shop, e.g. `#1001`, by id. */
export async function listOrderNames(shop: string, orderIds: readonly bigint[]): Promise<Map<bigint, string>> {
  const orders = await db().order.findMany({
    where: { shop, orderId: { in: [...orderIds] } },
    select: { orderId: true, name: true },
  });
  return new Map(orders.map(({ orderId, name }) => [orderId, name]));
}

/** The titles of these products of this shop by id, of deleted ones too. */
export async function listProductTitles(shop: string, productIds: readonly bigint[]): Promise<Map<bigint, string>> {
  const products = await db().product.findMany({
    where: { shop, productId: { in: [...productIds] } },
    select: { productId: true, title: true },
  });
  return new Map(products.map(({ productId, title }) => [productId, title]));
}
