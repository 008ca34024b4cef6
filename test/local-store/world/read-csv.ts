import { composeShop } from "#test/local-store/world/csv/compose-shop.ts";
import { readFirstCurrency, readOrders } from "#test/local-store/world/csv/read-orders.ts";
import { readProducts } from "#test/local-store/world/csv/read-products.ts";
import type { CsvProblem } from "#test/local-store/world/csv/read-rows.ts";
import { makeLineResolver } from "#test/local-store/world/csv/resolve-line.ts";
import { type IdCounter, startIds } from "./ids.ts";
import type { World, WorldCustomer, WorldOrder, WorldProduct } from "./types.ts";

export type { CsvProblem } from "#test/local-store/world/csv/read-rows.ts";

export interface CsvSource {
  /** Shopify's orders export, plain or gzip. */
  ordersFile: string;
  /** Shopify's products export; without it every line is of a product that is gone. */
  productsFile?: string;
  /** The myshopify domain the shop gets. */
  domain: string;
  /** ISO time that stands for the products' own times, which the export lacks. */
  now: string;
}

/**
 * Reads a shop from Shopify's own CSV exports. Customers are told apart by e-mail, letter case ignored; lines find
 * their product by SKU, else by title. Ids that the files lack are invented, the same on every run. What could not be
 * read is in `problems` by line number, the rest is kept. Throws when a file is missing or is no such export.
 */
export async function readWorldFromCsv(source: CsvSource): Promise<{ world: World; problems: CsvProblem[] }> {
  const problems: CsvProblem[] = [];
  const ids = startIds();
  // Prices stand in the products file, their currency only in the orders.
  const currency = (await readFirstCurrency(source.ordersFile)) ?? "USD";
  const products: WorldProduct[] = source.productsFile
    ? await readProducts({ file: source.productsFile, currency, at: source.now, ids, problems })
    : [];
  const orders: WorldOrder[] = [];
  const customers = new Map<string, WorldCustomer>();
  await readOrders({
    file: source.ordersFile,
    resolve: makeLineResolver(products),
    ids,
    problems,
    order(order, customerName) {
      order.customerId = takeCustomer(customers, order, customerName, ids);
      orders.push(order);
    },
  });
  const shop = composeShop(source.domain, currency, orders);
  return {
    world: { shop, collections: [], products, customers: [...customers.values()], orders, planted: [] },
    problems,
  };
}

/** The customer of the order's e-mail, made when it is the first; null for an order without one. */
function takeCustomer(
  customers: Map<string, WorldCustomer>,
  order: WorldOrder,
  name: string,
  ids: IdCounter,
): number | null {
  if (order.email === null) return null;
  const key = order.email.toLowerCase();
  const known = customers.get(key);
  if (known) {
    // Exports list the newest order first.
    if (order.createdAt < known.createdAt) known.createdAt = order.createdAt;
    return known.id;
  }
  const [firstName = "", ...rest] = name.split(" ");
  const id = ids.next("customer");
  const { createdAt, countryCode } = order;
  customers.set(key, {
    id,
    email: key,
    firstName,
    lastName: rest.join(" "),
    countryCode: countryCode ?? "",
    tags: [],
    createdAt,
  });
  return id;
}
