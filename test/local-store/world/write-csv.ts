import { orderRows } from "#test/local-store/world/csv/order-rows.ts";
import { productRows } from "#test/local-store/world/csv/product-rows.ts";
import { writeCsvRows } from "#test/local-store/world/csv/write-rows.ts";
import type { World } from "./types.ts";

/**
 * Writes a world as the two files a merchant exports from the Shopify admin, packed when a name ends in `.gz`. As there,
 * product, line and customer ids are not in them, nor presentment currencies, selling plans, or what a refund was for.
 */
export async function writeWorldAsCsv(target: {
  world: World;
  ordersFile: string;
  productsFile: string;
}): Promise<void> {
  await writeCsvRows(target.productsFile, productRows(target.world));
  await writeCsvRows(target.ordersFile, orderRows(target.world));
}
