import { matchSoldNames, type SoldMatch, type SoldName } from "#app/pipeline/catalog/match-store.server.ts";
import type { OrderLine } from "#app/pipeline/orders/order.ts";
import type { WholeOrder } from "#app/pipeline/orders/save-orders.server.ts";
import type { Database } from "#app/runtime/database.server.ts";

/** Looked-up names kept in memory; most shops sell fewer things than this. */
const NAMES_KEPT = 20_000;

/** Ties the lines of whole orders to the catalogue. */
export type ResolveOrders = (tx: Database, orders: readonly WholeOrder[]) => Promise<WholeOrder[]>;

/**
 * Makes a function that tells what the lines of one upload are, before they are stored. A file names the same things over
 * and over, so each is looked up once; what the catalogue learns meanwhile, `resolveLines` brings after the upload.
 */
export function makeLineResolver(shop: string): ResolveOrders {
  let known = new Map<string, SoldMatch | null>();
  return async (tx, orders) => {
    const asked = new Map<string, SoldName>();
    for (const line of orders.flatMap((one) => one.lines)) {
      if (!known.has(keyOf(line))) asked.set(keyOf(line), { sku: line.sku, vendor: line.vendor, name: line.title });
    }
    const answers = await matchSoldNames(tx, shop, [...asked.values()]);
    for (const [at, key] of [...asked.keys()].entries()) known.set(key, answers[at] ?? null);
    const resolved = orders.map(({ order, lines }) => ({
      order,
      lines: lines.map((line): OrderLine => ({ ...line, ...known.get(keyOf(line)) })),
    }));
    if (known.size > NAMES_KEPT) known = new Map();
    return resolved;
  };
}

function keyOf({ sku, vendor, title }: OrderLine): string {
  return `${sku ?? ""}\0${vendor ?? ""}\0${title}`;
}
