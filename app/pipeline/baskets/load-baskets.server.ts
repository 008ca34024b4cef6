import type { ListedProduct } from "#app/pipeline/catalog/list-store.server.ts";
import { readSales, type Sale } from "#app/pipeline/orders/sales-store.server.ts";
import type { Database } from "#app/runtime/database.server.ts";
import type { BasketOrder, Baskets } from "./basket.ts";
import type { BasketRules } from "./basket-rules.ts";
import { type BasketCensus, collectBaskets } from "./collect-baskets.ts";

/** The baskets of all orders of the shop, read page by page; only numbers are kept. */
export async function loadBaskets(
  tx: Database,
  shop: string,
  rules: BasketRules,
  catalogue: readonly ListedProduct[],
  signal?: AbortSignal,
): Promise<{ baskets: Baskets; census: BasketCensus }> {
  const collector = collectBaskets(rules);
  for await (const sales of readSales(tx, shop)) {
    signal?.throwIfAborted();
    for (const sale of sales) collector.add(toBasketOrder(sale));
  }
  return collector.finish(listOnSale(catalogue));
}

/** When each product went on sale, as far as the API told: a file says nothing of it. */
function listOnSale(catalogue: readonly ListedProduct[]): Map<bigint, number> {
  const told = catalogue.filter(({ source }) => source === "api");
  return new Map(
    told.map(({ product }) => [product.productId, (product.publishedAt ?? product.createdAt).getTime()] as const),
  );
}

function toBasketOrder(sale: Sale): BasketOrder {
  return {
    orderId: sale.orderId,
    atMs: sale.processedAt.getTime(),
    customerKey: sale.customerKey,
    isTest: sale.isTest,
    isCancelled: sale.isCancelled,
    isB2b: sale.isB2b,
    sourceName: sale.sourceName,
    financialStatus: sale.financialStatus,
    totalMinor: Number(sale.totalMinor),
    refundedMinor: Number(sale.refundedMinor),
    lines: sale.lines,
  };
}
