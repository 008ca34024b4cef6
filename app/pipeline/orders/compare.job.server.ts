import type { JobContext, JobHandler } from "#app/jobs/define-job.ts";
import { chunk } from "#app/kernel/chunk.ts";
import { DAY_MS } from "#app/kernel/clock.ts";
import { parseGid } from "#app/kernel/ids.ts";
import { recordIntake } from "#app/pipeline/intake/record-intake.server.ts";
import { getLatestDone } from "#app/pipeline/intake/store.server.ts";
import { parseWholeOrder } from "#app/pipeline/orders/parse-order.ts";
import { saveWholeOrders } from "#app/pipeline/orders/save-orders.server.ts";
import { deleteOrders, listOrderIds } from "#app/pipeline/orders/store.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { listOrderIdsSince } from "#app/shopify/list-orders.server.ts";
import { ORDERS_A_CALL, readOrders } from "#app/shopify/read-orders.server.ts";
import { getInstalledShop } from "#app/shops/store.server.ts";
import { saveTombstones } from "#app/shops/tombstones.server.ts";

/** Without `read_all_orders` Shopify hides orders older than 60 days; a day less, so that none is on the edge. */
const REACH_DAYS = 59;
const IDS_A_PAGE = 1000;

/**
 * Compares the order ids that Shopify shows with ours, within the window it lets us see: an order it no longer has is
 * removed (its orders/delete was lost), one that we lack is fetched. Runs every week and can be repeated.
 */
export const compareOrders: JobHandler<{ shop: string }> = async ({ shop }, context) => {
  const installed = await getInstalledShop(shop);
  const last = await getLatestDone(shop, ["orders.bulk"]);
  if (!installed || !last) return { unchanged: true, summary: "nothing to compare with yet" };
  const { installGeneration, scopes } = installed;
  const reach = new Date(context.now.getTime() - REACH_DAYS * DAY_MS);
  const since = scopes.includes("read_all_orders") ? new Date(0) : reach;
  const { found, removed } = await recordIntake(shop, { kind: "orders.compare", installGeneration }, context, () =>
    settleDifferences(shop, since, context),
  );
  return { summary: `${found} found, ${removed} removed`, unchanged: found + removed === 0 };
};

async function settleDifferences(shop: string, since: Date, { now, signal }: JobContext) {
  let removed = 0;
  let found = 0;
  for (const ids of chunk(await findDifferences(shop, since), ORDERS_A_CALL)) {
    signal.throwIfAborted();
    const settled = await settle(shop, ids, now);
    removed += settled.removed;
    found += settled.found;
  }
  return { found, removed };
}

/** Ids that only one side has: both lists ascend, so they are walked side by side a page at a time. */
async function findDifferences(shop: string, since: Date): Promise<bigint[]> {
  const ours = flatten(ourIds(shop, since));
  const different: bigint[] = [];
  let mine = await ours.next();
  for await (const theirs of flatten(listOrderIdsSince(shop, since))) {
    while (!mine.done && mine.value < theirs) {
      different.push(mine.value);
      mine = await ours.next();
    }
    if (!mine.done && mine.value === theirs) mine = await ours.next();
    else different.push(theirs);
  }
  for (; !mine.done; mine = await ours.next()) different.push(mine.value);
  return different;
}

async function* ourIds(shop: string, since: Date): AsyncGenerator<bigint[]> {
  for (let after = 0n; ; ) {
    const page = await listOrderIds(shop, since, after, IDS_A_PAGE);
    yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < IDS_A_PAGE) return;
    after = last;
  }
}

async function* flatten(pages: AsyncIterable<bigint[]>): AsyncGenerator<bigint, undefined> {
  for await (const page of pages) yield* page;
}

/** Asks Shopify for each id once more, by itself: it is there and saved, or it is gone and removed. */
async function settle(shop: string, ids: bigint[], now: Date): Promise<{ found: number; removed: number }> {
  const present = await readOrders(shop, ids.map(String));
  const seen = new Set(present.map(({ order }) => parseGid(order.id, "Order")));
  const gone = ids.filter((id) => !seen.has(id));
  return db().$transaction(async (tx) => {
    const saved = await saveWholeOrders(tx, shop, present.map(parseWholeOrder), { source: "api", now });
    await saveTombstones(tx, shop, "order", gone.map(String), now);
    return { found: saved.orders, removed: await deleteOrders(tx, shop, gone) };
  });
}
