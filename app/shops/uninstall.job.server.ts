import type { JobHandler } from "#app/jobs/define-job.ts";
import { cancelWaitingJobs } from "#app/jobs/forget-jobs.server.ts";
import { forgetShop as forgetPublications } from "#app/pipeline/publishing/forget-publications.server.ts";
import { clearAccessLoss } from "#app/shopify/access-loss.server.ts";
import { ignoreWaiting } from "#app/shopify/deliveries.server.ts";
import { handleEachDelivery } from "#app/shops/each-delivery.server.ts";
import { holdShop } from "#app/shops/hold-shop.server.ts";
import { JOB_BY_TOPIC } from "#app/shops/jobs.ts";
import { markUninstalled } from "#app/shops/store.server.ts";

/** What a shop that left may still ask of us. */
const STILL_DUE = Object.keys(JOB_BY_TOPIC);
const KINDS_STILL_DUE = Object.values(JOB_BY_TOPIC).map((job) => job.kind);

/**
 * A shop removed Tandem: its sessions go and the ledger of what was published, what waits for it is dropped, and work
 * under way finds it uninstalled. May be called twice, without a session, and late: a message from before the present
 * install is about an earlier one.
 */
export const uninstall: JobHandler<{ shop: string }> = async ({ shop }, context) => {
  const { now } = context;
  const { handled } = await handleEachDelivery(
    shop,
    {
      topic: "app/uninstalled",
      handle: async (tx, { triggeredAt }) => {
        const row = await holdShop(tx, shop);
        if (!row) return { ignored: "Tandem holds nothing of this shop" };
        if (triggeredAt < row.installedAt) return { ignored: "the shop has installed Tandem again since" };
        if (!(await markUninstalled(tx, shop, now))) return { ignored: "the shop had uninstalled Tandem already" };
        await clearAccessLoss(tx, shop);
        await forgetPublications(tx, shop);
        await cancelWaitingJobs(tx, shop, KINDS_STILL_DUE);
        await ignoreWaiting(tx, shop, STILL_DUE, { reason: "the shop has uninstalled Tandem", handledAt: now });
        return "handled";
      },
    },
    context,
  );
  return handled > 0 ? { summary: "uninstalled" } : { unchanged: true, summary: "nothing to do" };
};
