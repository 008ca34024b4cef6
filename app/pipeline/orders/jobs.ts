import { z } from "zod";
import { defineJob } from "#app/jobs/define-job.ts";

const ofShop = z.object({ shop: z.string() });
const oneAShop = ({ shop }: { shop: string }) => shop;

/** Fetches the orders that waiting webhooks name. */
export const refreshOrdersJob = defineJob({
  kind: "orders.refresh",
  payload: ofShop,
  collapseBy: oneAShop,
  retryLimit: 12,
  handler: async () => (await import("#app/pipeline/orders/refresh.job.server.ts")).refreshOrders,
});

/** Reads all orders that Shopify lets us see, once. */
export const backfillOrdersJob = defineJob({
  kind: "orders.backfill",
  payload: ofShop,
  collapseBy: oneAShop,
  timeLimitSeconds: 4 * 3600,
  handler: async () => (await import("#app/pipeline/orders/backfill.job.server.ts")).backfillOrders,
});

/** Fetches the orders that changed since the last look: webhooks get lost. */
export const reconcileOrdersJob = defineJob({
  kind: "orders.reconcile",
  payload: ofShop,
  collapseBy: oneAShop,
  timeLimitSeconds: 3600,
  handler: async () => (await import("#app/pipeline/orders/reconcile.job.server.ts")).reconcileOrders,
});

/** Compares the ids that Shopify shows with ours: a lost orders/delete leaves an order that is no more. */
export const compareOrdersJob = defineJob({
  kind: "orders.compare",
  payload: ofShop,
  collapseBy: oneAShop,
  timeLimitSeconds: 3600,
  handler: async () => (await import("#app/pipeline/orders/compare.job.server.ts")).compareOrders,
});

/** Every six hours: a reconcile for each shop. */
export const reconcileAllShopsJob = defineJob({
  kind: "orders.reconcile-all-shops",
  payload: z.object({}),
  schedule: "17 */6 * * *",
  handler: async () => (await import("#app/pipeline/orders/schedule.job.server.ts")).reconcileAllShops,
});

/** Every week: a comparison of ids for each shop. */
export const compareAllShopsJob = defineJob({
  kind: "orders.compare-all-shops",
  payload: z.object({}),
  schedule: "43 3 * * 0",
  handler: async () => (await import("#app/pipeline/orders/schedule.job.server.ts")).compareAllShops,
});
