import type { JobHandler } from "#app/jobs/define-job.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { changeIntake, getLatestIntake } from "#app/pipeline/intake/store.server.ts";
import { backfillOrdersJob } from "#app/pipeline/orders/jobs.ts";
import type { Database } from "#app/runtime/database.server.ts";
import { getNewestHandledAt } from "#app/shopify/deliveries.server.ts";
import { handleEachDelivery, type Waiting } from "#app/shops/each-delivery.server.ts";
import { holdShop } from "#app/shops/hold-shop.server.ts";
import { ScopesAbout } from "#app/shops/signals.ts";
import { saveScopes } from "#app/shops/store.server.ts";

const TOPIC = "app/scopes_update";

/** Without it Shopify shows the orders of the last 60 days only; with it all are read again. */
const ALL_ORDERS = "read_all_orders";

/** Notes the scopes that Shopify grants now. An older message never overwrites a newer one. */
export const updateScopes: JobHandler<{ shop: string }> = async ({ shop }, context) => {
  const { handled } = await handleEachDelivery(
    shop,
    { topic: TOPIC, handle: (tx, delivery) => updateOnce(tx, shop, delivery, context.now) },
    context,
  );
  return { unchanged: handled === 0, summary: handled > 0 ? "permissions noted" : "nothing to do" };
};

async function updateOnce(tx: Database, shop: string, { triggeredAt, about }: Waiting, now: Date) {
  const row = await holdShop(tx, shop);
  if (!row) return { ignored: "Tandem holds nothing of this shop" };
  if (row.uninstalledAt !== null) return { ignored: "the shop has uninstalled Tandem" };
  if (triggeredAt < row.installedAt) return { ignored: "the shop has installed Tandem again since" };
  const newest = await getNewestHandledAt(tx, shop, TOPIC);
  if (newest && triggeredAt < newest) return { ignored: "a newer message about the permissions was handled before" };
  const { current } = ScopesAbout.parse(about);
  await saveScopes(tx, shop, current);
  if (current.includes(ALL_ORDERS) && !row.scopes.includes(ALL_ORDERS)) await readAllOrders(tx, shop, now);
  return "handled" as const;
}

/** A reading that was asked for before lacks the older orders: it is ended, so that the job asks anew. */
async function readAllOrders(tx: Database, shop: string, now: Date): Promise<void> {
  const latest = await getLatestIntake(shop, "orders.bulk");
  if (latest && latest.finishedAt === null) {
    const message = "Older orders may be read now: all orders are asked for again.";
    await changeIntake(tx, shop, latest.id, { status: "partial", message, finishedAt: now });
  }
  await enqueue(tx, backfillOrdersJob, { shop });
}
