import { z } from "zod";
import { defineJob, type JobHandler } from "#app/jobs/define-job.ts";

const ofShop = z.object({ shop: z.string() });

/** One a shop at a time; what webhooks tell is worked off in the order it came. */
function ofOneShop(kind: string, handler: () => Promise<JobHandler<{ shop: string }>>) {
  return defineJob({ kind, payload: ofShop, collapseBy: ({ shop }) => shop, retryLimit: 12, handler });
}

/** Reads the shop's own facts and starts reading its catalogue and orders. */
export const installJob = defineJob({
  kind: "shops.install",
  payload: ofShop,
  collapseBy: ({ shop }) => shop,
  handler: async () => (await import("#app/shops/install.job.server.ts")).install,
});

/** app/uninstalled: forgets the sessions and stops what is pending. */
export const uninstallJob = ofOneShop(
  "shops.uninstall",
  async () => (await import("#app/shops/uninstall.job.server.ts")).uninstall,
);

/** app/scopes_update: notes what is granted now. */
export const updateScopesJob = ofOneShop(
  "shops.scopes",
  async () => (await import("#app/shops/update-scopes.job.server.ts")).updateScopes,
);

/** customers/merge: makes one shopper of two. */
export const mergeCustomersJob = ofOneShop(
  "shops.merge",
  async () => (await import("#app/shops/merge-customers.job.server.ts")).mergeCustomers,
);

/** customers/data_request: gathers what we hold of a person. */
export const exportCustomersJob = ofOneShop(
  "shops.export",
  async () => (await import("#app/shops/export-customers.job.server.ts")).exportCustomers,
);

/** customers/redact: forgets a person for good. */
export const redactCustomersJob = ofOneShop(
  "shops.redact",
  async () => (await import("#app/shops/redact-customers.job.server.ts")).redactCustomers,
);

/** shop/redact: erases everything of the shop. */
export const eraseShopJob = ofOneShop(
  "shops.erase",
  async () => (await import("#app/shops/erase-shop.job.server.ts")).eraseShop,
);

/** The job behind each topic about a shop's life, for the routes and for the sweep that finds forgotten deliveries. */
export const JOB_BY_TOPIC = {
  "app/uninstalled": uninstallJob,
  "app/scopes_update": updateScopesJob,
  "customers/merge": mergeCustomersJob,
  "customers/data_request": exportCustomersJob,
  "customers/redact": redactCustomersJob,
  "shop/redact": eraseShopJob,
};

/** Every night: forgets what has been kept long enough and takes up privacy requests that got stuck. */
export const tidyJob = defineJob({
  kind: "shops.tidy",
  payload: z.object({}),
  schedule: "17 3 * * *",
  concurrency: 1,
  handler: async () => (await import("#app/shops/tidy.job.server.ts")).tidy,
});
