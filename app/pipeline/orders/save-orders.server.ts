import { saveAnswers } from "#app/pipeline/orders/answer-store.server.ts";
import { joinCustomers } from "#app/pipeline/orders/join-customers.server.ts";
import type { Order, OrderLine, OrderSource } from "#app/pipeline/orders/order.ts";
import {
  deleteFileLines,
  deleteOtherLines,
  listOwners,
  type OrderRow,
  upsertLines,
  upsertOrders,
} from "#app/pipeline/orders/store.server.ts";
import type { Database } from "#app/runtime/database.server.ts";
import { requireShopToStore } from "#app/shops/hold-shop.server.ts";
import { type Alias, aliasText, identifyCustomers } from "#app/shops/identify-customers.server.ts";
import { listBuried } from "#app/shops/tombstones.server.ts";

/** An order with all its lines. */
export type WholeOrder = { order: Order; lines: OrderLine[] };

/** What an order lacks whose owner was forgotten. */
const NOBODY = { customerId: null, emailHmac: null, answer: null };

type Origin = { source: OrderSource; intakeId: string | null; now: Date };

/**
 * Saves orders that come with all their lines: what is stored afterwards is this state, unless a newer one was there.
 * @returns how many orders and lines were written.
 */
export async function saveWholeOrders(
  tx: Database,
  shop: string,
  whole: readonly WholeOrder[],
  { source, now }: Pick<Origin, "source" | "now">,
): Promise<{ orders: number; lines: number }> {
  const written = await saveOrders(
    tx,
    shop,
    whole.map(({ order }) => order),
    { source, intakeId: null, now },
  );
  const lines = whole.filter(({ order }) => written.has(order.orderId)).flatMap((one) => one.lines);
  await deleteOtherLines(tx, shop, [...written], lines);
  await upsertLines(tx, shop, lines);
  return { orders: written.size, lines: lines.length };
}

/**
 * Saves orders without their lines, which a bulk intake brings after them.
 * @returns the ids of those written; of the others a newer state is stored, or a tombstone forbids them.
 */
export async function saveOrders(
  tx: Database,
  shop: string,
  orders: readonly Order[],
  origin: Origin,
): Promise<Set<bigint>> {
  await requireShopToStore(tx, shop);
  const ids = orders.map((order) => String(order.orderId));
  const buried = await listBuried(tx, shop, "order", ids);
  const ownerless = await listBuried(tx, shop, "order-owner", ids);
  const wanted = orders
    .filter((order) => !buried.has(String(order.orderId)))
    .map((order) => (ownerless.has(String(order.orderId)) ? { ...order, ...NOBODY } : order));
  const keys = await identifyCustomers(tx, shop, wanted.flatMap(aliasesOf), origin.now);
  // In one order everywhere, so that two workers with overlapping batches wait for each other instead of deadlocking.
  const rows = wanted.map((order) => toRow(order, keys, origin)).sort((a, b) => (a.orderId < b.orderId ? -1 : 1));
  await joinKnownFromBothSides(tx, shop, rows);
  const written = await upsertOrders(tx, shop, rows);
  await saveAnswers(
    tx,
    shop,
    rows.filter(({ orderId }) => written.has(orderId)),
  );
  if (origin.source === "api") await deleteFileLines(tx, shop, [...written]);
  return written;
}

function aliasesOf({ customerId, emailHmac }: Order): Alias[] {
  return [
    ...(customerId === null ? [] : [{ kind: "shopify" as const, value: String(customerId) }]),
    ...(emailHmac === null ? [] : [{ kind: "email" as const, value: emailHmac }]),
  ];
}

function toRow(order: Order, keys: Map<string, string>, { source, intakeId }: Origin): OrderRow {
  const { customerId: _id, emailHmac: _hmac, ...rest } = order;
  const aliases = aliasesOf(order);
  const key = aliases.map((alias) => keys.get(aliasText(alias)))[0] ?? null;
  // Whoever has a name here and no key was forgotten: so are their words.
  const answer = aliases.length > 0 && key === null ? null : order.answer;
  return { ...rest, answer, customerKey: key, source, intakeId };
}

/**
 * An order that both a file and the API know ties the e-mail of the one to the customer id of the other: they are one
 * shopper. `rows` are given the joined key.
 */
async function joinKnownFromBothSides(tx: Database, shop: string, rows: OrderRow[]): Promise<void> {
  const byId = new Map(rows.map((row) => [row.orderId, row]));
  // One batch may join the same shopper twice: a key that was dropped above must not come back below.
  const joined = new Map<string, string>();
  for (const stored of await listOwners(tx, shop, [...byId.keys()])) {
    const row = byId.get(stored.orderId);
    if (!row?.customerKey || !stored.customerKey || row.source === stored.source) continue;
    const kept = joined.get(stored.customerKey) ?? stored.customerKey;
    const dropped = row.customerKey;
    if (kept === dropped) continue;
    await joinCustomers(tx, shop, kept, dropped);
    joined.set(dropped, kept);
    for (const [from, to] of joined) if (to === dropped) joined.set(from, kept);
    for (const one of rows) if (one.customerKey === dropped) one.customerKey = kept;
  }
}
