import type { JobContext, JobHandler } from "#app/jobs/define-job.ts";
import { MINUTE_MS } from "#app/kernel/clock.ts";
import { recordIntake } from "#app/pipeline/intake/record-intake.server.ts";
import { advanceIntake, getLatestDone, type Intake } from "#app/pipeline/intake/store.server.ts";
import { parseWholeOrder } from "#app/pipeline/orders/parse-order.ts";
import { saveWholeOrders } from "#app/pipeline/orders/save-orders.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { listOrdersUpdatedSince } from "#app/shopify/list-orders.server.ts";
import { getInstalledShop } from "#app/shops/store.server.ts";

/** Our clock and Shopify's may differ, and its index lags behind: look back this much further than the last look. */
const OVERLAP_MS = 15 * MINUTE_MS;

/**
 * Re-reads every order that changed since the last complete look: whatever a lost webhook would have said. Runs every six
 * hours and can be repeated.
 */
export const reconcileOrders: JobHandler<{ shop: string }> = async ({ shop }, context) => {
  const installed = await getInstalledShop(shop);
  const last = await getLatestDone(shop, ["orders.bulk", "orders.reconcile"]);
  if (!installed || !last) return { unchanged: true, summary: "nothing to compare with yet" };
  const since = new Date(last.startedAt.getTime() - OVERLAP_MS);
  const { installGeneration } = installed;
  const { seen, written } = await recordIntake(
    shop,
    { kind: "orders.reconcile", installGeneration },
    context,
    (intake) => readChanged(intake, since, context),
  );
  return { summary: `${seen} orders looked at, ${written} written`, unchanged: written === 0 };
};

async function readChanged({ shop, id }: Intake, since: Date, { now, signal }: JobContext) {
  let seen = 0;
  let written = 0;
  for await (const page of listOrdersUpdatedSince(shop, since)) {
    signal.throwIfAborted();
    await db().$transaction(async (tx) => {
      const saved = await saveWholeOrders(tx, shop, page.map(parseWholeOrder), { source: "api", now });
      await advanceIntake(tx, shop, id, { rows: page.length, objects: saved.orders, bytes: 0 });
      written += saved.orders;
    });
    seen += page.length;
  }
  return { seen, written };
}
