import type { JobHandler } from "#app/jobs/define-job.ts";
import { BULK_FINISH_TOPIC } from "#app/pipeline/intake/signals.ts";
import { db } from "#app/runtime/database.server.ts";
import { listWaiting, markDeliveries } from "#app/shopify/deliveries.server.ts";

/** Notes the finish webhooks; the map then lets the backfills that wait look now rather than later. */
export const wakeIntakes: JobHandler<{ shop: string }> = async ({ shop }, { now }) => {
  const waiting = await listWaiting(shop, [BULK_FINISH_TOPIC], 500);
  await markDeliveries(
    db(),
    shop,
    waiting.map((one) => one.webhookId),
    { status: "handled", handledAt: now },
  );
  return { summary: `${waiting.length} files ready` };
};
