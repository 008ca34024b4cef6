import type { LocalShop } from "#test/local-store/local-shop.ts";

/** A shop in short: counts, installation, tokens (how many, never which), the newest orders. */
export function describeShop(shop: LocalShop) {
  const { world, installation, generation, grants } = shop;
  return {
    domain: shop.domain,
    handle: shop.handle,
    name: world.shop.name,
    currency: world.shop.currency,
    timeZone: world.shop.timeZone,
    products: world.products.length,
    customers: world.customers.length,
    orders: world.orders.length,
    orderLines: world.orders.reduce((sum, order) => sum + order.lines.length, 0),
    installation,
    generation,
    accessTokens: grants.accessTokens.length,
    bulkOperations: shop.admin.bulkOperations.map(({ id, type, status, objectCount, errorCode }) => ({
      id,
      type,
      status,
      objectCount,
      errorCode,
    })),
    newestOrders: world.orders.slice(-10).map(({ id, name, processedAt, cancelledAt, financialStatus }) => ({
      id,
      name,
      processedAt,
      cancelledAt,
      financialStatus,
    })),
  };
}
