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
