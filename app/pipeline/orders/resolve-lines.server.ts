import { matchSoldNames } from "#app/pipeline/catalog/match-store.server.ts";
import { listFileOrders, listOpenNames, tieLines } from "#app/pipeline/orders/line-store.server.ts";
import type { Database } from "#app/runtime/database.server.ts";
import { holdShop } from "#app/shops/hold-shop.server.ts";

/** Orders a transaction: some ten thousand lines, updated within a second or two. */
const ORDERS_A_PAGE = 2000;

/**
 * Lines of an uploaded file carry no product id. Looks up anew what they are, where the API's catalogue has not told it
 * yet; only what comes out differently is written. Repeat from `last` until that is null.
 * @returns how many lines changed, and the last order looked at.
 */
export async function resolveLines(
  tx: Database,
  shop: string,
  { after = 0n }: { after?: bigint } = {},
): Promise<{ changed: number; last: bigint | null }> {
  // In turn with what writes orders and lines, or one of two that touch the same rows would be a deadlock's victim.
  if (!(await holdShop(tx, shop))) return { changed: 0, last: null };
  const orderIds = await listFileOrders(tx, shop, after, ORDERS_A_PAGE);
  const names = await listOpenNames(tx, shop, orderIds);
  const matches = await matchSoldNames(tx, shop, names);
  const ties = names.map((name, at) => ({ name, match: matches[at] ?? null }));
  return { changed: await tieLines(tx, shop, orderIds, ties), last: orderIds.at(-1) ?? null };
}
